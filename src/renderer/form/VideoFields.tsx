import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { VideoEntryField } from '#core/videos/entries.ts'
import { useAnalysis } from '../state/analysis.ts'
import { editVideoField, editVideoLink } from '../state/video-edits.ts'
import { DateField } from './DateField.tsx'
import { DetailRow } from './DetailRow.tsx'
import { type DetailField, fieldFor } from './detail-plan.ts'
import { TextField } from './TextField.tsx'
import { friendlyDuration, readDuration, readUploadDate, type Typed } from './video-words.ts'

/** The fields of one open video card. */
export function VideoFields({ index }: { readonly index: number }) {
  return (
    <div className="video-fields">
      <EntryField index={index} field="title" label="Title" />
      <EntryField index={index} field="description" label="Description" multiline />
      <EntryField index={index} field="embedUrl" label="Video link" placeholder="https://youtu.be/…" />
      <div className="field-row">
        <EntryField
          index={index}
          field="duration"
          label="Duration"
          show={friendlyDuration}
          read={readDuration}
          placeholder="31:26"
        />
        <EntryField
          index={index}
          field="uploadDate"
          label="Upload date"
          read={readUploadDate}
          date
          placeholder="2021-06-17"
        />
      </div>
      <EntryField index={index} field="thumbnailUrl" label="Thumbnail" placeholder="https://…" />
      <UnknownFields index={index} />
    </div>
  )
}

/** Whatever else the author put into the entry. */
function UnknownFields({ index }: { readonly index: number }) {
  const plan = useAnalysis(
    useShallow(state =>
      (state.current?.entries[index]?.unknown ?? []).map(({ value }) => JSON.stringify(fieldFor(value)))
    )
  )
  return plan.map(field => <DetailRow key={field} field={JSON.parse(field) as DetailField} />)
}

interface EntryFieldProps {
  readonly index: number
  readonly field: VideoEntryField
  readonly label: string
  readonly multiline?: boolean
  readonly date?: boolean
  readonly placeholder?: string
  /** How the stored value reads to a writer. */
  readonly show?: (stored: string) => string
  /** What a writer typed as it is stored, or a sentence why it cannot be. */
  readonly read?: (typed: string, before: string) => Typed
}

function EntryField({ index, field, date, show = asStored, read = asTyped, ...props }: EntryFieldProps) {
  const locked = useAnalysis(state => state.current?.entries[index]?.locked[field] ?? null)
  const list = useAnalysis(state => state.current?.listPath ?? null)
  const path = useMemo(() => [...(list ?? ['params', 'videoSchema']), index, field], [list, index, field])
  const Shown = date ? DateField : TextField
  return (
    <Shown
      {...props}
      path={path}
      locked={locked}
      select={post => show(post.entries[index]?.[field] ?? '')}
      write={typed => {
        const before = useAnalysis.getState().current?.entries[index]?.[field] ?? ''
        const result = read(typed, before)
        if ('error' in result) return result.error
        return field === 'embedUrl'
          ? editVideoLink(index, result.value)
          : editVideoField(index, field, result.value)
      }}
    />
  )
}

const asStored = (stored: string): string => stored
const asTyped = (typed: string): Typed => ({ value: typed })
