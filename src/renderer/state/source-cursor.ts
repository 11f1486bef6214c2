/** Which value of the front matter the cursor stands in, for the form to mark. */
import { create } from 'zustand'
import type { FieldPath } from '#core/frontmatter/types.ts'
import { afterPaint } from './after-paint.ts'
import { useAnalysis } from './analysis.ts'
import { activePost, mountedEditor, useOpenPosts } from './open-posts.ts'
import { pathAtOffset } from './source-place.ts'

/** Null while the cursor is elsewhere, or the source has not got the focus. */
export const useSourceCursor = create<{ readonly place: string | null }>(() => ({ place: null }))

const placeOf = (path: FieldPath): string => path.join('\n')

/** Whether the place is this value or inside it. */
export function isAtPlace(place: string | null, path: FieldPath): boolean {
  if (place === null) return false
  const own = placeOf(path)
  return place === own || place.startsWith(`${own}\n`)
}

/** Follows the cursor until the function it gives is called: only a form that is seen needs it. */
export function followSourceCursor(): () => void {
  const look = () => afterPaint('mark the place of the cursor in the form', publish)
  const stopPosts = useOpenPosts.subscribe(look)
  const stopAnalysis = useAnalysis.subscribe(look)
  document.addEventListener('focusin', look)
  document.addEventListener('focusout', look)
  look()
  return () => {
    stopPosts()
    stopAnalysis()
    document.removeEventListener('focusin', look)
    document.removeEventListener('focusout', look)
    useSourceCursor.setState({ place: null })
  }
}

function publish(): void {
  const place = placeNow()
  if (place !== undefined && place !== useSourceCursor.getState().place) useSourceCursor.setState({ place })
}

/** Undefined while the text is not read yet: the reading of it asks again. */
function placeNow(): string | null | undefined {
  const post = activePost()
  const { current } = useAnalysis.getState()
  if (post === undefined || mountedEditor()?.view.hasFocus !== true) return null
  if (current === null || current.id !== post.id || current.text.length !== post.editor.doc.length)
    return undefined
  const path = pathAtOffset(post.editor.selection.main.head)
  return path === null ? null : placeOf(path)
}
