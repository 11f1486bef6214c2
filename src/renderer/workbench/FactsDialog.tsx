import { memo } from 'react'
import { ProgressBar } from 'react-aria-components'
import type { OfferedValue } from '#core/videos/facts-offer.ts'
import {
  askAboutAll,
  chooseValue,
  chosenCount,
  closeFacts,
  type FactRow,
  nothingReached,
  stopAsking,
  unreachedByAll,
  useFacts,
  writeChosenFacts
} from '../state/video-facts.ts'
import { Button } from '../ui/Button.tsx'
import { CheckBox } from '../ui/CheckBox.tsx'
import { ModalDialog } from '../ui/ModalDialog.tsx'
import './facts-dialog.css'

/** What hosts say of the post's videos, beside what the entries say. */
export function FactsDialog() {
  const { rows, phase, complete } = useFacts()
  const answered = rows.filter(row => row.phase === 'answered').length
  const chosen = chosenCount(rows)
  const unreached = unreachedByAll(rows)
  return (
    <ModalDialog
      isWide
      title="Fill in the facts"
      onClose={closeFacts}
      buttons={
        <>
          {phase === 'asking' && <Button onPress={stopAsking}>Stop asking</Button>}
          <Button onPress={closeFacts}>Cancel</Button>
          <Button look="primary" isDisabled={chosen === 0} onPress={writeChosenFacts}>
            {chosen === 0 ? 'Write values' : chosen === 1 ? 'Write 1 value' : `Write ${chosen} values`}
          </Button>
        </>
      }
    >
      {rows.length > 0 && (
        <ProgressBar
          className="facts-progress"
          aria-label="Videos asked about"
          value={answered}
          maxValue={rows.length}
        >
          <span className="facts-track" aria-hidden>
            <span style={{ width: `${(answered / rows.length) * 100}%` }} />
          </span>
        </ProgressBar>
      )}
      <div className="facts-head">
        <p role="status">{summaryOf(rows, answered, phase)}</p>
        {complete > 0 && phase !== 'asking' && (
          <Button look="quiet" onPress={askAboutAll}>
            {rows.length === 0 ? 'Ask about all' : `Ask about all ${rows.length + complete}`}
          </Button>
        )}
      </div>
      {unreached.map(sentence => (
        <p key={sentence} className="facts-trouble">
          {sentence}
        </p>
      ))}
      {rows.length > 0 && (
        <ul className="facts-rows" aria-label="Videos">
          {rows.map(row => (
            <VideoFactsRow key={row.index} row={row} phase={phase} saidAbove={unreached.join('\n')} />
          ))}
        </ul>
      )}
    </ModalDialog>
  )
}

function summaryOf(rows: readonly FactRow[], answered: number, phase: string): string {
  if (rows.length === 0) return 'No entry lacks a title, a description, a date, a duration or a thumbnail.'
  if (phase === 'asking') return `Asked about ${answered} of ${rows.length}…`
  const offers = rows.reduce((sum, row) => sum + row.offers.length, 0)
  const found =
    offers === 0 ? 'Nothing new was found.' : `${offers} ${offers === 1 ? 'value' : 'values'} found.`
  return phase === 'stopped' ? `Stopped. ${found}` : found
}

const VideoFactsRow = memo(function VideoFactsRow(props: {
  readonly row: FactRow
  readonly phase: 'asking' | 'done' | 'stopped'
  /** What could not be reached for any video, a sentence a line: a text, so that rows are drawn for its words only. */
  readonly saidAbove: string
}) {
  const { row, phase, saidAbove } = props
  const isSaid = (sentence: string) =>
    saidAbove === nothingReached || saidAbove.split('\n').includes(sentence)
  const troubles = [...row.troubles, ...row.unreached.filter(sentence => !isSaid(sentence))]
  return (
    <li className="facts-row" aria-label={row.name}>
      <p className="facts-name">
        <span>{row.name}</span>
        <span className="facts-state">{stateOf(row, phase)}</span>
      </p>
      {row.offers.map(offer => (
        <Offer
          key={offer.field}
          offer={offer}
          isChosen={row.chosen.has(offer.field)}
          onChoose={chosen => chooseValue(row.index, offer.field, chosen)}
        />
      ))}
      {troubles.map(trouble => (
        <p key={trouble} className="facts-trouble">
          {trouble}
        </p>
      ))}
    </li>
  )
})

function stateOf({ phase, offers, troubles, reached }: FactRow, asking: string): string {
  if (phase === 'waiting') return asking === 'stopped' ? 'Not asked' : 'Waiting…'
  if (!reached) return 'Not reached'
  return offers.length === 0 && troubles.length === 0 ? 'Nothing to add' : ''
}

const names = {
  title: 'Title',
  description: 'Description',
  embedUrl: 'Video link',
  thumbnailUrl: 'Thumbnail',
  uploadDate: 'Upload date',
  duration: 'Duration'
} as const

function Offer(props: {
  readonly offer: OfferedValue
  readonly isChosen: boolean
  readonly onChoose: (chosen: boolean) => void
}) {
  const { field, present, offered } = props.offer
  return (
    <CheckBox isSelected={props.isChosen} onChange={props.onChoose}>
      <span className="facts-field">{names[field]}</span>
      <span className="facts-values">
        <ins>{offered}</ins>
        {present !== '' && (
          <span className="facts-present">
            instead of <del>{present}</del>
          </span>
        )}
      </span>
    </CheckBox>
  )
}
