import { type ClipboardEvent, useEffect, useRef, useState } from 'react'
import { Button as AriaButton, Label, TextArea, TextField } from 'react-aria-components'
import { counted } from '../state/counted.ts'
import {
  addChosenVideos,
  cancelLinks,
  canReplaceList,
  changePasted,
  chooseAll,
  chosenRows,
  isThere,
  plannedSections,
  useLinks
} from '../state/links-dialog.ts'
import { Button } from '../ui/Button.tsx'
import { CheckBox } from '../ui/CheckBox.tsx'
import { ModalDialog } from '../ui/ModalDialog.tsx'
import { LinkRows } from './LinkRows.tsx'
import { richestText } from './pasted-text.ts'
import './links-dialog.css'

/** Shows what a list of links comes to, and writes it. */
export function LinksDialog() {
  const state = useLinks()
  const { rows, pasted } = state
  const chosen = chosenRows(state)
  return (
    <ModalDialog
      isWide
      title={pasted === null ? 'Turn the links of this post into videos' : 'Add videos from links'}
      onClose={cancelLinks}
      buttons={
        <>
          <Button onPress={cancelLinks}>Cancel</Button>
          <Button look="primary" isDisabled={chosen.length === 0} onPress={addChosenVideos}>
            {chosen.length === 0 ? 'Add videos' : `Add ${counted(chosen.length, 'video', 'videos')}`}
          </Button>
        </>
      }
    >
      {pasted !== null && <PastedText pasted={pasted} />}
      {rows.length > 0 && (
        <>
          <div className="links-head">
            <p role="status">{foundWords(rows.length, rows.filter(isThere).length)}</p>
            {rows.length > 1 && (
              <Button look="quiet" onPress={() => chooseAll(chosen.length === 0)}>
                {chosen.length === 0 ? 'Choose all' : 'Choose none'}
              </Button>
            )}
          </div>
          <LinkRows rows={rows} />
          {canReplaceList(state) && (
            <CheckBox
              isSelected={state.replacesList}
              onChange={replacesList => useLinks.setState({ replacesList })}
            >
              Put the sections in the place of the list of links
            </CheckBox>
          )}
          <Written />
        </>
      )}
    </ModalDialog>
  )
}

function PastedText({ pasted }: { readonly pasted: string }) {
  const takeRichest = (event: ClipboardEvent) => {
    const text = richestText(event.clipboardData)
    if (pasted !== '' || text === event.clipboardData.getData('text/plain')) return
    event.preventDefault()
    changePasted(text)
  }
  return (
    <TextField className="links-pasted" value={pasted} onChange={changePasted} autoFocus>
      <Label className="field-label">Links</Label>
      <TextArea
        className="field-input links-text"
        rows={pasted === '' ? 6 : 3}
        spellCheck={false}
        placeholder="Paste links to YouTube or Vimeo: one a line, a list with titles, rows of a spreadsheet, a playlist as CSV or JSON."
        onPaste={takeRichest}
      />
      {pasted.trim() !== '' && <NothingFound />}
    </TextField>
  )
}

function NothingFound() {
  const none = useLinks(state => state.rows.length === 0)
  return none ? (
    <p className="links-none" role="status">
      There are no links to YouTube or Vimeo videos in this.
    </p>
  ) : null
}

/** The Markdown as it will stand in the text. */
function Written() {
  const [open, setOpen] = useState(false)
  const state = useLinks()
  const written = useRef<HTMLPreElement>(null)
  useEffect(() => {
    if (open) written.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  const sections = open ? plannedSections(state) : []
  const chosen = chosenRows(state)
  const [inText, entries] = [
    chosen.filter(row => !row.inText).length,
    chosen.filter(row => !row.inEntries).length
  ]
  return (
    <div className="links-written">
      <AriaButton className="links-written-toggle" aria-expanded={open} onPress={() => setOpen(!open)}>
        {`What will be written: ${counted(inText, 'section', 'sections')}, ${counted(entries, 'entry', 'entries')}`}
      </AriaButton>
      {open && <pre ref={written}>{sections.join('\n\n') || 'Nothing in the text.'}</pre>}
    </div>
  )
}

function foundWords(found: number, there: number): string {
  const videos = counted(found, 'video', 'videos')
  if (there === 0) return `${videos} found`
  return there === found
    ? `${videos} found, all in the post already`
    : `${videos} found, ${there} in the post already`
}
