import { describeSaveState } from '#core/session/session.ts'
import { lineEndingName } from '#core/text/file-text.ts'
import type { HugoState } from '#shared/preview.ts'
import { assertNever } from '#shared/result.ts'
import { useAnalysis } from '../state/analysis.ts'
import { useJournal } from '../state/journal.ts'
import { useOpenPosts } from '../state/open-posts.ts'
import { useWorkspace } from '../state/workspace.ts'
import { ProblemCount, ReviewButton } from './later-parts.tsx'
import './status-bar.css'

/** Save state in words, counts, cursor, line ending and Hugo's state. */
export function StatusBar() {
  return (
    <footer className="status-bar">
      <SaveState />
      <ReviewButton />
      <Counts />
      <span className="status-space" />
      <JournalTrouble />
      <ProblemCount />
      <Cursor />
      <LineEnding />
      <Hugo />
    </footer>
  )
}

function SaveState() {
  const session = useOpenPosts(state =>
    state.active === null ? null : state.posts.get(state.active)?.session
  )
  const phase = session?.phase ?? 'clean'
  return (
    <span role="status" aria-label="Save state" className="save-state" data-phase={phase}>
      {session == null ? '' : describeSaveState(session)}
    </span>
  )
}

function Counts() {
  const words = useAnalysis(state => state.current?.words ?? null)
  const minutes = useAnalysis(state => state.current?.minutes ?? 0)
  if (words === null) return null
  return (
    <span className="status-counts">
      {words.toLocaleString('en')} {words === 1 ? 'word' : 'words'} · {minutes} min
    </span>
  )
}

function Cursor() {
  const place = useOpenPosts(state => {
    const editor = state.active === null ? undefined : state.posts.get(state.active)?.editor
    if (editor === undefined) return ''
    const { head } = editor.selection.main
    const line = editor.doc.lineAt(head)
    return `Ln ${line.number}, Col ${head - line.from + 1}`
  })
  return <span>{place}</span>
}

function LineEnding() {
  const name = useOpenPosts(state => {
    const post = state.active === null ? undefined : state.posts.get(state.active)
    return post === undefined ? '' : lineEndingName(post.base)
  })
  return (
    <span className="status-ending" title="Line endings of the file; they are kept as they are">
      {name}
    </span>
  )
}

function JournalTrouble() {
  const trouble = useJournal(state => state.trouble)
  return trouble === null ? null : (
    <span className="status-trouble" role="alert">
      {trouble}
    </span>
  )
}

function Hugo() {
  const hugo = useWorkspace(state => state.hugo)
  const { words, title } = describeHugo(hugo)
  return (
    <span className="status-hugo" data-phase={hugo.phase} title={title}>
      {words}
    </span>
  )
}

function describeHugo(hugo: HugoState): { readonly words: string; readonly title: string } {
  switch (hugo.phase) {
    case 'starting':
      return { words: 'Hugo is starting…', title: 'The preview follows in a moment' }
    case 'ready':
    case 'rendering':
      return {
        words: 'Hugo',
        title: hugo.phase === 'ready' ? `Hugo ${hugo.version} makes the preview` : 'Hugo is working'
      }
    case 'stopped':
      return { words: 'Hugo has stopped', title: hugo.message }
    default:
      return assertNever(hugo)
  }
}
