/** Which panels show and how wide they are; remembered per content folder by main. */
import { create } from 'zustand'
import type { Layout } from '#shared/settings.ts'
import { recap } from '../api/recap.ts'

export const firstLayout: Layout = {
  libraryVisible: true,
  sideVisible: true,
  sizes: {},
  sideTab: 'preview',
  remoteImages: 'ask',
  followCursor: true
}

export const useLayout = create<Layout>(() => firstLayout)

/** Where there is room for one thing only: the text, or what the side panel shows. Not remembered. */
export const useNarrowView = create<{ readonly text: boolean }>(() => ({ text: true }))

let pending: number | undefined

/** Changes the layout and has main remember it shortly after. */
export function changeLayout(change: Partial<Layout>): void {
  useLayout.setState(change)
  window.clearTimeout(pending)
  pending = window.setTimeout(() => void recap.saveLayout(useLayout.getState()), 300)
}

/** Takes over what main remembered, without telling it back. */
export function restoreLayout(layout: Layout | null): void {
  useLayout.setState(layout ?? firstLayout)
}
