import { applyEdits } from '../text/apply-edits.ts'
import { refuse } from './attempts.ts'
import { type FrontMatterSource, openPost, readSource } from './document.ts'
import { fieldLines } from './rendering.ts'
import { isFault } from './syntax.ts'
import type { EditResult, NewValue } from './types.ts'
import { holds } from './verification.ts'

/** Gives a post without front matter one that holds a single field, with an empty line before the body. */
export function createFrontMatter(text: string, key: string, value: NewValue): EditResult {
  const empty = readSource('')
  if (isFault(empty)) return refuse('unsafe', empty.message, 0)
  const [line = ''] = fieldLines([[key, value]], { source: empty, path: [], column: 0, flow: false })
  // A byte order mark that was not taken off stays at the very start.
  const at = text.startsWith('\ufeff') ? 1 : 0
  const gap = at === text.length || text.startsWith('\n', at) ? '' : '\n'
  const edits = [{ from: at, to: at, insert: `---\n${line}\n---\n${gap}` }]
  const opened = openPost(applyEdits(text, edits))
  if (opened.kind === 'yaml' && holdsField(opened.source, key, value)) return { ok: true, edits }
  return refuse('unsafe', 'This value could not be written safely. Write the front matter in the text.', 0)
}

function holdsField(source: FrontMatterSource, key: string, value: NewValue): boolean {
  const [entry, more] = source.root.entries
  if (!entry || more || entry.key !== key) return false
  return holds(source, { node: entry.node, from: source.rootAt + entry.at }, value)
}
