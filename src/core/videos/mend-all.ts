import type { EditResult } from '../frontmatter/types.ts'
import { applyEdits } from '../text/apply-edits.ts'
import { composeEdits } from '../text/compose-edits.ts'
import type { TextEdit } from '../text/text-edit.ts'
import { videoEntryFields } from './entries.ts'
import { mendMismatch, type SiteHabits } from './mend-mismatch.ts'
import type { Mismatch, MismatchKind } from './mismatches.ts'
import { reconcileVideos } from './reconcile.ts'

/** What “fix all” mends, in this order: what is put into the text goes among what is there once and in order. */
const mended: readonly MismatchKind[] = [
  'entry-twice',
  'embed-twice',
  'not-in-entries',
  'out-of-order',
  'not-in-text'
]

/**
 * Mends all that can be mended without a choice, as one set of edits: afterwards every video is in the entries and in
 * the body, once in each, in the order of the body. Left alone are choices that only the writer can make: which of
 * two titles or links is right, and copies that say different things. The same text gives the same edits, and the
 * result of it none.
 */
export function mendAll(text: string, site: SiteHabits = {}): EditResult {
  let result = text
  let done: readonly TextEdit[] = []
  const refused = new Set<string>()
  for (let next = nextOf(result, refused); next; next = nextOf(result, refused)) {
    const step = mendMismatch(result, next, undefined, site)
    if (!step.ok) refused.add(nameOf(next))
    else {
      result = applyEdits(result, step.edits)
      done = composeEdits(done, step.edits)
      // Whatever a step could not change must not come up again.
      if (step.edits.length === 0) refused.add(nameOf(next))
    }
  }
  return { ok: true, edits: done }
}

/** Whether “fix all” mends it. */
export function isMendable(mismatch: Mismatch): boolean {
  return mended.includes(mismatch.kind) && !contradicts(mismatch)
}

function nextOf(text: string, refused: ReadonlySet<string>): Mismatch | undefined {
  return reconcileVideos(text)
    .mismatches.filter(mismatch => isMendable(mismatch) && !refused.has(nameOf(mismatch)))
    .sort((a, b) => mended.indexOf(a.kind) - mended.indexOf(b.kind) || placeOf(a) - placeOf(b))[0]
}

/** Copies of an entry that say something else than the first. */
function contradicts(mismatch: Mismatch): boolean {
  if (mismatch.kind !== 'entry-twice') return false
  const { entry, copy } = mismatch
  if (copy.unknown.length > 0) return true
  return videoEntryFields.some(field => {
    const [first, second] = [entry[field].trim(), copy[field].trim()]
    return field !== 'embedUrl' && first !== '' && second !== '' && first !== second
  })
}

/** Entries are moved in the order of the text: each then finds the one before it in place. */
function placeOf({ video, range }: Mismatch): number {
  return video.embeds[0]?.from ?? range.from
}

function nameOf({ kind, video }: Mismatch): string {
  return `${kind} ${video.host} ${video.id} ${video.entry?.index}`
}
