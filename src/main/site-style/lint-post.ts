import type { Configuration, LintError } from 'markdownlint'
import { lint } from 'markdownlint/sync'
import type { Problem } from '#core/problems/problem.ts'

/** Our own rules that say the same: who has both in a line hears of it once. */
const sameAsOurs: Readonly<Record<string, string>> = {
  MD001: 'heading-skipped',
  MD025: 'heading-first-level',
  MD034: 'bare-address',
  MD045: 'image-without-text'
}

/**
 * What markdownlint finds in a post by the site's own configuration, as problems with the code `markdownlint/MD000`.
 * @param text the post's LF text
 * @param found what our own rules found in it
 */
export function lintPost(text: string, config: Configuration, found: readonly Problem[]): readonly Problem[] {
  const starts = lineStarts(text)
  const { post = [] } = lint({ strings: { post: text }, config })
  return post.flatMap(error => {
    const code = error.ruleNames[0] ?? ''
    const from = starts[error.lineNumber - 1] ?? 0
    const to = Math.max(from, (starts[error.lineNumber] ?? text.length + 1) - 1)
    const isSaid = found.some(
      problem => problem.code === sameAsOurs[code] && problem.range.from <= to && problem.range.to >= from
    )
    return isSaid ? [] : [problemOf(error, code, from, to, starts)]
  })
}

function problemOf(
  error: LintError,
  code: string,
  from: number,
  to: number,
  starts: readonly number[]
): Problem {
  const [column = 1, length = to - from] = error.errorRange ?? []
  const at = Math.min(from + column - 1, to)
  const detail = error.errorDetail ? `: ${error.errorDetail}` : ''
  const fix = error.fixInfo
  const line = fix?.lineNumber ?? error.lineNumber
  const lineFrom = starts[line - 1] ?? from
  const editFrom = lineFrom + (fix?.editColumn ?? 1) - 1
  // -1 stands for the whole line with its end.
  const deleted = fix?.deleteCount === -1 ? (starts[line] ?? to) - editFrom : (fix?.deleteCount ?? 0)
  const edits = [{ from: editFrom, to: editFrom + deleted, insert: fix?.insertText ?? '' }]
  return {
    code: `markdownlint/${code}`,
    severity: 'warning',
    range: { from: at, to: Math.min(at + length, to) },
    message: `${error.ruleDescription}${detail}.`.replace(/\.\.$/, '.'),
    fixes: fix ? [{ title: 'Fix', edits }] : [],
    field: null
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
