import {
  closeAnyway,
  closeDiscarding,
  closeKeeping,
  closeSaving,
  goToLost,
  stayOpen,
  useClosing
} from '../state/closing.ts'
import type { LeftOut } from '../state/kept-drafts.ts'
import { useOpenPosts } from '../state/open-posts.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { ModalDialog } from '../ui/ModalDialog.tsx'

/** Asks what to do with unsaved text, and with what cannot be written, before the window or a post closes. */
export function CloseDialog() {
  const asking = useClosing(state => state.asking)
  const lost = useClosing(state => state.lost)
  const trouble = useClosing(state => state.trouble)
  const unsaved = useOpenPosts(state => state.unsaved)
  const posts = useWorkspace(state => state.posts)
  if (asking === null) return null
  const titleOf = (id: string) => posts.get(id)?.title ?? id
  const ids = asking === 'window' ? [...unsaved] : [asking.post].filter(id => unsaved.has(id))
  if (ids.length === 0) return <LostDialog lost={lost} titleOf={titleOf} closes={asking} trouble={trouble} />
  const titles = ids.map(titleOf)
  const many = ids.length > 1
  return (
    <ModalDialog
      title={many ? `${ids.length} posts have unsaved changes` : `“${titles[0] ?? ''}” has unsaved changes`}
      onClose={stayOpen}
      buttons={
        <>
          <Button look="quiet" onPress={stayOpen}>
            Cancel
          </Button>
          <Button onPress={closeDiscarding}>{many ? 'Discard all' : 'Discard'}</Button>
          {asking === 'window' && <Button onPress={closeKeeping}>Keep for next time</Button>}
          <Button look="primary" onPress={closeSaving} autoFocus>
            {many ? 'Save all' : 'Save'}
          </Button>
        </>
      }
    >
      {many && (
        <ul className="unsaved-list" aria-label="Unsaved posts">
          {titles.map((title, index) => (
            <li key={ids[index]}>{title}</li>
          ))}
        </ul>
      )}
      <p>
        {asking === 'window'
          ? 'Kept changes come back, still unsaved, when you open this folder again.'
          : 'Save them, or discard them and close the post.'}{' '}
        Discarded text stays among the earlier versions.
      </p>
      {lost.length > 0 && (
        <>
          <p className="close-lost">
            {asking === 'window'
              ? 'Cannot be saved, so it is kept for next time unless you discard it:'
              : 'Cannot be saved, and goes when the post closes:'}
          </p>
          <LostValues lost={lost} titleOf={titleOf} />
        </>
      )}
      <Trouble words={trouble} />
    </ModalDialog>
  )
}

function Trouble({ words }: { readonly words: string | null }) {
  return words === null ? null : (
    <p className="close-trouble" role="alert">
      {words}
    </p>
  )
}

interface LostProps {
  readonly lost: readonly LeftOut[]
  readonly titleOf: (id: string) => string
}

interface LostDialogProps extends LostProps {
  readonly closes: 'window' | object
  readonly trouble: string | null
}

/** All text is saved, but fields show what could not be written into it. */
function LostDialog({ lost, titleOf, closes, trouble }: LostDialogProps) {
  const isOne = lost.length === 1
  const title = isOne ? 'A value cannot be saved' : `${lost.length} values cannot be saved`
  return (
    <ModalDialog
      title={title}
      onClose={stayOpen}
      buttons={
        <>
          <Button onPress={closeAnyway}>{isOne ? 'Close without it' : 'Close without them'}</Button>
          {closes === 'window' && <Button onPress={closeKeeping}>Keep for next time</Button>}
          <Button look="primary" onPress={goToLost} autoFocus>
            {isOne ? 'Show it' : 'Show the first'}
          </Button>
        </>
      }
    >
      <LostValues lost={lost} titleOf={titleOf} />
      <p>
        {closes === 'window'
          ? `Kept, ${isOne ? 'it is in its field' : 'they are in their fields'} again when you open this folder.`
          : `${isOne ? 'It goes' : 'They go'} when the post closes.`}{' '}
        All else is saved.
      </p>
      <Trouble words={trouble} />
    </ModalDialog>
  )
}

/** Each value with the reason; where they are of several posts, with its post. */
function LostValues({ lost, titleOf }: LostProps) {
  const many = new Set(lost.map(({ post }) => post)).size > 1
  return (
    <ul className="unsaved-list" aria-label="Values that cannot be saved">
      {lost.map(({ scope, path, post, typed, error }) => (
        <li key={[scope, ...path].join('\n')}>
          {many && `${titleOf(post)}: `}“{typed}” – {error}
        </li>
      ))}
    </ul>
  )
}
