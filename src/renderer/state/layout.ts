/** Which panels show and how wide they are; remembered per content folder by main. */
import { create } from 'zustand'
import { firstLayout, type Layout, type PreviewSettings } from '#shared/settings.ts'
import { recap } from '../api/recap.ts'

export const useLayout = create<Layout>(() => firstLayout)

/** Below this width in px the library is a drawer and the text a tab. */
export const narrowBelow = 1000

interface NarrowView {
  /** The text, or what the side panel shows. */
  readonly text: boolean
  /** The drawer with the posts. */
  readonly posts: boolean
}

/** What shows where there is room for one thing only. Not remembered. */
export const useNarrowView = create<NarrowView>(() => ({ text: true, posts: false }))

/** Shows or hides the posts: the drawer in a narrow window, else the panel. */
export function toggleLibrary(): void {
  if (window.innerWidth < narrowBelow) useNarrowView.setState(({ posts }) => ({ posts: !posts }))
  else changeLayout({ libraryVisible: !useLayout.getState().libraryVisible })
}

let pending: number | undefined

/** Changes the layout and has main remember it shortly after. */
export function changeLayout(change: Partial<Layout>): void {
  useLayout.setState(change)
  window.clearTimeout(pending)
  pending = window.setTimeout(() => void recap.saveLayout(useLayout.getState()), 300)
}

/** Changes how this folder's preview is shown. */
export function changePreview(change: Partial<PreviewSettings>): void {
  changeLayout({ preview: { ...useLayout.getState().preview, ...change } })
}

/** Takes over what main remembered, without telling it back. */
export function restoreLayout(layout: Layout | null): void {
  useLayout.setState(layout ?? firstLayout)
}
