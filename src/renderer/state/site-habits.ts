import type { SiteHabits } from '#core/videos/mend-mismatch.ts'
import { useWorkspace } from './workspace.ts'

/** What the site does where a post gives no example. */
export function siteHabits(): SiteHabits {
  const { siteFacts } = useWorkspace.getState()
  const lists = (siteFacts.fields ?? []).filter(({ path }) => path.at(-1) === 'videoSchema')
  return {
    newList: lists[0]?.path.length === 1 ? 'top' : 'params',
    ...(siteFacts.embeds === undefined ? {} : { embedStyle: siteFacts.embeds })
  }
}
