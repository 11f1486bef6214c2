import { noFacts, type PostFacts } from './post-facts.ts'
import type { Problem } from './problem.ts'
import { type PostReading, readForRules } from './read-post.ts'
import type { Rule } from './rule.ts'
import { rules } from './rules.ts'

/**
 * Finds the problems of a post.
 * @param text the post's LF text
 * @param facts what is known of its site and its folder; rules that need what is unknown stay silent
 * @returns in the order of the text; never fails, whatever the text
 */
export function checkPost(text: string, facts: PostFacts = noFacts): readonly Problem[] {
  return checkReading(readForRules(text), facts)
}

/** The same for a post that was read already, or for some rules only. */
export function checkReading(
  post: PostReading,
  facts: PostFacts,
  only: readonly Rule[] = rules
): readonly Problem[] {
  const problems = only.flatMap(({ code, severity, check }) =>
    check(post, facts).map(
      ({ from, to, message, fixes = [], field = null }): Problem => ({
        code,
        severity,
        range: { from, to },
        message,
        fixes,
        field
      })
    )
  )
  return problems.sort((a, b) => a.range.from - b.range.from || a.range.to - b.range.to)
}
