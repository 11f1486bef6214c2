import { mendingsFor, mendingWords, mendMismatch } from '../../videos/mend-mismatch.ts'
import type { Mismatch, MismatchKind } from '../../videos/mismatches.ts'
import { lazyFix } from '../lazy-fix.ts'
import type { PostFacts } from '../post-facts.ts'
import type { PostReading } from '../read-post.ts'
import { type Finding, type Rule, videos } from '../rule.ts'
import { entryWith } from './missing-video-fields.ts'

const spring = entryWith({ embedUrl: 'https://youtu.be/WhWc3b3KhnY' })
const sintel = entryWith({ title: 'Sintel', embedUrl: 'https://youtu.be/eRsGyueVLvQ' })
const sintelFromText = entryWith({
  title: 'Sintel',
  description: null,
  embedUrl: 'https://youtu.be/eRsGyueVLvQ',
  thumbnailUrl: 'https://i.ytimg.com/vi/eRsGyueVLvQ/maxresdefault.jpg',
  uploadDate: null,
  duration: null
})
const bunny = entryWith({ title: 'Big Buck Bunny', embedUrl: 'https://youtu.be/aqz-KE-bpKQ' })
const bunnyText = '\n## Big Buck Bunny\n\n{{< youtube aqz-KE-bpKQ >}}\n'
const springText = '\n## Spring\n\n{{< youtube WhWc3b3KhnY >}}\n'
const sintelText = '\n## Sintel\n\n{{< youtube eRsGyueVLvQ >}}\n'
const springOther = springText.replace('WhWc3b3KhnY', 'eRsGyueVLvQ')
const springAgain = entryWith({ embedUrl: '⟦https://youtu.be/WhWc3b3KhnY⟧' })
const fitting = { text: videos(spring, sintel) + springText + sintelText }

/** A place in an example: marks are put around `words`. */
const marked = (text: string, words: string) => text.replace(words, `⟦${words}⟧`)

type Described = Pick<Rule, 'code' | 'severity' | 'doc' | 'fires' | 'quiet'> & { readonly kind: MismatchKind }

const described: readonly Described[] = [
  {
    kind: 'not-in-text',
    code: 'video-not-in-text',
    severity: 'warning',
    doc: 'A video entry whose video is nowhere in the text: search engines promise what readers do not find.',
    fires: [
      {
        text: marked(videos(spring, sintel) + springText, 'https://youtu.be/eRsGyueVLvQ'),
        fixed: videos(spring, sintel) + springText + sintelText
      }
    ],
    quiet: [fitting, { text: videos(entryWith({ embedUrl: 'https://example.org/spring.mp4' })) }]
  },
  {
    kind: 'not-in-entries',
    code: 'video-not-in-entries',
    severity: 'warning',
    doc: 'A video of the text without an entry, in a post or site that lists its videos: search engines miss it.',
    fires: [
      {
        text: marked(videos(spring) + springText + sintelText, '{{< youtube eRsGyueVLvQ >}}'),
        fixed: videos(spring, sintelFromText) + springText + sintelText
      }
    ],
    quiet: [
      fitting,
      { text: `---\ntitle: x\n---\n${springText}` },
      { text: `${videos(spring)}${springText}\n\`{{</* youtube eRsGyueVLvQ */>}}\`\n` }
    ]
  },
  {
    kind: 'other-video',
    code: 'video-other-in-text',
    severity: 'warning',
    doc: 'An entry and the section of the same title have different videos.',
    fires: [
      {
        text: marked(videos(spring) + springOther, 'https://youtu.be/WhWc3b3KhnY'),
        fixed: videos(entryWith({ embedUrl: 'https://youtu.be/eRsGyueVLvQ' })) + springOther
      }
    ],
    quiet: [fitting]
  },
  {
    kind: 'entry-twice',
    code: 'video-entry-twice',
    severity: 'warning',
    doc: 'Two entries are the same video.',
    fires: [{ text: videos(spring, springAgain) + springText, fixed: videos(spring) + springText }],
    quiet: [fitting]
  },
  {
    kind: 'embed-twice',
    code: 'video-embed-twice',
    severity: 'warning',
    doc: 'The same video is in the text more than once.',
    fires: [
      {
        text: `${videos(spring)}${springText}\n⟦{{< youtube "WhWc3b3KhnY" >}}⟧\n`,
        fixed: videos(spring) + springText
      }
    ],
    quiet: [fitting, { text: `${videos(spring)}${springText}\nhttps://youtu.be/WhWc3b3KhnY\n` }]
  },
  {
    kind: 'out-of-order',
    code: 'video-out-of-order',
    severity: 'info',
    doc: 'The entries are in another order than the videos in the text.',
    fires: [
      {
        text: marked(videos(sintel, spring, bunny) + springText + bunnyText + sintelText, 'Sintel'),
        fixed: videos(spring, bunny, sintel) + springText + bunnyText + sintelText
      }
    ],
    quiet: [fitting]
  },
  {
    kind: 'heading-unlike',
    code: 'heading-unlike-title',
    severity: 'info',
    doc: 'A section’s heading says something else than the title of its video.',
    fires: [
      {
        text: `${videos(spring, sintel, bunny)}${springText}${sintelText.replace('Sintel', '⟦The dragon⟧')}${bunnyText}`,
        fixed: videos(spring, sintel, bunny) + springText + sintelText + bunnyText
      }
    ],
    quiet: [fitting]
  }
]

export const reconciledVideos: readonly Rule[] = described.map(({ kind, ...rule }) => ({
  ...rule,
  check: (post, facts) =>
    post.reconciled.mismatches.flatMap(mismatch =>
      mismatch.kind === kind && counts(mismatch, post, facts) ? [findingOf(post, mismatch)] : []
    )
}))

/** A post that lists no videos at all has forgotten none, unless the site's posts do list theirs. */
function counts({ kind }: Mismatch, { entries }: PostReading, { expectsEntries }: PostFacts): boolean {
  return kind !== 'not-in-entries' || entries.length > 0 || expectsEntries
}

function findingOf({ text }: PostReading, mismatch: Mismatch): Finding {
  const { range, message } = mismatch
  const fixes = mendingsFor(mismatch).map(mending =>
    lazyFix(mendingWords[mending], () => mendMismatch(text, mismatch, mending))
  )
  const field = 'entry' in mismatch ? { field: fieldOf(mismatch) } : {}
  return { from: range.from, to: range.to, message, fixes, ...field }
}

/** Order is a matter of the whole entry; everything else of its link or title. */
function fieldOf(mismatch: Extract<Mismatch, { readonly entry: unknown }>) {
  const { path } = mismatch.kind === 'entry-twice' ? mismatch.copy : mismatch.entry
  const isTitle = mismatch.kind === 'out-of-order' || mismatch.kind === 'heading-unlike'
  return [...path, isTitle ? 'title' : 'embedUrl']
}
