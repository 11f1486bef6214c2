import { memo, useDeferredValue, useMemo, useRef, useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { fixAll } from '#core/problems/fix-all.ts'
import { counted } from '../state/counted.ts'
import { applyFixes } from '../state/post-problems.ts'
import { countWords, type FoundInPost, useProblems } from '../state/problem-store.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { useFocusedPart } from '../ui/use-part-focus.ts'
import { FolderCheck } from './FolderCheck.tsx'
import { ProblemFilters } from './ProblemFilters.tsx'
import { ProblemRow } from './ProblemRow.tsx'
import {
  countOf,
  filtered,
  firstRows,
  type PostRows,
  rowsOfFolder,
  rowsOfPost,
  shownCode
} from './shown-problems.ts'

/** What is wrong, in the post in front or in the whole folder; each row leads to its place. */
export function ProblemsPanel() {
  const scope = useProblems(state => state.scope)
  const posts = useShownPosts()
  const hidden = useProblems(state => state.hidden)
  const chosen = useProblems(state => state.code)
  const code = useMemo(() => shownCode(posts, chosen), [posts, chosen])
  const shown = useMemo(() => filtered(posts, { hidden, code }), [posts, hidden, code])
  const panel = useRef<HTMLElement>(null)
  useFocusedPart('problems', panel, ['.problem-go', '[role="radio"]'])
  return (
    <section className="problems" aria-label="Problems" ref={panel}>
      <header className="panel-head">
        <h2 role="status">{headline(shown, posts)}</h2>
        <ToggleButtonGroup
          className="problem-scope segments"
          aria-label="Which problems"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[scope]}
          onSelectionChange={keys => useProblems.setState({ scope: keys.has('folder') ? 'folder' : 'post' })}
        >
          <ToggleButton id="post">This post</ToggleButton>
          <ToggleButton id="folder">All posts</ToggleButton>
        </ToggleButtonGroup>
      </header>
      {scope === 'folder' && <FolderCheck />}
      {posts.length > 0 && <ProblemFilters posts={posts} code={code} />}
      {scope === 'post' && code !== null && <FixAll code={code} />}
      {shown.length === 0 ? <NoProblems filtered={posts.length > 0} /> : <ProblemList posts={shown} />}
    </section>
  )
}

const noPosts: readonly PostRows[] = []

function useShownPosts(): readonly PostRows[] {
  const scope = useProblems(state => state.scope)
  const front = useProblems(state => state.post)
  // While a folder is checked it grows four times a second: drawing it can wait for what is typed.
  const folder = useDeferredValue(useProblems(state => state.folder))
  return useMemo(() => {
    if (scope === 'folder') return rowsOfFolder(folder, front)
    return front === null || front.problems.length === 0
      ? noPosts
      : [{ id: front.id, rows: rowsOfPost(front) }]
  }, [scope, front, folder])
}

function headline(shown: readonly PostRows[], posts: readonly PostRows[]): string {
  const [count, all, notes] = [countOf(shown), countOf(posts), countOf(posts, 'info')]
  if (count === all) return countWords(all - notes, notes)
  const [one, many] = notes === 0 ? ['problem', 'problems'] : ['problem or note', 'problems and notes']
  return `${count.toLocaleString('en')} of ${counted(all, one, many)}`
}

function NoProblems({ filtered }: { readonly filtered: boolean }) {
  const scope = useProblems(state => state.scope)
  const check = useProblems(state => state.check)
  const front: FoundInPost | null = useProblems(state => state.post)
  if (filtered)
    return (
      <p className="panel-empty problems-hidden">
        The filter hides all problems.
        <Button look="quiet" onPress={() => useProblems.setState({ hidden: new Set(), code: null })}>
          Show all
        </Button>
      </p>
    )
  if (scope === 'post')
    return (
      <p className="panel-empty">
        {front === null
          ? 'Looking at the post…'
          : 'Nothing that this post’s readers, search engines or Hugo would mind.'}
      </p>
    )
  if (check?.phase === 'done') return <p className="panel-empty">No post of this folder has a problem.</p>
  return null
}

/** Puts all problems of a kind right, where each has one safe way. */
function FixAll({ code }: { readonly code: string }) {
  const front = useProblems(state => state.post)
  const hidden = useProblems(state => state.hidden)
  const count = useMemo(() => {
    const shown = front?.problems.filter(one => one.code === code && !hidden.has(one.severity)) ?? []
    return fixAll(shown) === null ? 0 : shown.length
  }, [front, code, hidden])
  if (count < 2) return null
  return (
    <div className="problem-fix-all">
      <Button onPress={() => applyFixes(code)}>Fix all {count} of this kind</Button>
    </div>
  )
}

/** So many rows are drawn at once. */
const step = 200

function ProblemList({ posts }: { readonly posts: readonly PostRows[] }) {
  const scope = useProblems(state => state.scope)
  const [most, setMost] = useState(step)
  const rows = countOf(posts)
  return (
    <div className="problem-list">
      {firstRows(posts, most).map(post => (
        <PostProblems key={post.id} post={post} isNamed={scope === 'folder'} />
      ))}
      {rows > most && (
        <div className="problem-more">
          <Button look="quiet" onPress={() => setMost(most + step)}>
            Show more
          </Button>
          <span>
            {most.toLocaleString('en')} of {rows.toLocaleString('en')}
          </span>
        </div>
      )}
    </div>
  )
}

const PostProblems = memo(function PostProblems(props: {
  readonly post: PostRows
  readonly isNamed: boolean
}) {
  const { id, rows } = props.post
  return (
    <section className="problem-post" aria-label={props.isNamed ? id : 'This post'}>
      {props.isNamed && <PostName id={id} />}
      <ul>
        {rows.map(problem => (
          <ProblemRow key={`${problem.code} ${problem.range.from} ${problem.message}`} problem={problem} />
        ))}
      </ul>
    </section>
  )
})

function PostName({ id }: { readonly id: string }) {
  const title = useWorkspace(state => state.posts.get(id)?.title ?? id)
  return (
    <h3 className="problem-title" title={id}>
      {title}
    </h3>
  )
}
