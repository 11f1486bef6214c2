import type { PostProblems } from '#shared/problems.ts'
import type { CheckedPost } from './check-folder.ts'

/** A post's problems for a list: with lines, without fixes, which only the open text can tell. */
export function listProblems({ id, text, problems }: CheckedPost): PostProblems {
  let line = 1
  let at = 0
  return {
    id,
    problems: problems.map(({ fixes, ...problem }) => {
      // They come in the order of the text.
      for (
        let end = text.indexOf('\n', at);
        end >= 0 && end < problem.range.from;
        end = text.indexOf('\n', at)
      ) {
        line += 1
        at = end + 1
      }
      return { ...problem, line, fixable: fixes.length > 0 }
    })
  }
}
