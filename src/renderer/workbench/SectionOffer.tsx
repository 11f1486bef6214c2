import { X } from 'lucide-react'
import {
  acceptSectionOffer,
  declineSectionOffer,
  markOfferedLines,
  type SectionOffer as Offer,
  useSectionOffer
} from '../state/section-offer.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import './section-offer.css'

/** After a video was moved, renamed or deleted: offers the same for its section, and shows which lines that means. */
export function SectionOffer() {
  const offer = useSectionOffer(state => state.offer)
  return (
    <div className="section-offer" role="status" aria-label="Its section">
      {offer !== null && (
        <div className="section-offer-box">
          <div className="section-offer-head">
            <p>{sentenceOf(offer)}</p>
            <IconButton name="Leave the text as it is" icon={<X size={14} />} onPress={declineSectionOffer} />
          </div>
          <Lines {...offer.lines} />
          <div className="section-offer-buttons">
            <Button
              onPress={acceptSectionOffer}
              onHoverChange={markOfferedLines}
              onFocusChange={markOfferedLines}
            >
              {labelOf(offer)}
            </Button>
            {offer.leavesClosingWords && <span>The words behind the video stay at the end.</span>}
          </div>
        </div>
      )}
    </div>
  )
}

function sentenceOf({ kind, lines, where }: Offer): string {
  const range = lines.first === lines.last ? `Line ${lines.first}` : `Lines ${lines.first} to ${lines.last}`
  if (kind === 'rename') return `The heading in line ${lines.first} still has the old title.`
  if (kind === 'delete') return `${range} of the text are still about it.`
  return `Its section has not moved yet. ${range} can go ${where}.`
}

function labelOf({ kind, where }: Offer): string {
  if (kind === 'rename') return `Change it to ${where}`
  return kind === 'delete' ? 'Delete the section too' : 'Move the section too'
}

/** The first and last lines: enough to know them again. */
function Lines({ first, words }: Offer['lines']) {
  const shown = words.length <= 6 ? words.map((line, at) => ({ line, at })) : ends(words)
  return (
    <ol className="section-offer-lines">
      {shown.map(({ line, at }) => (
        <li key={at} value={first + at} data-after-gap={at > 0 && !shown.some(other => other.at === at - 1)}>
          <span>{line === '' ? ' ' : line}</span>
        </li>
      ))}
    </ol>
  )
}

function ends(words: readonly string[]) {
  const numbered = words.map((line, at) => ({ line, at }))
  return [...numbered.slice(0, 3), ...numbered.slice(-2)]
}
