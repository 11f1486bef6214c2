/** Keeps the preview of the post in front up to date: newest text wins, one render under way at a time. */
import { create } from 'zustand'
import type { PostId } from '#shared/content.ts'
import type { PreviewFailure, PreviewPage } from '#shared/preview.ts'
import { recap } from '../api/recap.ts'

interface Preview {
  readonly id: PostId | null
  /** The last page that Hugo made of this post; it stays while a newer text does not build. */
  readonly page: PreviewPage | null
  /** The text that page was made of. */
  readonly pageText: string
  /** Why the newest text has no page; null while it has. */
  readonly failure: PreviewFailure | null
  /** The newest text that Hugo has answered to, with a page or a failure. */
  readonly answered: string | null
}

export const usePreview = create<Preview>(() => ({
  id: null,
  page: null,
  pageText: '',
  failure: null,
  answered: null
}))

let wanted: { readonly id: PostId; readonly text: string } | null = null
let rendering = false

/** Asks for a preview of this text of this post. */
export function previewText(id: PostId, text: string): void {
  if (usePreview.getState().id !== id) {
    usePreview.setState({ id, page: null, pageText: '', failure: null, answered: null })
  }
  if (text === usePreview.getState().answered) return
  wanted = { id, text }
  if (!rendering) void renderWanted()
}

/** The engine started anew or the site's templates changed: what is shown is out of date. */
export function previewAgain(): void {
  const { id, answered } = usePreview.getState()
  if (id === null || answered === null) return
  wanted ??= { id, text: answered }
  if (!rendering) void renderWanted()
}

async function renderWanted(): Promise<void> {
  rendering = true
  while (wanted !== null) {
    const request = wanted
    wanted = null
    const result = await recap.renderPreview(request)
    if (request.id !== usePreview.getState().id) continue
    const answered = request.text
    if (result.ok) usePreview.setState({ page: result.value, pageText: answered, failure: null, answered })
    else if (result.error.code !== 'superseded') usePreview.setState({ failure: result.error, answered })
    else usePreview.setState({ answered })
  }
  rendering = false
}
