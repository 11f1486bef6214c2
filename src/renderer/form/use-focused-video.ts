import { type RefObject, useEffect } from 'react'
import { useVideoFocus } from '../state/video-focus.ts'
import { setOpen } from './open-cards.ts'

/** After an action on a video, the focus goes where the action says, once the list shows its outcome. */
export function useFocusedVideo(panel: RefObject<HTMLElement | null>, keys: readonly string[]): void {
  const request = useVideoFocus(state => state.request)
  useEffect(() => {
    if (request === null) return
    const key = keys[request.index]
    if (request.opens && key !== undefined) setOpen(key, true)
    const wanted = (card: HTMLElement | undefined) =>
      request.selectors.map(selector => card?.querySelector<HTMLElement>(selector)).find(Boolean)
    const cardNow = () => panel.current?.querySelectorAll<HTMLElement>('.video-card')[request.index]
    // A field that is drawn before the next key gets that.
    let isOver = false
    let focused: HTMLElement | undefined
    queueMicrotask(() => {
      if (isOver) return
      focused = wanted(cardNow()) ?? undefined
      focused?.focus({ preventScroll: true })
    })
    // A card that opens now has its fields with the next frame, if not before.
    const frame = requestAnimationFrame(() => {
      const card = cardNow()
      if (request.selectors.length === 0) {
        if (card === undefined) return
        useVideoFocus.setState({ request: null })
        show(card, panel.current)
        const { activeElement } = document
        if (activeElement instanceof HTMLElement && card.contains(activeElement))
          show(activeElement, panel.current)
        return
      }
      // What has it by now may look other than what was asked for: a field is valid while it is typed in.
      const target =
        (focused === document.activeElement ? focused : undefined) ??
        wanted(card) ??
        (card === undefined ? panel.current?.querySelector<HTMLElement>('.panel-head .button') : null)
      if (target === null || target === undefined) return
      useVideoFocus.setState({ request: null })
      // The writer may have gone on from there.
      if (target !== focused) target.focus({ preventScroll: true })
      // A card can be higher than the window: what has the focus is what is to be seen.
      if (card !== undefined) show(card, panel.current)
      show(target, panel.current)
    })
    return () => {
      isOver = true
      cancelAnimationFrame(frame)
    }
  }, [request, keys, panel])
}

/** Scrolls as little as needed, and not under the notices that stand over the list. */
function show(element: HTMLElement, panel: HTMLElement | null): void {
  const notices = panel?.querySelector<HTMLElement>('.video-notices')?.offsetHeight ?? 0
  element.style.scrollMarginBottom = `${notices}px`
  element.scrollIntoView({ block: 'nearest' })
  element.style.scrollMarginBottom = ''
}
