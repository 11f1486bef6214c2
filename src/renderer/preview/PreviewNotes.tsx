import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components'
import type { HugoState, PreviewPage } from '#shared/preview.ts'

/** What the preview replaced or left out, folded away. */
export function PreviewNotes(props: { readonly page: PreviewPage | null; readonly hugo: HugoState }) {
  const ofSite = props.hugo.phase === 'ready' ? props.hugo.notes : []
  const notes = [...new Set([...ofSite, ...(props.page?.notes ?? [])])]
  if (notes.length === 0) return null
  return (
    <Disclosure className="preview-bar preview-notes">
      <AriaButton slot="trigger" className="preview-disclosure-button">
        {notes.length === 1 ? '1 note about this preview' : `${notes.length} notes about this preview`}
      </AriaButton>
      <DisclosurePanel>
        <ul className="preview-note-list">
          {notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  )
}
