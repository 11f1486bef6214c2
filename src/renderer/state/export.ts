/** The preview as a file or on paper: asks the frame for its page, and main to write it. */
import { create } from 'zustand'
import type { ExportRequest } from '#shared/ipc/contract.ts'
import type { ExportedPage } from '#shared/preview-frame.ts'
import { recap } from '../api/recap.ts'
import { flushPaintTasks } from './after-paint.ts'
import { changeLayout, useLayout } from './layout.ts'
import { activePost } from './open-posts.ts'
import { usePreview } from './preview.ts'
import { showNotice, useWorkspace } from './workspace.ts'

type As = ExportRequest['as']

interface Wanted {
  readonly number: number
  readonly take: (page: ExportedPage | null) => void
}

/** The export that the preview's frame is asked for; null while none is. */
export const useExport = create<{ readonly wanted: Wanted | null }>(() => ({ wanted: null }))

let count = 0

/** How long Hugo and the frame may take together, in milliseconds. */
const patience = 30_000

/** Exports or prints the post in front as it is now, typed a moment ago or not. */
export const exportPost = (as: As) => async (): Promise<void> => {
  const post = activePost()
  if (post === undefined || useExport.getState().wanted !== null) return
  flushPaintTasks()
  const working = as === 'print' ? 'Preparing the page…' : 'Exporting…'
  showNotice(working, 'plain')
  // The frame draws the page: it has to be there.
  if (!useLayout.getState().sideVisible) changeLayout({ sideVisible: true, sideTab: 'preview' })
  const page = await exportedPage(post.id, post.editor.doc.toString())
  if (typeof page === 'string') {
    showNotice(page)
    return
  }
  const title = useWorkspace.getState().posts.get(post.id)?.title ?? post.id
  const done = await recap.exportPost({ id: post.id, as, title, page })
  if (done.ok && done.value === null && useWorkspace.getState().notice?.message === working)
    useWorkspace.setState({ notice: null })
  if (!done.ok) showNotice(done.error.message)
  else if (done.value !== null) {
    const { path, missingPictures: missing } = done.value
    const written = path === null ? 'The page was given to the printer.' : `Written to “${path}”.`
    const without =
      missing === 0
        ? ''
        : missing === 1
          ? ' One picture is missing in it.'
          : ` ${missing} pictures are missing in it.`
    showNotice(`${written}${without}`, 'plain')
  }
}

/** The frame's answer. */
export function takeExportedPage(number: number, page: ExportedPage | null): void {
  const { wanted } = useExport.getState()
  if (wanted?.number === number) wanted.take(page)
}

/** The page of this text, or why there is none, as a sentence. */
function exportedPage(id: string, text: string): Promise<ExportedPage | string> {
  return new Promise(resolve => {
    const end = (result: ExportedPage | string) => {
      clearTimeout(timer)
      stop()
      useExport.setState({ wanted: null })
      resolve(result)
    }
    const timer = setTimeout(() => end('The preview did not give its page in time. Try again.'), patience)
    const look = () => {
      const { id: shown, answered, failure } = usePreview.getState()
      if (useExport.getState().wanted !== null || shown !== id || answered !== text) return
      if (failure !== null) {
        end(`There is no page of the text as it is now: ${failure.message}`)
        return
      }
      count += 1
      useExport.setState({
        wanted: {
          number: count,
          take: page => end(page ?? 'This page cannot be written to a file.')
        }
      })
    }
    const stop = usePreview.subscribe(look)
    look()
  })
}
