/** “Format with the site’s Prettier settings”: main reads the settings and formats, the change is one undo step. */
import { lineEdits } from '#core/text/line-diff.ts'
import { recap } from '../api/recap.ts'
import { currentText, editByAction } from './form-edits.ts'
import { activePost } from './open-posts.ts'
import { showNotice } from './workspace.ts'

export async function formatFrontPost(): Promise<void> {
  const id = activePost()?.id
  const text = currentText()
  if (id === undefined || text === null) return
  const formatted = await recap.formatPost(id, text)
  if (!formatted.ok) {
    showNotice(formatted.error, 'plain')
    return
  }
  if (activePost()?.id !== id || currentText() !== text) {
    showNotice('The post was changed meanwhile, so it was not formatted. Try again.', 'plain')
    return
  }
  const edits = lineEdits(text, formatted.value)
  if (edits.length === 0) showNotice('This post is formatted already.', 'plain')
  else {
    const refusal = editByAction(() => ({ ok: true, edits }))
    if (refusal !== null) showNotice(refusal)
  }
}
