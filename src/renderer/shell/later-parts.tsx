/**
 * What stands around the text. It is read and drawn once the text is seen: on a start nothing of it is worth
 * waiting for, and it is there before a hand is at the mouse. The components' library comes with it: outside of
 * these parts nothing that a start draws uses it.
 */
import { type ComponentType, lazy } from 'react'
import { windowShown } from '../state/window-shown.ts'

function later<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    await windowShown
    return { default: await load() }
  })
}

export const LibraryPanel = later(async () => (await import('../library/LibraryPanel.tsx')).LibraryPanel)
export const SidePanel = later(async () => (await import('./SidePanel.tsx')).SidePanel)
export const PostsToggle = later(async () => (await import('./PanelToggles.tsx')).PostsToggle)
export const SideToggle = later(async () => (await import('./PanelToggles.tsx')).SideToggle)
export const Notice = later(async () => (await import('./Notice.tsx')).Notice)
export const PostBanner = later(async () => (await import('./PostBanner.tsx')).PostBanner)
export const LinksOffer = later(async () => (await import('../workbench/LinksOffer.tsx')).LinksOffer)
export const ReviewButton = later(async () => (await import('./ReviewButton.tsx')).ReviewButton)
export const ProblemCount = later(async () => (await import('./ProblemCount.tsx')).ProblemCount)

// In place of the desk, or in front of it.
export const Welcome = lazy(async () => ({ default: (await import('./Welcome.tsx')).Welcome }))
export const CloseDialog = lazy(async () => ({ default: (await import('./CloseDialog.tsx')).CloseDialog }))
export const Comparison = lazy(async () => ({ default: (await import('./Comparison.tsx')).Comparison }))
export const VersionsDialog = lazy(async () => ({
  default: (await import('../history/VersionsDialog.tsx')).VersionsDialog
}))
export const WorkbenchDialogs = lazy(async () => ({
  default: (await import('../workbench/WorkbenchDialogs.tsx')).WorkbenchDialogs
}))
