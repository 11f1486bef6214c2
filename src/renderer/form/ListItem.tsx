import { ArrowDown, ArrowUp, Copy, Plus, X } from 'lucide-react'
import { type ReactNode, useContext, useRef } from 'react'
import type { FieldPath } from '#core/frontmatter/types.ts'
import { addDetail, duplicateDetail, moveDetail, removeDetail } from '../state/detail-edits.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { cursorOf, putCursor } from '../ui/cursor.ts'
import { FieldScopeContext } from './field-scope.ts'
import { inserted, moved, removed, renumberItems } from './item-numbers.ts'

export interface ItemProps {
  readonly list: FieldPath
  readonly index: number
  /** How many items the list has. */
  readonly count: number
}

/** An item of a list: Alt+Up and Alt+Down move it, and the focus stays in it. */
export function ListItem(props: ItemProps & { readonly children: ReactNode }) {
  const { move } = useItemActions(props)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields inside, which have buttons for the same.
    <div
      data-item={props.index}
      onKeyDown={event => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        event.stopPropagation()
        move(event.key === 'ArrowUp' ? -1 : 1, event.currentTarget)
      }}
    >
      {props.children}
    </div>
  )
}

/** Moves, copies and takes out an item; undo takes each of them back. */
export function ItemActions(props: ItemProps) {
  const { index, count } = props
  const { move, copy, remove } = useItemActions(props)
  const buttons = useRef<HTMLSpanElement>(null)
  const item = () => buttons.current?.closest<HTMLElement>('[data-item]') ?? null
  const name = `Item ${index + 1}`
  return (
    <span className="field-remove" ref={buttons}>
      <IconButton
        name={`Move ${name} up`}
        shortcut="Alt+Up"
        icon={<ArrowUp size={13} />}
        isDisabled={index === 0}
        onPress={() => move(-1, item())}
      />
      <IconButton
        name={`Move ${name} down`}
        shortcut="Alt+Down"
        icon={<ArrowDown size={13} />}
        isDisabled={index === count - 1}
        onPress={() => move(1, item())}
      />
      <IconButton name={`Duplicate ${name}`} icon={<Copy size={12} />} onPress={() => copy(item())} />
      <IconButton name={`Remove ${name}`} icon={<X size={13} />} onPress={() => remove(item())} />
    </span>
  )
}

/** Adds an item with the fields that the others have. */
export function AddItem({ list, label }: { readonly list: FieldPath; readonly label: string }) {
  const button = useRef<HTMLDivElement>(null)
  return (
    <div ref={button} className="add-item">
      <Button
        look="quiet"
        aria-label={`Add item to ${label}`}
        onPress={() => {
          const index = addDetail(list)
          if (index !== null) focusItem(button.current?.parentElement ?? null, index, inputs)
        }}
      >
        <Plus size={15} aria-hidden /> Add item
      </Button>
    </div>
  )
}

function useItemActions({ list, index, count }: ItemProps) {
  const { name, base } = useContext(FieldScopeContext)
  const renumber = (numberOf: (index: number) => number | null) =>
    renumberItems(name, list.slice(base.length), numberOf)
  return {
    move(by: 1 | -1, item: HTMLElement | null) {
      const place = placeInItem(item)
      const cursor = cursorOf(document.activeElement)
      if (!moveDetail(list, index, index + by)) return
      renumber(moved(index, index + by))
      focusItem(item?.parentElement ?? null, index + by, place, cursor)
    },
    copy(item: HTMLElement | null) {
      if (!duplicateDetail(list, index)) return
      renumber(inserted(index + 1))
      focusItem(item?.parentElement ?? null, index + 1, inputs)
    },
    remove(item: HTMLElement | null) {
      if (!removeDetail([...list, index])) return
      renumber(removed(index))
      focusItem(item?.parentElement ?? null, Math.min(index, count - 2), removeButton)
    }
  }
}

type Choose = (item: HTMLElement) => HTMLElement | undefined

const controls = 'input, textarea, button:not(:disabled)'
const inputs: Choose = item => item.querySelector<HTMLElement>('input, textarea') ?? undefined
const removeButton: Choose = item => {
  const buttons = item.querySelectorAll<HTMLElement>('.field-remove button')
  return [...buttons].find(button => button.closest('[data-item]') === item && isLast(button))
}
const isLast = (button: HTMLElement): boolean => button.parentElement?.lastElementChild === button

/** Where in an item the focus is, to be found again in the item's new place. */
function placeInItem(item: HTMLElement | null): Choose {
  const all = [...(item?.querySelectorAll<HTMLElement>('input, textarea, button') ?? [])]
  const place = all.findIndex(control => control.contains(document.activeElement))
  return other => {
    const there = other.querySelectorAll<HTMLElement>('input, textarea, button')[place]
    // At an end of the list one of the two arrows is out of use.
    return there?.matches(controls) ? there : removeButton(other)
  }
}

/**
 * After an action on an item the focus goes there, once the form shows its outcome: before the next key, which is meant
 * for it, where that is possible.
 */
function focusItem(
  list: HTMLElement | null,
  index: number,
  choose: Choose,
  cursor: ReturnType<typeof cursorOf> = null
): void {
  const before = new Set(list?.children)
  const find = () => list?.querySelector<HTMLElement>(`:scope > [data-item="${index}"]`) ?? null
  const focus = (): void => {
    const item = find()
    const control = (item ? choose(item) : list?.querySelector<HTMLElement>('.add-item button')) ?? null
    control?.focus({ preventScroll: true })
    putCursor(control, cursor)
    ;(item ?? control)?.scrollIntoView({ block: 'nearest' })
  }
  queueMicrotask(() => {
    const item = find()
    // An item that was there before is what the form showed then.
    if (item !== null && !before.has(item)) focus()
    else requestAnimationFrame(focus)
  })
}
