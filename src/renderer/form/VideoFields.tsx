import type { VideoEntryField } from '#core/videos/entries.ts'
import { useAnalysis } from '../state/analysis.ts'
import { editVideoField } from '../state/video-edits.ts'
import { DateField } from './DateField.tsx'
import { TextField } from './TextField.tsx'
import { friendlyDuration, readDuration, readLink, readUploadDate } from './video-words.ts'

/** The fields of one open video card. */
export function VideoFields({ index }: { readonly index: number }) {
  return (
    <div className="video-fields">
      <EntryField index={index} field="title" label="Title" />
      <EntryField index={index} field="description" label="Description" multiline />
      <EntryField index={index} field="embedUrl" label="Video link" read={readLink} placeholder="https://youtu.be/…" />
      <div className="field-row">
        <EntryField
          index={index}
          field="duration"
          label="Duration"
          show={friendlyDuration}
          read={readDuration}
          placeholder="31:26"
        />
        <EntryField index={index} field="uploadDate" label="Upload date" read={readUploadDate} date placeholder="2021-06-17" />
      </div>
      <EntryField index={index} field="thumbnailUrl" label="Thumbnail" placeholder="https://…" />
    </div>
  )
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
  readonly read?: (typed: string) => { readonly value: string } | { readonly error: string }
}

function EntryField({ index, field, date, show = asStored, read = asTyped, ...props }: EntryFieldProps) {
  const locked = useAnalysis(state => state.current?.entries[index]?.locked[field] ?? null)
  const Shown = date ? DateField : TextField
  return (
    <Shown
      {...props}
      name={`videos.${index}.${field}`}
      locked={locked}
      select={post => show(post.entries[index]?.[field] ?? '')}
      write={typed => {
        const result = read(typed)
        return 'error' in result ? result.error : editVideoField(index, field, result.value)
      }}
    />
  )
}

const asStored = (stored: string): string => stored
const asTyped = (typed: string) => ({ value: typed })
