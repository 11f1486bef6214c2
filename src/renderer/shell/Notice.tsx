import { X } from 'lucide-react'
import { useWorkspace } from '../state/workspace.ts'
import { IconButton } from '../ui/Button.tsx'
import './notice.css'

/** The last thing that did not work, until it is dismissed; or that was done, until the writer goes on. */
export function Notice() {
  const notice = useWorkspace(state => state.notice)
  if (notice === null) return null
  return (
    <div className={`notice notice-${notice.tone}`} role={notice.tone === 'danger' ? 'alert' : 'status'}>
      <p>{notice.message}</p>
      <IconButton
        name="Dismiss"
        icon={<X size={14} />}
        onPress={() => useWorkspace.setState({ notice: null })}
      />
    </div>
  )
}
