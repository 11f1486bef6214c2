import { useEffect, useState } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'

/** A hand that only passes over a button wants nothing explained. */
const delayMs = 600
/** After one tooltip the next comes at once for so long. */
const warmMs = 500
/** The focus brings its button into sight: that scrolls, and must not end the tooltip. */
const scrollMs = 150

/**
 * The names of all buttons that are only a picture, as tooltips: one listener for the window. A tooltip comes where the
 * pointer rests or the keyboard's focus goes, and leaves with them, with a press and with Escape.
 */
export function Tooltips() {
  const [button, setButton] = useState<HTMLElement | null>(null)
  useEffect(() => {
    let pointed: HTMLElement | null = null
    let shown: HTMLElement | null = null
    let timer = 0
    let hiddenAt = Number.NEGATIVE_INFINITY
    let shownAt = 0
    const show = (next: HTMLElement) => {
      clearTimeout(timer)
      shown = next
      shownAt = performance.now()
      setButton(next)
    }
    const hide = () => {
      clearTimeout(timer)
      if (shown === null) return
      shown = null
      hiddenAt = performance.now()
      setButton(null)
    }
    const enter = ({ target, pointerType }: PointerEvent) => {
      const over = withTooltip(target)
      if (over === pointed) return
      pointed = over
      hide()
      if (over === null || pointerType === 'touch') return
      if (performance.now() - hiddenAt < warmMs) show(over)
      else timer = window.setTimeout(() => over.isConnected && show(over), delayMs)
    }
    const focus = ({ target }: FocusEvent) => {
      const over = withTooltip(target)
      if (over?.matches(':focus-visible')) show(over)
    }
    const leave = () => {
      pointed = null
      hide()
    }
    const scroll = () => {
      if (performance.now() - shownAt > scrollMs) hide()
    }
    const key = ({ key }: KeyboardEvent) => {
      if (shown !== null && (key === 'Escape' || key === 'Enter' || key === ' ')) hide()
    }
    const ending = new AbortController()
    const options = { signal: ending.signal, capture: true, passive: true }
    document.addEventListener('pointerover', enter, options)
    document.addEventListener('pointerdown', hide, options)
    document.addEventListener('focusin', focus, options)
    document.addEventListener('focusout', hide, options)
    document.addEventListener('scroll', scroll, options)
    document.documentElement.addEventListener('pointerleave', leave, { signal: ending.signal })
    window.addEventListener('keydown', key, options)
    return () => {
      ending.abort()
      clearTimeout(timer)
    }
  }, [])
  if (button === null) return null
  const name = button.getAttribute('aria-label')
  return (
    <TooltipTrigger isOpen>
      <Tooltip key={name} className="tooltip" offset={6} triggerRef={{ current: button }}>
        {name}
        {button.dataset.shortcut !== undefined && <kbd>{button.dataset.shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}

function withTooltip(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tooltip]') : null
}
