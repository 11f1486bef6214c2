import type { TextEdit, TextRange } from '../text/text-edit.ts'

/** Where a value stands: keys of maps and indexes of lists, from the top of the front matter. */
export type FieldPath = readonly (string | number)[]

/** A value of the front matter with its place. Ranges are offsets into the post's whole LF text. */
export type FieldNode = ScalarNode | ListNode | MapNode

interface NodeBase extends TextRange {
  readonly path: FieldPath
  /** Why this value must not be edited through a form (an alias, a custom tag …), as a sentence; null when it may. */
  readonly locked: string | null
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar'
  /** What it means to Hugo: a date is an unquoted YAML time stamp or date. */
  readonly type: 'string' | 'number' | 'boolean' | 'date' | 'null'
  /**
   * What a writer sees and types: the string's value; for other types the source spelling; empty for null.
   * Line breaks of a block scalar that only wrap its lines are shown as spaces, and the final line break that
   * `|` and `>` add is left out. Hand this, changed, to `setValue` and the block is wrapped again.
   */
  readonly value: string
  /** For a string, exactly what YAML reads, wrapping line breaks and a final one included; else as `value`. */
  readonly exact: string
}

export interface ListNode extends NodeBase {
  readonly kind: 'list'
  readonly items: readonly FieldNode[]
}

export interface MapNode extends NodeBase {
  readonly kind: 'map'
  /** In file order. */
  readonly fields: readonly MapField[]
}

export interface MapField {
  readonly key: string
  readonly keyRange: TextRange
  readonly value: FieldNode
}

/** The front matter of a post's text, or why there is none that can be edited. */
export type FrontMatter = NoFrontMatter | YamlFrontMatter | UnreadableFrontMatter

export interface NoFrontMatter {
  readonly kind: 'none'
}

export interface YamlFrontMatter {
  readonly kind: 'yaml'
  readonly root: MapNode
  /** From the opening fence to the body: both fences and the line break after the second are inside. */
  readonly block: TextRange
  /** What stands between the fences. */
  readonly inner: TextRange
}

export interface UnreadableFrontMatter {
  readonly kind: 'unreadable'
  readonly format: 'yaml' | 'toml' | 'json'
  /** A sentence for the writer. */
  readonly message: string
  /** Offset of the fault in the post's text. */
  readonly at: number
  /** Its line in the post's file, from 1. */
  readonly line: number
  readonly block: TextRange
}

/**
 * A value to write. Strings are quoted as needed; dates, numbers and booleans are written raw in YAML's own form.
 * `raw` is a number or boolean as it is to be spelled: `010`, `1.10`, `yes`.
 */
export type NewValue =
  | string
  | number
  | boolean
  | null
  | { readonly date: string }
  | { readonly raw: string }
  | readonly NewValue[]
  | { readonly fields: readonly (readonly [key: string, value: NewValue])[] }

/** What an edit came to: the smallest replacements that make the change, or a sentence why it is refused. */
export type EditResult =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly code: EditRefusal; readonly message: string; readonly at: number }

export type EditRefusal = 'unreadable' | 'no-such-place' | 'alias' | 'unsafe'
