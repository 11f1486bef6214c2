import { useRef } from 'react'
import { Button } from 'react-aria-components'
import { useAnalysis } from '../state/analysis.ts'
import { useWorkspace } from '../state/workspace.ts'
import { type FormFieldProps, TextField } from './TextField.tsx'

/** How many of the folder's keywords are offered at a time. */
const offered = 8

/** A list of short words, written with commas; the folder's most used ones are offered below. */
export function KeywordsField(props: FormFieldProps) {
  const known = useWorkspace(state => state.siteFacts.keywords)
  const value = useAnalysis(({ current }) => (current === null ? '' : props.select(current)))
  const chosen = value
    .split(',')
    .map(word => word.trim())
    .filter(Boolean)
  const buttons = useRef<HTMLFieldSetElement>(null)
  const offers = known.filter(word => !chosen.includes(word)).slice(0, offered)
  return (
    <div className="keywords">
      <TextField {...props} />
      {offers.length > 0 && props.locked === null && (
        <fieldset className="keyword-offers" aria-label={`Add to ${props.label.toLowerCase()}`} ref={buttons}>
          {offers.map((word, index) => (
            <Button
              key={word}
              className="keyword-offer"
              onPress={() => {
                props.write([...chosen, word].join(', '))
                requestAnimationFrame(() => focusOffer(buttons.current, index))
              }}
            >
              + {word}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  )
}

/** The offer that was taken is gone: the focus goes to the one that came in its place. */
function focusOffer(offers: HTMLElement | null, index: number): void {
  const buttons = offers?.querySelectorAll<HTMLElement>('button') ?? []
  const next = buttons[Math.min(index, buttons.length - 1)]
  next?.focus()
}
