import type { TextRange } from '../text/text-edit.ts'

/** One argument of a call. The range covers name, quotes and value. */
export interface ShortcodeArgument extends TextRange {
  /** Null for an argument that is known by its position. */
  readonly name: string | null
  /** What the shortcode gets, escapes resolved. */
  readonly value: string
  /** The value as it is written, without its quotes. */
  readonly valueRange: TextRange
  /** `\"` is how Hugo spells quotes inside another quoted argument. */
  readonly quote: '' | '"' | '`' | '\\"'
}

/** One `{{< … >}}` or `{{% … %}}`; the range covers both delimiters. */
export interface ShortcodeCall extends TextRange {
  readonly delimiter: '<' | '%'
  readonly name: string
  readonly nameRange: TextRange
  readonly form: 'open' | 'close' | 'self-closing'
  /** Whether it defines its template in the post itself: `{{< name.inline >}}`. */
  readonly inline: boolean
  readonly arguments: readonly ShortcodeArgument[]
  /** For `open` the call that closes it, for `close` the one it closes, as index into the calls; else null. */
  readonly partner: number | null
}

export type ShortcodeFaultCode =
  | 'unclosed-call'
  | 'unclosed-comment'
  | 'unclosed-quote'
  | 'unclosed-raw-string'
  | 'missing-space'
  | 'missing-name'
  | 'missing-value'
  | 'mixed-arguments'
  | 'misplaced-escape'
  | 'misplaced-character'
  | 'misplaced-period'
  | 'closes-nothing'
  | 'nested-in-inline'

/** Why Hugo refuses the post at this place. */
export interface ShortcodeFault extends TextRange {
  readonly code: ShortcodeFaultCode
  /** A sentence for the writer. */
  readonly message: string
}

export interface Shortcodes {
  /** In the order of the text. */
  readonly calls: readonly ShortcodeCall[]
  /** Calls that are only shown, not made: `{{</* … *\/>}}`. */
  readonly escaped: readonly TextRange[]
  readonly faults: readonly ShortcodeFault[]
}
