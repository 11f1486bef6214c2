import { useEffect } from 'react'
import { mountedEditor } from '../state/open-posts.ts'
import { dropWish } from '../state/part-focus.ts'

/** So many places are remembered: a button, the offer or row it stands in, and what was before. */
const remembered = 12

/**
 * A button that goes away once it has acted, as an offer's does, must not take the
 * focus with it: keys would go nowhere, and Tab begin at the window's first control.
 * It goes back to where the writer was before; else to the text, or to the tab in front of that.
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
    /** Whether it was lost and is now somewhere. */
    const giveBack = (): boolean => {
      const last = lastOne?.deref()
      const isLost = document.activeElement === document.body && lastOne !== null && !canHaveFocus(last)
      if (!isLost || !document.hasFocus()) return false
      const before = places.map(place => place.deref()).findLast(canHaveFocus)
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
      else if (document.querySelector('[aria-modal], [role="dialog"], [role="alertdialog"]') === null) {
        mountedEditor()?.focus()
        // In a narrow window the text is behind another tab.
        if (document.activeElement === document.body)
          document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus()
      }
      return document.activeElement !== document.body
    }
    // Those that know better have had two frames.
    const soon = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(giveBack, 50)
    }
    // What went later than that is found by the next key. The writer does not see yet where that key
    // would act: it may be a button that deletes, or a cursor out of sight. So it only brings the focus back.
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isModifier(event) && actsOnFocus(event)) dropWish()
      if (isModifier(event) || !giveBack() || !actsOnFocus(event)) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('focusin', note)
    document.addEventListener('focusout', soon)
    document.addEventListener('click', soon)
    // A window that becomes narrow, or wide again, has parts elsewhere: no event tells of a focus that went with one.
    window.addEventListener('resize', soon)
    window.addEventListener('pointerdown', dropWish, true)
    window.addEventListener('keydown', onKeyDown, true)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('focusin', note)
      document.removeEventListener('focusout', soon)
      document.removeEventListener('click', soon)
      window.removeEventListener('resize', soon)
      window.removeEventListener('pointerdown', dropWish, true)
      window.removeEventListener('keydown', onKeyDown, true)
    }
  }, [])
}

/** Not a shortcut, which is the window's, nor Tab, which only goes on from there. */
const actsOnFocus = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !/^(Tab|F\d+)$/.test(key)

/** The key that it is held for comes after it. */
const isModifier = ({ key }: KeyboardEvent): boolean => /^(Shift|Control|Alt|AltGraph|Meta)$/.test(key)

/** In the page, drawn, and not switched off. */
function canHaveFocus(element: Element | undefined): boolean {
  return (
    element?.isConnected === true && !element.matches(':disabled, [inert] *') && element.checkVisibility()
  )
}
