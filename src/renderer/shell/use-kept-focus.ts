import { useEffect } from 'react'
import { mountedEditor } from '../state/open-posts.ts'

/** So many places are remembered: a button, the offer or row it stands in, and what was before. */
const remembered = 12

/**
 * A button that goes away once it has acted, as an offer's does, must not take the
 * focus with it: keys would go nowhere, and Tab begin at the window's first control.
 * It goes back to where the writer was before; else to the text.
 *
 * What knows a better place (a dialog that closes, a card that moved) is quicker.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let places: readonly WeakRef<Element>[] = []
    let lastOne: WeakRef<Element> | null = null
    let timer: number | undefined

    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return
      lastOne = new WeakRef(target)
      const others = places.filter(place => place.deref()?.isConnected === true && place.deref() !== target)
      places = [...others.slice(1 - remembered), lastOne]
    }
    const giveBack = () => {
      const last = lastOne?.deref()
      const isLost = document.activeElement === document.body && lastOne !== null && !canHaveFocus(last)
      if (!isLost || !document.hasFocus()) return
      const before = places.map(place => place.deref()).findLast(canHaveFocus)
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
      else if (document.querySelector('[aria-modal], [role="dialog"], [role="alertdialog"]') === null)
        mountedEditor()?.focus()
    }
    // Those that know better have had two frames.
    const soon = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(giveBack, 50)
    }
    document.addEventListener('focusin', note)
    document.addEventListener('focusout', soon)
    document.addEventListener('click', soon)
    // What went later than that is found by the next key, before it acts.
    window.addEventListener('keydown', giveBack, true)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('focusin', note)
      document.removeEventListener('focusout', soon)
      document.removeEventListener('click', soon)
      window.removeEventListener('keydown', giveBack, true)
    }
  }, [])
}

/** In the page, drawn, and not switched off. */
function canHaveFocus(element: Element | undefined): boolean {
  return (
    element?.isConnected === true && !element.matches(':disabled, [inert] *') && element.checkVisibility()
  )
}
