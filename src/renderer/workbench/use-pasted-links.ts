import { useEffect } from 'react'
import { openLinks } from '../state/links-dialog.ts'
import { useWorkbenchDialog } from '../state/workbench-dialog.ts'
import { showNotice } from '../state/workspace.ts'
import { isLinkFileForVideos } from './link-files.ts'
import { richestText } from './pasted-text.ts'

/** A larger file is no list of links. */
const largestFile = 32 * 1024 * 1024

/**
 * While the Videos panel is shown: links pasted outside of any field, or dropped on the panel as text or as a file,
 * open the dialog.
 */
export function usePastedLinks(panel: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const inPanel = (event: Event) => event.target instanceof Node && panel.current?.contains(event.target)
    const onPaste = (event: ClipboardEvent) => {
      if (event.clipboardData === null || isField(event.target) || dialogIsOpen()) return
      if (!inPanel(event) && event.target !== document.body) return
      const text = richestText(event.clipboardData)
      if (!/youtu|vimeo/i.test(text)) return
      event.preventDefault()
      openLinks(text)
    }
    const onDragOver = (event: DragEvent) => {
      const { types } = event.dataTransfer ?? { types: [] }
      if (
        inPanel(event) &&
        types.some(type => /^(?:text\/(?:plain|html|uri-list)|Files)$/.test(type)) &&
        !isOurs(types)
      )
        event.preventDefault()
    }
    const onDrop = (event: DragEvent) => {
      const { dataTransfer } = event
      if (!inPanel(event) || dataTransfer === null || isOurs(dataTransfer.types)) return
      const [file] = dataTransfer.files
      if (file !== undefined && !isLinkFileForVideos(event)) return
      event.preventDefault()
      event.stopPropagation()
      if (file === undefined) openLinks(richestText(dataTransfer))
      else void openFile(file)
    }
    document.addEventListener('paste', onPaste)
    // Before the window's own listeners, which open dropped posts and folders.
    window.addEventListener('dragover', onDragOver, true)
    document.addEventListener('drop', onDrop, true)
    return () => {
      document.removeEventListener('paste', onPaste)
      window.removeEventListener('dragover', onDragOver, true)
      document.removeEventListener('drop', onDrop, true)
    }
  }, [panel])
}

async function openFile(file: File): Promise<void> {
  if (file.size > largestFile) showNotice(`${file.name} is too large for a list of links.`)
  else openLinks(await file.text())
}

/** A card that is dragged carries its name as text. */
const isOurs = (types: readonly string[]): boolean => types.includes('application/x-recap-desk-video')

const dialogIsOpen = (): boolean => useWorkbenchDialog.getState().dialog !== null

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null
}
