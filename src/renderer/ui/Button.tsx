import type { MouseEvent, ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components'
import './button.css'

type Look = 'plain' | 'primary' | 'quiet'

/** A button with words. */
export function Button({
  look = 'plain',
  ...props
}: Omit<ButtonProps, 'className'> & { readonly look?: Look }) {
  return <AriaButton {...props} className={`button button-${look}`} />
}

export interface IconButtonProps {
  /** Spoken, and shown as a tooltip. */
  readonly name: string
  /** Left out where a drawing for several buttons lies behind them. */
  readonly icon?: ReactNode
  /** Shown in the tooltip and told to screen readers, e.g. `Alt+Up`. */
  readonly shortcut?: string
  readonly isDisabled?: boolean
  readonly onPress: (event: MouseEvent<HTMLButtonElement>) => void
}

/**
 * A button that is only a picture. It is the browser's own, and {@link Tooltips} shows its name: a form has hundreds,
 * and each of the library's listens to every key press in the window.
 */
export function IconButton({ name, icon, shortcut, isDisabled = false, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      data-tooltip
      data-shortcut={shortcut}
      aria-keyshortcuts={shortcut?.replace(/(Up|Down)$/, 'Arrow$1')}
      disabled={isDisabled}
      onClick={onPress}
    >
      {icon}
    </button>
  )
}
