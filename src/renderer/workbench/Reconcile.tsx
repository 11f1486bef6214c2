import { Check, ChevronRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { mendingsFor, mendingWords } from '#core/videos/mend-mismatch.ts'
import type { Mismatch } from '#core/videos/mismatches.ts'
import { openLinksOfPost } from '../state/links-dialog.ts'
import {
  followReconciliation,
  mend,
  mendableCount,
  mendEverything,
  showInSource,
  useReconciliation
} from '../state/reconciliation.ts'
import { Button } from '../ui/Button.tsx'
import { mismatchSummary } from './mismatch-words.ts'
import './reconcile.css'

/** How the entries and the videos of the text fit together, in one line; what does not fit, with its fixes, below. */
export function Reconcile() {
  useEffect(followReconciliation, [])
  const result = useReconciliation(state => state.current?.result ?? null)
  const [open, setOpen] = useState(false)
  const links = useReconciliation(state => state.current?.links ?? 0)
  if (result === null || result.locked !== null) return null
  if (result.videos.length === 0) return links > 1 ? <OnlyLinks count={links} /> : null
  const { mismatches, videos } = result
  if (mismatches.length === 0) {
    return (
      <p className="reconcile-fits" role="status" aria-label="Entries and text">
        <Check size={14} aria-hidden />
        {videos.length === 1
          ? 'The video is in the text and has its entry.'
          : 'Entries and text have the same videos, in the same order.'}
      </p>
    )
  }
  const mendable = mendableCount(result)
  return (
    <section className="reconcile" aria-label="Entries and text">
      <div className="reconcile-head">
        <AriaButton className="reconcile-toggle" aria-expanded={open} onPress={() => setOpen(!open)}>
          <ChevronRight size={15} aria-hidden className="reconcile-chevron" />
          <span>{mismatchSummary(mismatches)}</span>
        </AriaButton>
        {mendable > 0 && (
          <Button look="quiet" onPress={mendEverything}>
            {mendable === mismatches.length ? 'Fix all' : `Fix ${mendable} of ${mismatches.length}`}
          </Button>
        )}
      </div>
      {open && (
        <ul className="reconcile-list">
          {mismatches.map(mismatch => (
            <MismatchRow key={`${mismatch.kind} ${mismatch.message}`} mismatch={mismatch} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** A post that has no video, but names many. */
function OnlyLinks({ count }: { readonly count: number }) {
  return (
    <div className="reconcile-links" role="status" aria-label="Entries and text">
      <span>This post links to {count} videos.</span>
      <Button look="quiet" onPress={openLinksOfPost}>
        Make sections and entries of them…
      </Button>
    </div>
  )
}

function MismatchRow({ mismatch }: { readonly mismatch: Mismatch }) {
  return (
    <li className="reconcile-row">
      <AriaButton className="reconcile-place" onPress={() => showInSource(mismatch.range)}>
        {mismatch.message}
      </AriaButton>
      <span className="reconcile-fixes">
        {mendingsFor(mismatch).map(mending => (
          <Button key={mending} look="quiet" onPress={() => mend(mismatch, mending)}>
            {mendingWords[mending]}
          </Button>
        ))}
      </span>
    </li>
  )
}
