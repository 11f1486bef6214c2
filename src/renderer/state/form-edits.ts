/**
 * How the form changes the text. While one field is typed in, every key press is
 * computed from the text as it was when the field was entered, so that the result
 * is what one single edit would have made: a space typed in passing leaves no
 * quotes behind.
 */
import type { EditResult } from '#core/frontmatter/types.ts'
import { applyEdits } from '#core/text/apply-edits.ts'
import { minimalEdit } from '#core/text/minimal-edit.ts'
import type { PostId } from '#shared/content.ts'
import { analyse } from './analyse.ts'
import { activePost, editPost, type OpenPost, postOf } from './open-posts.ts'

interface Burst {
  readonly post: PostId
  readonly field: string
  readonly textBefore: string
  readonly textAfter: string
}

let burst: Burst | null = null

/** The text of the post in front, read and ready for an edit; null when none is open. */
export function currentText(): string | null {
  const post = activePost()
  if (post === undefined) return null
  const text = post.editor.doc.toString()
  analyse(post.id, text)
  return text
}

/**
 * A key press in a field: `change` computes the edits on the text it is given.
 * @returns null when it was written, else the sentence why not
 */
export function editInField(field: string, change: (text: string) => EditResult): string | null {
  const post = activePost()
  const text = currentText()
  if (post === undefined || text === null) return null
  if (post.editor.readOnly) return readOnlyWords(post)
  const goesOn = burst !== null && burst.post === post.id && burst.field === field && burst.textAfter === text
  const textBefore = goesOn && burst !== null ? burst.textBefore : text
  const result = change(textBefore)
  if (!result.ok) return result.message
  const textAfter = applyEdits(textBefore, result.edits)
  editPost(post.id, goesOn ? minimalEdit(text, textAfter) : result.edits, { field })
  burst = { post: post.id, field, textBefore, textAfter }
  analyse(post.id, textAfter)
  return null
}

/**
 * What a field now says cannot be written: the text says again what it said when the field was entered, and nothing
 * that was only passed on the way there.
 */
export function takeFieldBack(): void {
  const post = activePost()
  if (post === undefined || burst === null || burst.post !== post.id) return
  const { field, textBefore, textAfter } = burst
  if (textAfter === textBefore || post.editor.doc.toString() !== textAfter) return
  editPost(post.id, minimalEdit(textAfter, textBefore), { field })
  burst = { ...burst, textAfter: textBefore }
  analyse(post.id, textBefore)
}

/**
 * A whole action of the form (add, delete, move): one undo step of its own.
 * @returns null when it was done, else the sentence why not
 */
export function editByAction(change: (text: string) => EditResult): string | null {
  const post = activePost()
  const text = currentText()
  if (post === undefined || text === null) return null
  if (post.editor.readOnly) return readOnlyWords(post)
  const result = change(text)
  if (!result.ok) return result.message
  editPost(post.id, result.edits)
  const after = postOf(post.id)
  if (after !== undefined) analyse(after.id, after.editor.doc.toString())
  return null
}

const readOnlyWords = (post: OpenPost): string => post.file.readonlyReason ?? 'This post cannot be changed.'

/** A field was left or entered: the next key press starts a new burst. */
export function endBurst(): void {
  burst = null
}
