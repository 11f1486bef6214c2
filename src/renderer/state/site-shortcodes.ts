/** The shortcodes that the site's own templates define, for the completion in the source. */
import type { ShortcodeFacts } from '#core/problems/post-facts.ts'
import type { ShortcodeOption } from '../editor/index.ts'

let known: readonly ShortcodeOption[] = []

/** None while they are not known. */
export const siteShortcodes = (): readonly ShortcodeOption[] => known

/** What was found out of the site of the post in front; null where its templates cannot be seen. */
export function takeSiteShortcodes(facts: ShortcodeFacts | null): void {
  known = (facts?.names ?? []).map(name => ({
    name,
    args: '',
    detail: 'Of this site',
    paired: facts?.paired.includes(name) ?? false
  }))
}
