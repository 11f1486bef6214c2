import { applyEdits } from '../text/apply-edits.ts'
import { composeEdits } from '../text/compose-edits.ts'
import { minimalEdit } from '../text/minimal-edit.ts'
import type { TextEdit } from '../text/text-edit.ts'
import { type FrontMatterSource, openPost, readSource } from './document.ts'
import type { FencedBlock } from './fences.ts'
import type { Lock } from './locks.ts'
import type { StyleMemory } from './style-memory.ts'
import { isFault } from './syntax.ts'
import type { EditRefusal, EditResult } from './types.ts'
import { type Change, changedOnly } from './verification.ts'

export interface OpenedYaml {
  readonly fences: FencedBlock
  readonly source: FrontMatterSource
}

/** One way to make a change. Splices are relative to the text between the fences, in order, not overlapping. */
export interface Attempt {
  readonly splices: readonly TextEdit[]
  readonly memory?: StyleMemory
}

/** Opens a post for editing; a refusal says why that cannot be. */
export function openForEditing(text: string): OpenedYaml | EditResult {
  const opened = openPost(text)
  if (opened.kind === 'yaml') return opened
  if (opened.kind === 'none') return refuse('no-such-place', 'This post has no front matter.', 0)
  return refuse('unreadable', opened.fault.message, opened.fault.at)
}

export function isResult(value: OpenedYaml | EditResult): value is EditResult {
  return 'ok' in value
}

export function refuse(code: EditRefusal, message: string, at: number): EditResult {
  return { ok: false, code, message, at }
}

export function refuseLock({ code, message }: Lock, at: number): EditResult {
  return refuse(code, message, at)
}

export const UNCHANGED: EditResult = { ok: true, edits: [] }

const UNSAFE =
  'This change could not be written so that every reader of the front matter understands it alike. Make it in the text.'

/** Takes the first attempt whose result, read back, holds the old data but for the change. */
export function firstProven(
  { fences, source }: OpenedYaml,
  attempts: Iterable<Attempt>,
  change: Change,
  at: number
): EditResult {
  const base = fences.inner.from
  for (const { splices, memory } of attempts) {
    const inner = applyEdits(source.inner, splices)
    // A line that begins like the closing fence would end the front matter.
    if (inner.startsWith('---') || inner.includes('\n---') || inner.includes('\r')) continue
    const after = readSource(inner, memory ?? source.memory)
    if (isFault(after) || !changedOnly(source, after, change)) continue
    return { ok: true, edits: trimEdits(source.inner, splices, base) }
  }
  return refuse('unsafe', UNSAFE, at + base)
}

/** Edits without the characters that they would replace by the same ones, moved by `base`. */
export function trimEdits(text: string, edits: readonly TextEdit[], base = 0): TextEdit[] {
  return edits.flatMap(({ from, to, insert }) =>
    minimalEdit(text.slice(from, to), insert).map(edit => ({
      from: edit.from + from + base,
      to: edit.to + from + base,
      insert: edit.insert
    }))
  )
}

/** Does several edits one after the other and joins them into one; the first refusal ends it. */
export function inSequence(text: string, steps: readonly ((text: string) => EditResult)[]): EditResult {
  let edits: readonly TextEdit[] = []
  let current = text
  for (const step of steps) {
    const result = step(current)
    if (!result.ok) return result
    edits = composeEdits(edits, result.edits)
    current = applyEdits(current, result.edits)
  }
  return { ok: true, edits: trimEdits(text, edits) }
}
