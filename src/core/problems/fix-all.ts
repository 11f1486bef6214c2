import type { TextEdit } from '../text/text-edit.ts'
import type { Problem } from './problem.ts'
import { reconciledVideos } from './rules/reconciled.ts'

/** What mends one of these changes what is right for the next: the Videos panel takes them one after another. */
const depending: ReadonlySet<string> = new Set(reconciledVideos.map(({ code }) => code))

/**
 * The first fixes of several problems of one text as one set of edits, in the order of the text.
 * @returns null where one of them has no fix, a choice of fixes or one that depends on the others, or where two would
 * change the same place
 */
export function fixAll(problems: readonly Pick<Problem, 'code' | 'fixes'>[]): readonly TextEdit[] | null {
  const edits: TextEdit[] = []
  for (const { code, fixes } of problems) {
    const [fix] = fixes
    if (fix === undefined || fixes.length > 1 || depending.has(code) || fix.edits.length === 0) return null
    edits.push(...fix.edits)
  }
  edits.sort((a, b) => a.from - b.from || a.to - b.to)
  const clashes = edits.some((edit, index) => {
    const before = edits[index - 1]
    return before !== undefined && (edit.from < before.to || edit.from === before.from)
  })
  return clashes ? null : edits
}
