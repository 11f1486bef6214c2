import { useAnnouncement } from '../state/video-edits.ts'

/** Says to a screen reader what was moved where. */
export function Announcement() {
  const words = useAnnouncement(state => state.words)
  return (
    <p className="visually-hidden" aria-live="polite">
      {words}
    </p>
  )
}
