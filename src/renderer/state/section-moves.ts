/** Moving the section that the cursor is in, and the entries of its videos with it. */
import { moveSectionAt } from '#core/videos/move-section.ts'
import { flushPaintTasks } from './after-paint.ts'
import { analyse } from './analyse.ts'
import { activePost, editPost, mountedEditor, postOf } from './open-posts.ts'
import { useAnnouncement } from './video-edits.ts'
import { showNotice } from './workspace.ts'

/** One step of undo; the lines that moved are selected afterwards. */
export function moveSection(direction: -1 | 1): void {
  flushPaintTasks()
  const post = activePost()
  if (post === undefined || post.editor.readOnly) return
  const text = post.editor.doc.toString()
  const move = moveSectionAt(text, post.editor.selection.main.from, direction)
  if (move === null) {
    const where = direction < 0 ? 'above' : 'below'
    showNotice(`There is no section ${where} this one to move it past. Put the cursor into a section first.`)
  } else if (!move.result.ok) showNotice(move.result.message)
  else {
    editPost(post.id, move.result.edits, { select: move.section })
    const after = postOf(post.id)
    if (after !== undefined) analyse(after.id, after.editor.doc.toString())
    mountedEditor()?.goTo(move.section)
    useAnnouncement.setState({ words: `Section moved ${direction < 0 ? 'up' : 'down'}` })
  }
}
