import { closeDiscarding, closeKeeping, closeSaving, stayOpen, useClosing } from '../state/closing.ts'
import { useOpenPosts } from '../state/open-posts.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { ModalDialog } from '../ui/ModalDialog.tsx'

/** Asks what to do with unsaved text before the window or a post closes. */
export function CloseDialog() {
  const asking = useClosing(state => state.asking)
  const trouble = useClosing(state => state.trouble)
  const unsaved = useOpenPosts(state => state.unsaved)
  const posts = useWorkspace(state => state.posts)
  if (asking === null) return null
  const ids = asking === 'window' ? [...unsaved] : [asking.post]
  const titles = ids.map(id => posts.get(id)?.title ?? id)
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
      {trouble !== null && (
        <p className="close-trouble" role="alert">
          {trouble}
        </p>
      )}
    </ModalDialog>
  )
}
