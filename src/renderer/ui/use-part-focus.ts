import { type RefObject, useEffect, useRef } from 'react'
import { type Part, usePartFocus } from '../state/part-focus.ts'

/** So long a part may take until it has something to take the focus; the writer may go on elsewhere meanwhile. */
const patienceMs = 5000

/**
 * Takes the focus into a part of the window when a command asks for it: back to
 * where it was last, as long as that is there, else to the first of these elements.
 *
 * @param first selectors, the best place first
 */
export function useFocusedPart(
  part: Part,
  root: RefObject<HTMLElement | null>,
  first: readonly string[]
): void {
  const isWanted = usePartFocus(state => state.wanted === part)
  const last = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && root.current?.contains(target)) last.current = target
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [root])
  const selectors = useRef(first)
  selectors.current = first
  useEffect(() => {
    if (!isWanted) return
    const focus = (): boolean => {
      const places = selectors.current.map(selector => root.current?.querySelector<HTMLElement>(selector))
      for (const place of [last.current, ...places]) {
        if (place == null || !root.current?.contains(place)) continue
        place.focus()
        if (document.activeElement === place) return true
      }
      return false
    }
    const done = () => usePartFocus.setState({ wanted: null })
    // At once where that is possible: the next key is meant for this part.
    if (focus()) {
      done()
      return
    }
    // What is shown for it now, such as a tab, takes the focus only once it is drawn; just after a start, once it is read.
    const end = performance.now() + patienceMs
    let frame = requestAnimationFrame(function again() {
      if (focus() || performance.now() > end) done()
      else frame = requestAnimationFrame(again)
    })
    return () => cancelAnimationFrame(frame)
  }, [isWanted, root])
}
