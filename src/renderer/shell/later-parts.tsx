/**
 * What stands around the text. It is read and drawn once the text is seen: on a start nothing of it is worth
 * waiting for, and it is there before a hand is at the mouse. The components' library comes with it: outside of
 * these parts nothing that a start draws uses it.
 */
import { Component, type ComponentType, createElement, lazy, type ReactNode, Suspense } from 'react'
import { windowShown } from '../state/window-shown.ts'

interface LaterOptions {
  /** What keeps the part's room until it is there. */
  readonly room?: ReactNode
  /** Whether the window waits for it: it is all that there is to see then. */
  readonly atOnce?: boolean
}

/** A part that is read when it is first drawn. One that fails leaves the rest of the window, and the text, as it is. */
function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { room = null, atOnce = false }: LaterOptions = {}
): ComponentType<Props> {
  const Part = lazy(async () => {
    if (!atOnce) await windowShown
    return { default: await load() }
  }) as unknown as ComponentType<Props>
  return props => (
    <PartBoundary>
      <Suspense fallback={room}>{createElement(Part, props)}</Suspense>
    </PartBoundary>
  )
}

/** In the place of a part that cannot be drawn: why, and what to do. */
class PartBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <p className="part-failed" role="alert">
        This part of the window cannot be shown. Save your text, then start Recap Desk again.
      </p>
    )
  }
}

const iconRoom = { room: <span className="icon-space" /> }

export const LibraryPanel = later(async () => (await import('../library/LibraryPanel.tsx')).LibraryPanel)
export const SidePanel = later(async () => (await import('./SidePanel.tsx')).SidePanel)
export const PostsToggle = later(async () => (await import('./PanelToggles.tsx')).PostsToggle, iconRoom)
export const SideToggle = later(async () => (await import('./PanelToggles.tsx')).SideToggle, iconRoom)
export const Notice = later(async () => (await import('./Notice.tsx')).Notice)
export const PostBanner = later(async () => (await import('./PostBanner.tsx')).PostBanner)
export const LinksOffer = later(async () => (await import('../workbench/LinksOffer.tsx')).LinksOffer)
export const ReviewButton = later(async () => (await import('./ReviewButton.tsx')).ReviewButton)
export const Tooltips = later(async () => (await import('../ui/Tooltips.tsx')).Tooltips)
export const ProblemCount = later(async () => (await import('./ProblemCount.tsx')).ProblemCount)

// In place of the desk, or in front of it.
export const Dialogs = later(async () => (await import('./Dialogs.tsx')).Dialogs)
export const Welcome = later(async () => (await import('./Welcome.tsx')).Welcome, { atOnce: true })
export const Comparison = later(async () => (await import('./Comparison.tsx')).Comparison)
export const VersionsDialog = later(
  async () => (await import('../history/VersionsDialog.tsx')).VersionsDialog
)
export const WorkbenchDialogs = later(
  async () => (await import('../workbench/WorkbenchDialogs.tsx')).WorkbenchDialogs
)

const loadCloseDialog = async () => (await import('./CloseDialog.tsx')).CloseDialog
export const CloseDialog = later(loadCloseDialog)
// Without it no window with unsaved text closes: it is there even if the application's files are replaced meanwhile.
void windowShown.then(loadCloseDialog)
