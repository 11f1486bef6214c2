/** Keeps the preview of the post in front up to date: newest text wins, one render under way at a time. */
import { create } from 'zustand'
import type { PostId } from '#shared/content.ts'
import type { PreviewFailure, PreviewPage } from '#shared/preview.ts'
import { fail } from '#shared/result.ts'
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

interface Request {
  readonly id: PostId
  readonly text: string
}

/** What Hugo is to make next, and what it is making. */
let wanted: Request | null = null
let underWay: Request | null = null

/** Asks for a preview of this text of this post. */
export function previewText(id: PostId, text: string): void {
  if (usePreview.getState().id !== id) {
    usePreview.setState({ id, page: null, pageText: '', failure: null, answered: null })
  }
  const asked = wanted ?? underWay
  if (text === (asked?.id === id ? asked.text : usePreview.getState().answered)) return
  ask({ id, text })
}

/** The engine started anew or the site's templates changed: what is shown is out of date. */
export function previewAgain(): void {
  const { id, answered } = usePreview.getState()
  if (id === null || answered === null) return
  ask(wanted ?? { id, text: answered })
}

function ask(request: Request): void {
  wanted = request
  if (underWay === null) void renderWanted()
}

const lost: PreviewFailure = {
  code: 'engine-stopped',
  message: 'The preview could not be asked for.',
  detail: '',
  line: null,
  column: null
}

async function renderWanted(): Promise<void> {
  while (wanted !== null) {
    const request = wanted
    wanted = null
    underWay = request
    const result = await recap.renderPreview(request).catch(() => fail(lost))
    if (request.id !== usePreview.getState().id) continue
    const answered = request.text
    if (result.ok) usePreview.setState({ page: result.value, pageText: answered, failure: null, answered })
    else if (result.error.code !== 'superseded') usePreview.setState({ failure: result.error, answered })
    else usePreview.setState({ answered })
  }
  underWay = null
}
