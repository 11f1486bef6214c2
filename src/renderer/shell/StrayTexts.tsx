import type { StrayText } from '#shared/recovery.ts'
import { discardStray, saveStray } from '../state/stray-texts.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import './stray-texts.css'

/** Unsaved text whose folder is not there: what became of it, and the ways out. */
export function StrayTexts() {
  const strays = useWorkspace(state => state.strays)
  if (strays.length === 0) return null
  return (
    <section aria-labelledby="strays-title" className="strays">
      <h2 id="strays-title">Unsaved text of folders that cannot be opened</h2>
      <p>It is kept, and comes back as soon as you open its folder again. You can also save it elsewhere.</p>
      <ul>
        {strays.map(stray => (
          <li key={JSON.stringify([stray.folder, stray.id])}>
            <div className="stray-words">
              <span className="stray-name">{nameOf(stray)}</span>
              <span className="stray-path">{stray.folder}</span>
              {stray.refused.map((typed, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: they never change.
                <span key={at} className="stray-path">
                  Not in it, since it cannot be written: “{typed}”
                </span>
              ))}
              <span className="stray-time">Last typed in {shownTime.format(stray.at)}</span>
            </div>
            <Button onPress={() => saveStray(stray)} aria-label={`Save ${nameOf(stray)}…`}>
              Save…
            </Button>
            <Button look="quiet" onPress={() => discardStray(stray)} aria-label={`Discard ${nameOf(stray)}`}>
              Discard
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const shownTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** A bundle's post is known by its folder. */
const nameOf = ({ id }: StrayText): string => id.replace(/\/_?index\.(md|markdown)$/i, '')
