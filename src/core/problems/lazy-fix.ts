import type { EditResult } from '../frontmatter/types.ts'
import type { TextEdit } from '../text/text-edit.ts'
import type { Fix } from './problem.ts'

/** A fix whose edits take time to find: they are found when they are asked for; none where that is refused. */
export function lazyFix(title: string, find: () => EditResult): Fix {
  let found: readonly TextEdit[] | null = null
  return {
    title,
    get edits() {
      if (found === null) {
        const result = find()
        found = result.ok ? result.edits : []
      }
      return found
    }
  }
}
