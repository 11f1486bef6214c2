/** The commands that change how the preview is shown. */
import type { MenuCommand } from '#shared/ipc/contract.ts'
import { type PreviewSettings, previewZooms } from '#shared/settings.ts'
import { recap } from '../api/recap.ts'
import { exportPost } from './export.ts'
import { changePreview, useLayout } from './layout.ts'
import { showNotice, useWorkspace } from './workspace.ts'

const settings = (): PreviewSettings => useLayout.getState().preview

const turn = (name: 'scrollTogether' | 'markCursor' | 'clickToSource') => () =>
  changePreview({ [name]: !settings()[name] })

const asWideAs = (width: PreviewSettings['width']) => () => changePreview({ width })

/** The next step of the zoom, up or down; at its ends it stays. */
const zoomBy = (step: 1 | -1) => () => {
  const { zoom } = settings()
  const next =
    step > 0 ? previewZooms.find(other => other > zoom) : previewZooms.findLast(other => other < zoom)
  changePreview({ zoom: next ?? zoom })
}

const withStyleOf = (kind: 'file' | 'folder') => async (): Promise<void> => {
  const chosen = await recap.chooseSiteStyle(kind)
  if (!chosen.ok) showNotice(chosen.error.message)
  else if (chosen.value !== null) useWorkspace.setState({ siteStyle: chosen.value })
}

async function withOwnStyle(): Promise<void> {
  await recap.dropSiteStyle()
  useWorkspace.setState({ siteStyle: null })
}

export const previewCommands = {
  'site-style-file': withStyleOf('file'),
  'site-style-folder': withStyleOf('folder'),
  'own-style': withOwnStyle,
  print: exportPost('print'),
  'export-html': exportPost('html'),
  'export-pdf': exportPost('pdf'),
  'preview-scroll-together': turn('scrollTogether'),
  'preview-mark-cursor': turn('markCursor'),
  'preview-click-to-source': turn('clickToSource'),
  'preview-width-panel': asWideAs('panel'),
  'preview-width-phone': asWideAs('phone'),
  'preview-width-tablet': asWideAs('tablet'),
  'preview-width-desktop': asWideAs('desktop'),
  'preview-zoom-in': zoomBy(1),
  'preview-zoom-out': zoomBy(-1),
  'preview-zoom-reset': () => changePreview({ zoom: 100 })
} satisfies Partial<Record<MenuCommand, () => unknown>>
