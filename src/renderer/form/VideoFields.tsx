import { memo, useContext, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { FieldPath } from '#core/frontmatter/types.ts'
import type { VideoEntryField } from '#core/videos/entries.ts'
import { useAnalysis } from '../state/analysis.ts'
import { editVideoField, editVideoLink } from '../state/video-edits.ts'
import { VideoMoments } from '../workbench/VideoMoments.tsx'
import { DateField } from './DateField.tsx'
import { DetailRow } from './DetailRow.tsx'
import { type DetailField, fieldFor } from './detail-plan.ts'
import { FieldScopeContext } from './field-scope.ts'
import { noKeptFields, useKeptFields, withKept } from './kept-fields.ts'
import { TextField } from './TextField.tsx'
import { friendlyDuration, readDuration, readUploadDate, type Typed } from './video-words.ts'

/** The fields of one open video card. */
export const VideoFields = memo(function VideoFields(props: {
  readonly index: number
  readonly path: FieldPath
}) {
  const { index, path } = props
  return (
    <div className="video-fields">
      <EntryField index={index} entry={path} field="title" label="Title" />
      <EntryField index={index} entry={path} field="description" label="Description" multiline />
      <EntryField
        index={index}
        entry={path}
        field="embedUrl"
        label="Video link"
        placeholder="https://youtu.be/…"
      />
      <div className="field-row">
        <EntryField
          index={index}
          entry={path}
          field="duration"
          label="Duration"
          show={friendlyDuration}
          read={readDuration}
          placeholder="31:26"
        />
        <EntryField
          index={index}
          entry={path}
          field="uploadDate"
          label="Upload date"
          read={readUploadDate}
          date
          placeholder="2021-06-17"
        />
      </div>
      <EntryField index={index} entry={path} field="thumbnailUrl" label="Thumbnail" placeholder="https://…" />
      <VideoMoments index={index} path={path} />
      <UnknownFields index={index} path={path} />
    </div>
  )
})

/** Whatever else the author put into the entry. */
function UnknownFields({ index, path }: { readonly index: number; readonly path: FieldPath }) {
  const { name } = useContext(FieldScopeContext)
  const kept = useKeptFields(state => state.scopes.get(name) ?? noKeptFields)
  const plan = useAnalysis(
    useShallow(state =>
      (state.current?.entries[index]?.unknown ?? []).map(({ value }) => JSON.stringify(fieldFor(value)))
    )
  )
  const fields = withKept(
    plan.map(field => JSON.parse(field) as DetailField),
    kept.map(field => ({ ...field, path: [...path, ...field.path] })),
    inner => inner.length === path.length + 1
  )
  return fields.map(field => <DetailRow key={field.path.slice(path.length).join('\n')} field={field} />)
}

interface EntryFieldProps {
  readonly index: number
  /** Where the entry stands. */
  readonly entry: FieldPath
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

function EntryField(given: EntryFieldProps) {
  const { index, entry, field, date, show = asStored, read = asTyped, ...props } = given
  const locked = useAnalysis(state => state.current?.entries[index]?.locked[field] ?? null)
  const path = useMemo(() => [...entry, field], [entry, field])
  const Shown = date ? DateField : TextField
  return (
    <Shown
      {...props}
      path={path}
      locked={locked}
      select={({ entries }) => show(entries[index]?.[field] ?? '')}
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
