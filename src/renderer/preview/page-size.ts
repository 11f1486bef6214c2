import type { PreviewWidth } from '#shared/settings.ts'

/** Widths of common screens, in CSS px; null is as wide as there is room. */
export const pageWidths: Readonly<Record<PreviewWidth, number | null>> = {
  panel: null,
  phone: 390,
  tablet: 820,
  desktop: 1280
}

export interface Room {
  readonly width: number
  readonly height: number
}

export interface PageSize {
  /** Of the page itself, in its own CSS px. */
  readonly width: number
  readonly height: number
  /** By how much it is drawn larger or smaller. */
  readonly scale: number
}

/**
 * The size of the preview's page. A page that is wider than its panel is drawn
 * smaller, as a whole: a desktop's page in a narrow panel still is a desktop's. The
 * zoom comes on top, and without a width chosen leaves less or more of it, as a
 * browser's does.
 *
 * @param zoom in percent
 */
export function pageSize(width: PreviewWidth, zoom: number, room: Room): PageSize {
  const wanted = pageWidths[width]
  const fit = wanted === null || room.width >= wanted ? 1 : room.width / wanted
  const scale = fit * (zoom / 100)
  return { width: wanted ?? room.width / scale, height: room.height / scale, scale }
}
