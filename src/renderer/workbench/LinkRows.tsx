import { memo, useState } from 'react'
import { Input } from 'react-aria-components'
import { formatDuration } from '#core/videos/duration.ts'
import { changeRow, isThere, type LinkRow } from '../state/links-dialog.ts'
import { CheckBox } from '../ui/CheckBox.tsx'

/** The found videos: each can be left out, named and given its speakers. */
export function LinkRows({ rows }: { readonly rows: readonly LinkRow[] }) {
  return (
    <ul className="link-rows" aria-label="Found videos">
      {rows.map((row, index) => (
        <Row key={row.key} row={row} number={index + 1} />
      ))}
    </ul>
  )
}

const Row = memo(function Row({ row, number }: { readonly row: LinkRow; readonly number: number }) {
  const { key, link, title, speakers, chosen } = row
  const name = title.trim() === '' ? `Video ${number}` : title
  return (
    <li className="link-row" aria-label={name} data-left-out={!chosen || undefined}>
      <CheckBox
        name={`Add ${name}`}
        isSelected={chosen}
        isDisabled={isThere(row)}
        onChange={isSelected => changeRow(key, { chosen: isSelected })}
      />
      <Picture address={`recap-thumb://${link.host}/${link.id}`} />
      <div className="link-words">
        <Input
          className="link-title"
          aria-label="Title"
          value={title}
          placeholder={`Title, else “Video ${number}”`}
          readOnly={isThere(row)}
          onChange={event => changeRow(key, { title: event.target.value })}
        />
        <Input
          className="link-speakers"
          aria-label="Speakers"
          value={speakers}
          placeholder="Who speaks"
          readOnly={isThere(row)}
          onChange={event => changeRow(key, { speakers: event.target.value })}
        />
      </div>
      <p className="link-state">
        <span>{stateWords(row)}</span>
        <span className="link-address">{shortAddress(row)}</span>
        <span className="link-facts">{factWords(row)}</span>
      </p>
    </li>
  )
})

function Picture({ address }: { readonly address: string }) {
  const [broken, setBroken] = useState(false)
  return (
    <span className="link-picture">
      {!broken && (
        <img src={address} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
      )}
    </span>
  )
}

/** Tells which of the links the row is. */
function shortAddress({ link: { host, id } }: LinkRow): string {
  return `${host === 'youtube' ? 'youtu.be' : 'vimeo.com'}/${id}`
}

function stateWords({ inEntries, inText, isInSentence }: LinkRow): string {
  if (inEntries && inText) return 'In the post already'
  if (inEntries) return 'Has an entry, not in the text'
  if (inText) return 'In the text, without an entry'
  return isInSentence ? 'Linked in a sentence' : 'New'
}

function factWords({ link, durationSeconds, uploadDate }: LinkRow): string {
  const start = link.startSeconds === null ? '' : `from ${formatDuration(link.startSeconds)}`
  const duration = durationSeconds === null ? '' : formatDuration(durationSeconds)
  return [start, duration, uploadDate].filter(Boolean).join(' · ')
}
