import type { PostId } from '#shared/content.ts'
import { narrowBelow } from './layout.ts'
import { openPost } from './opening.ts'
import { goToText } from './part-focus.ts'

/**
 * Opens a post that was chosen in the list. In a narrow window the list stood in front of the text and is gone then: the
 * focus goes into the text. Beside the text the list keeps it, for whoever looks through posts.
 */
export async function choosePost(id: PostId): Promise<void> {
  const opening = openPost(id)
  // Before it is there: the next key is meant for it.
  if (window.innerWidth < narrowBelow) goToText()
  await opening
}
