import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import './check-box.css'

/** A box to tick, with words beside it or, where the words are elsewhere, a name. */
export function CheckBox(props: {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
  readonly name?: string
  readonly children?: ReactNode
}) {
  const { isSelected, isDisabled = false, name, children } = props
  return (
    <label className="tick" data-disabled={isDisabled || undefined}>
      <span className="tick-box">
        <input
          type="checkbox"
          checked={isSelected}
          disabled={isDisabled}
          aria-label={name}
          onChange={event => props.onChange(event.target.checked)}
        />
        {isSelected && <Check size={13} strokeWidth={3} aria-hidden />}
      </span>
      {children}
    </label>
  )
}
