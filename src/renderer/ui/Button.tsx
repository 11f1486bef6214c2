import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components'
import './button.css'

type Look = 'plain' | 'primary' | 'quiet'

/** A button with words. */
export function Button({
  look = 'plain',
  ...props
}: Omit<ButtonProps, 'className'> & { readonly look?: Look }) {
  return <AriaButton {...props} className={`button button-${look}`} />
}

/** A button that is only a picture; its name is spoken and shown as a tooltip. */
export function IconButton({
  name,
  icon,
  shortcut,
  ...props
}: Omit<ButtonProps, 'className' | 'children' | 'aria-label'> & {
  readonly name: string
  readonly icon: ReactNode
  /** Shown in the tooltip only, e.g. `Alt+Up`. */
  readonly shortcut?: string
}) {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      <AriaButton {...props} aria-label={name} className="icon-button">
        {icon}
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {name}
        {shortcut !== undefined && <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
