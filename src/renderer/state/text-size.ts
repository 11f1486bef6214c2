/** How large the letters of the source are, as the writer chose for all windows; `editor/theme.ts` reads the property. */
import type { TextSize } from '#shared/settings.ts'
import { mountedEditor } from './open-posts.ts'

let kept: TextSize = 100
let isTold = false

/** The size that was chosen, in percent. */
export const keptTextSize = (): TextSize => kept

/** Shows the source in a size, until another one is shown. */
export function showTextSize(size: TextSize): void {
  document.documentElement.style.setProperty('--text-scale', String(size / 100))
  // The lines are as high as their letters.
  mountedEditor()?.view.requestMeasure()
}

/** A size was chosen, in this window or another. */
export function takeTextSize(size: TextSize): void {
  isTold = true
  kept = size
  showTextSize(size)
}

/** What was chosen when main put the start together; another one may have been chosen since. */
export function startWithTextSize(size: TextSize): void {
  if (!isTold) takeTextSize(size)
}
