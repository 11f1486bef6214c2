import { showComparison } from '../state/comparison.ts'
import { useOpenPosts } from '../state/open-posts.ts'
import { Button } from '../ui/Button.tsx'

/** Beside the save state of a post with unsaved changes: what a save would write. */
export function ReviewButton() {
  const isUnsaved = useOpenPosts(state => state.active !== null && state.unsaved.has(state.active))
  if (!isUnsaved) return null
  return (
    <span className="review-changes">
      <Button look="quiet" onPress={() => showComparison('review')}>
        Review changes
      </Button>
    </span>
  )
}
