import { X } from 'lucide-react'
import { dismissDeletion, undoDeletion, useDeletion } from '../state/video-edits.ts'
import { Button, IconButton } from '../ui/Button.tsx'

/** Says which video was deleted and offers it back, until the text is changed again. */
export function DeletedVideo() {
  const deleted = useDeletion(state => state.deleted)
  return (
    <div className="deleted-video" role="status" aria-label="Deleted video">
      {deleted !== null && (
        <div className="deleted-notice">
          <span>Deleted “{deleted.name}”</span>
          <Button look="quiet" onPress={undoDeletion}>
            Undo
          </Button>
          <IconButton name="Dismiss" icon={<X size={14} />} onPress={dismissDeletion} />
        </div>
      )}
    </div>
  )
}
