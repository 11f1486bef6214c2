import { X } from 'lucide-react'
import { useWaiting } from '../state/coming-post.ts'
import { useWorkspace } from '../state/workspace.ts'
import { IconButton } from '../ui/Button.tsx'
import './notice.css'

/**
 * The last thing that did not work, until it is dismissed; or that was done, until the writer goes on. Beside it what is
 * said about a post that takes long, and about words that were typed for one and are in no text.
 */
export function Notice() {
  const notice = useWorkspace(state => state.notice)
  const { late, lost } = useWaiting()
  return (
    <>
      {lost.length > 0 && (
        <Line tone="danger" message={lost.join('\n')} onDismiss={() => useWaiting.setState({ lost: [] })} />
      )}
      {notice !== null && <Line {...notice} onDismiss={() => useWorkspace.setState({ notice: null })} />}
      {late !== null && (
        <Line tone="plain" message={late} onDismiss={() => useWaiting.setState({ late: null })} />
      )}
    </>
  )
}

interface LineProps {
  readonly message: string
  readonly tone: 'danger' | 'plain'
  readonly onDismiss: () => void
}

function Line({ message, tone, onDismiss }: LineProps) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <p>{message}</p>
      <IconButton name="Dismiss" icon={<X size={14} />} onPress={onDismiss} />
    </div>
  )
}
