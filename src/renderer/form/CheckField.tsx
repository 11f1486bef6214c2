import { Check } from 'lucide-react'
import { Checkbox } from 'react-aria-components'
import { type PostAnalysis, useAnalysis } from '../state/analysis.ts'

/** A yes-or-no value of the front matter. */
export function CheckField(props: {
  readonly label: string
  readonly locked: string | null
  readonly select: (post: PostAnalysis) => string
  readonly write: (on: boolean) => void
}) {
  const on = useAnalysis(
    ({ current }) => current !== null && /^(true|yes|on|y)$/i.test(props.select(current))
  )
  return (
    <Checkbox className="check" isSelected={on} onChange={props.write} isDisabled={props.locked !== null}>
      <span className="check-box">{on && <Check size={13} strokeWidth={3} aria-hidden />}</span>
      {props.label}
    </Checkbox>
  )
}
