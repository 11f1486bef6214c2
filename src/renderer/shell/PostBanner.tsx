import type { PostId } from '#shared/content.ts'
import { closeActivePost } from '../state/closing.ts'
import { showComparison } from '../state/comparison.ts'
import { keepMine, takeTheirs } from '../state/disk-changes.ts'
import { useOpenPosts } from '../state/open-posts.ts'
import { saveAndTell, saveCopy } from '../state/saving.ts'
import { Button } from '../ui/Button.tsx'
import './post-banner.css'

/** What must be said about a post before its text: why it is read-only, or what happened to its file. */
export function PostBanner({ id }: { readonly id: PostId }) {
  const readonlyReason = useOpenPosts(state => state.posts.get(id)?.file.readonlyReason ?? null)
  const session = useOpenPosts(state => state.posts.get(id)?.session)
  const hasText = useOpenPosts(state => (state.posts.get(id)?.editor.doc.length ?? 0) > 0)
  const copy = <Button onPress={() => void saveCopy(id)}>Save a copy…</Button>
  if (readonlyReason !== null && session?.phase === 'readonly')
    return <Banner words={readonlyReason}>{hasText && copy}</Banner>
  switch (session?.phase) {
    case 'conflict':
      return (
        <Banner words="This file changed on disk while you were changing it, in the same place. Nothing is overwritten until you choose; what only one of you changed is kept either way.">
          <Button onPress={() => showComparison('conflict')}>Show both versions</Button>
          <Button look="quiet" onPress={() => keepMine(id)}>
            Keep mine
          </Button>
          <Button look="quiet" onPress={() => void takeTheirs(id)}>
            Take the one on disk
          </Button>
        </Banner>
      )
    case 'missing':
      return (
        <Banner words="This file was deleted, renamed or moved on disk. Your text is still here.">
          <Button onPress={() => void saveAndTell(id)}>Save it again</Button>
          <Button look="quiet" onPress={() => void saveCopy(id)}>
            Save it elsewhere…
          </Button>
          <Button look="quiet" onPress={closeActivePost}>
            Close
          </Button>
        </Banner>
      )
    case 'failed':
      return (
        <Banner words={session.message}>
          <Button onPress={() => void saveAndTell(id)}>Try again</Button>
          <Button look="quiet" onPress={() => void saveCopy(id)}>
            Save a copy…
          </Button>
        </Banner>
      )
    default:
      return null
  }
}

function Banner({ words, children }: { readonly words: string; readonly children?: React.ReactNode }) {
  return (
    <div className="post-banner" role="alert">
      <p>{words}</p>
      {children != null && children !== false && <div className="post-banner-buttons">{children}</div>}
    </div>
  )
}
