import { useEffect, useLayoutEffect, useRef } from 'react'
import { type Side, showSide } from '../state/part-focus.ts'
import { cursorOf, putCursor } from '../ui/cursor.ts'
import type { Room } from './Desk.tsx'

/**
 * A window that becomes narrow, or wide again, draws its side panel anew, elsewhere. Whoever was in it goes on where
 * they were: that comes to the front, and has the focus and the cursor. The text sees to its own (`editorMounted`).
 */
export function useMovedFocus(room: Room): void {
  const last = useRef<Element | null>(null)
  useEffect(() => {
    const note = () => {
      last.current = document.activeElement
    }
    window.addEventListener('resize', note)
    return () => window.removeEventListener('resize', note)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the room is what has changed.
  useLayoutEffect(() => {
    const before = last.current
    last.current = null
    return before instanceof HTMLElement ? followFocus(before) : undefined
  }, [room])
}

/** Keeps the focus in an element of the side panel, or in what stands in its place now; answers what gives that up. */
function followFocus(before: HTMLElement): (() => void) | undefined {
  const part = before.closest<HTMLElement>('[data-side]')
  if (part === null) return undefined
  const side = part.dataset.side as Side
  const name = nameOf(before, labelsOf(part))
  const place = likes(name, part).indexOf(before)
  showSide(side)
  const over = new AbortController()
  for (const type of ['keydown', 'pointerdown'])
    window.addEventListener(type, () => over.abort(), { capture: true, signal: over.signal })
  const focus = (frames: number): void => {
    if (over.signal.aborted) return
    const now = likes(name, document.querySelector(`[data-side="${side}"]`))[place]
    if (now !== undefined && now !== document.activeElement) {
      now.focus()
      putCursor(now, cursorOf(before))
    }
    if (frames === 0 || (now !== undefined && now === document.activeElement)) over.abort()
    else requestAnimationFrame(() => focus(frames - 1))
  }
  // Before the next key where that is possible. A tab that comes to the front with this is drawn first.
  queueMicrotask(() => focus(patience))
  return () => over.abort()
}

/** How many frames are waited for what comes to the front; or until the writer goes on. */
const patience = 20

/** What of a part has the same name: a field of one video, say, has the name of that field of any other. */
function likes(name: string, part: Element | null): readonly HTMLElement[] {
  const labels = labelsOf(part)
  const all = part?.querySelectorAll<HTMLElement>('input, textarea, button, iframe, [tabindex]') ?? []
  return [...all].filter(element => nameOf(element, labels) === name)
}

/** By id. An element that has left the page has no `labels`. */
const labelsOf = (part: Element | null): ReadonlyMap<string, string> =>
  new Map([...(part?.querySelectorAll('label') ?? [])].map(label => [label.htmlFor, label.textContent]))

const nameOf = (element: HTMLElement, labels: ReadonlyMap<string, string>): string =>
  [element.tagName, labels.get(element.id) ?? element.ariaLabel, element.className].join(' ')
