import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../text/apply-edits.ts'
import { isMendable, mendAll } from './mend-all.ts'
import { type Mending, mendingsFor, mendMismatch } from './mend-mismatch.ts'
import { reconcileVideos } from './reconcile.ts'

const ids = { spring: 'WhWc3b3KhnY', sintel: 'eRsGyueVLvQ', bunny: 'aqz-KE-bpKQ', steel: 'R6MlUcmOul8' }
const titles = { spring: 'Spring', sintel: 'Sintel', bunny: 'Big Buck Bunny', steel: 'Tears of Steel' }
type Film = keyof typeof ids

const entry = (film: Film, start = '') =>
  `    - title: ${titles[film]}\n      embedUrl: https://youtu.be/${ids[film]}${start}\n`
const section = (film: Film, heading: string = titles[film]) =>
  `## ${heading}\n\nWords about it.\n\n{{< youtube "${ids[film]}" >}}\n`

function post(entries: readonly string[], sections: readonly string[]): string {
  const list =
    entries.length === 0 ? 'params:\n  videoSchema: []\n' : `params:\n  videoSchema:\n${entries.join('')}`
  return `---\ntitle: Open movie evening\n${list}---\n\nWelcome.\n\n${sections.join('\n')}`
}

const kinds = (text: string) =>
  reconcileVideos(text).mismatches.map(({ kind, message }) => `${kind}: ${message}`)

function mended(text: string, mending?: Mending, at = 0): string {
  const mismatch = reconcileVideos(text).mismatches[at]
  if (!mismatch) throw new Error('Nothing to mend')
  const result = mendMismatch(text, mismatch, mending)
  if (!result.ok) throw new Error(result.message)
  return applyEdits(text, result.edits)
}

function allMended(text: string): string {
  const result = mendAll(text)
  if (!result.ok) throw new Error(result.message)
  return applyEdits(text, result.edits)
}

const films: readonly Film[] = ['spring', 'sintel', 'bunny']
const whole = post(
  films.map(film => entry(film)),
  films.map(film => section(film))
)

describe('reconcileVideos', () => {
  it('finds nothing where all fits', () => {
    const { videos, mismatches, hasList } = reconcileVideos(whole)
    expect(mismatches).toEqual([])
    expect(hasList).toBe(true)
    expect(videos.map(video => [video.entry?.title, video.heading?.text, video.headingSays])).toEqual([
      ['Spring', 'Spring', 'title'],
      ['Sintel', 'Sintel', 'title'],
      ['Big Buck Bunny', 'Big Buck Bunny', 'title']
    ])
    expect(mendAll(whole)).toEqual({ ok: true, edits: [] })
  })

  it('takes an embed in any spelling for the video', () => {
    const spellings = [
      `{{< youtube ${ids.spring} >}}`,
      `<iframe src="https://www.youtube.com/embed/${ids.spring}?start=9"></iframe>`,
      `https://www.youtube.com/watch?v=${ids.spring}&t=9s`,
      `{{% youtube id="${ids.spring}" start="9" %}}`
    ]
    for (const spelling of spellings) expect(kinds(post([entry('spring')], [spelling]))).toEqual([])
    for (const shown of [
      `\`${spellings[0]}\``,
      `<!-- ${spellings[0]} -->`,
      `{{</* youtube ${ids.spring} */>}}`
    ]) {
      expect(kinds(post([entry('spring')], [shown]))).toEqual(['not-in-text: “Spring” is not in the text.'])
    }
  })

  it('tells what is missing on either side', () => {
    expect(kinds(post([entry('spring'), entry('sintel')], [section('sintel'), section('bunny')]))).toEqual([
      'not-in-text: “Spring” is not in the text.',
      'not-in-entries: The video under “Big Buck Bunny” has no entry.'
    ])
  })

  it('tells copies, but not parts of one recording nor links beside a player', () => {
    expect(kinds(post([entry('spring'), entry('spring')], [section('spring'), section('spring')]))).toEqual([
      'entry-twice: Entries 1 and 2 are the same video.',
      'embed-twice: “Spring” is in the text more than once.'
    ])
    const parts = [entry('spring'), entry('spring', '?t=60')]
    expect(kinds(post(parts, [section('spring'), `[Watch it](https://youtu.be/${ids.spring})`]))).toEqual([])
    const places = [section('spring'), `## Later\n\n{{< youtube id="${ids.spring}" t="60" >}}\n`]
    expect(kinds(post(parts, places))).toEqual([])
  })

  it('takes the first place for that of an entry without a start', () => {
    const text = post(
      [entry('spring')],
      [`{{< youtube id="${ids.spring}" start="9" >}}\n`, section('spring')]
    )
    expect(reconcileVideos(text).videos[0]?.embeds.map(({ startSeconds }) => startSeconds)).toEqual([9, null])
    const named = text.replace(`${ids.spring}\n---`, `${ids.spring}?t=9\n---`)
    expect(reconcileVideos(named).videos[0]?.embeds[0]?.startSeconds).toBe(9)
  })

  it('tells the fewest entries that are out of order', () => {
    const text = post(
      [entry('bunny'), entry('spring'), entry('sintel')],
      films.map(film => section(film))
    )
    expect(kinds(text)).toEqual([
      'out-of-order: “Big Buck Bunny” stands behind “Sintel” in the text, but not in the list.'
    ])
    const first = post(
      [entry('sintel'), entry('bunny'), entry('spring')],
      films.map(film => section(film))
    )
    expect(kinds(first)).toEqual(['out-of-order: “Spring” stands first in the text, but not in the list.'])
  })

  it('tells a heading that has drifted from its title, where headings are titles', () => {
    const drifted = post(
      films.map(film => entry(film)),
      [
        section('spring', 'Talk 1: *spring*!'),
        section('sintel', 'SINTEL - Colin Levy, Blender'),
        section('bunny', 'The rabbit')
      ]
    )
    expect(kinds(drifted)).toEqual([
      'heading-unlike: The heading “The rabbit” and the title “Big Buck Bunny” say different things.'
    ])
    const free = post(
      films.map(film => entry(film)),
      films.map(film => section(film, `On ${film}, a word`))
    )
    expect(kinds(free)).toEqual([])
    expect(kinds(post([entry('spring')], [section('spring', 'Watch it again')]))).toEqual([])
  })

  it('tells another video under the same title as one fault', () => {
    const text = post([entry('spring')], [section('steel', 'Spring'), section('bunny')])
    expect(kinds(text)[0]).toBe('other-video: “Spring” is another video in the text than in its entry.')
    expect(mended(text)).toContain(`embedUrl: https://youtu.be/${ids.steel}\n`)
    expect(mended(text, 'link-from-entry')).toContain(`{{< youtube "${ids.spring}" >}}`)
  })

  it.each([
    ['', 'its entry has no link'],
    ['https://youtu.be/WhWc3b3', 'the link of its entry is no video’s'],
    ['WhWc3b3KhnY and so on', 'the link of its entry is no video’s']
  ])(
    'tells the entry of a video by its title where the link is “%s”, and makes no second one',
    (link, why) => {
      const broken = entry('spring').replace(/(embedUrl:).*/, `$1 "${link}"`)
      const text = post([entry('bunny'), broken], [section('bunny'), section('spring')])
      expect(kinds(text)).toEqual([`other-video: “Spring” is in the text, but ${why}.`])
      expect(allMended(text)).toBe(text)
      const whole = mended(text)
      expect(whole.match(/https:\/\/youtu.be\/WhWc3b3KhnY"?\n/g)).toHaveLength(1)
      expect(kinds(whole)).toEqual([])
    }
  )

  it('tells it by its thumbnail too, but not where the link leads elsewhere', () => {
    const thumbnail = `      thumbnailUrl: https://i.ytimg.com/vi/${ids.spring}/hqdefault.jpg\n`
    const broken = (link: string) => entry('spring').replace(/(embedUrl:).*\n/, `$1 ${link}\n${thumbnail}`)
    const sections = [section('spring', 'A film')]
    expect(kinds(post([broken('https://youtu.be/')], sections))).toEqual([
      'other-video: “Spring” is in the text, but the link of its entry is no video’s.'
    ])
    for (const link of ['https://example.org/spring', '/films/spring.webm'])
      expect(kinds(post([broken(link)], sections))).toEqual([
        'not-in-entries: The video under “A film” has no entry.'
      ])
  })

  it('says nothing about entries that cannot be read or changed', () => {
    expect(reconcileVideos('---\ntitle: [\n---\n{{< youtube x >}}').locked).not.toBeNull()
    expect(reconcileVideos('---\nvideoSchema: no\n---\n').locked).toMatch(/not a list/)
    expect(kinds('{{< youtube "" >}}')).toEqual([])
  })
})

describe('mendMismatch', () => {
  it('offers something for each kind', () => {
    const text = post(
      [entry('bunny'), entry('spring'), entry('spring'), entry('steel')],
      films.map(film => section(film))
    )
    for (const mismatch of reconcileVideos(text).mismatches) {
      for (const mending of mendingsFor(mismatch)) {
        const result = mendMismatch(text, mismatch, mending)
        expect(result.ok && result.edits.length > 0).toBe(true)
      }
    }
  })

  it('lets a video start where its entry does', () => {
    const entries = [entry('spring'), entry('sintel', '?t=42')]
    const text = mended(post(entries, [section('spring')]))
    expect(text).toContain(`{{< youtube id="${ids.sintel}" start="42" >}}`)
    expect(reconcileVideos(text).mismatches).toEqual([])
    const framed = `<iframe src="https://www.youtube.com/embed/${ids.spring}"></iframe>\n`
    expect(mended(post(entries, [framed]))).toContain(`embed/${ids.sintel}?start=42"></iframe>`)
  })

  it.each([
    [
      'between the others',
      [entry('spring'), entry('sintel'), entry('bunny')],
      [section('spring'), section('bunny')]
    ],
    [
      'at the end',
      [entry('spring'), entry('sintel'), entry('bunny')],
      [section('spring'), section('sintel')]
    ],
    [
      'at the start',
      [entry('spring'), entry('sintel'), entry('bunny')],
      [section('sintel'), section('bunny')]
    ]
  ])('puts a section %s, spelled as the others', (_, entries, sections) => {
    expect(mended(post(entries, sections)).replace(/Words about it\.\n\n/g, '')).toBe(
      whole.replace(/Words about it\.\n\n/g, '')
    )
  })

  it('puts a video under the heading that waits for it', () => {
    const text = post([entry('spring'), entry('sintel')], [section('spring'), '## Sintel\n\nWords.\n'])
    expect(mended(text)).toBe(
      post(
        [entry('spring'), entry('sintel')],
        [section('spring'), `## Sintel\n\nWords.\n\n{{< youtube "${ids.sintel}" >}}\n`]
      )
    )
  })

  it('keeps the words that close a post behind the last video', () => {
    const text = `${post([entry('spring'), entry('sintel'), entry('bunny')], [section('spring'), section('sintel')])}\nThat was it.\n`
    expect(mended(text).split('\n\n').slice(-3)).toEqual([
      '## Big Buck Bunny',
      `{{< youtube "${ids.bunny}" >}}`,
      'That was it.\n'
    ])
  })

  it('gives an entry to a video, written as the others', () => {
    const text = post(
      [entry('spring'), entry('bunny')],
      films.map(film => section(film))
    )
    expect(mended(text)).toBe(
      whole.replace(
        `${ids.sintel}\n`,
        `${ids.sintel}\n      thumbnailUrl: https://i.ytimg.com/vi/${ids.sintel}/maxresdefault.jpg\n`
      )
    )
  })

  it('names the only video of a post after the post', () => {
    const text = `---\ntitle: June meeting\n---\n\n## Heroes\n\n{{< youtube ${ids.spring} >}}\n`
    expect(mended(text)).toContain('  videoSchema:\n    - title: June meeting\n')
  })

  it('takes a heading for a title, and a title for a heading', () => {
    const text = post(
      films.map(film => entry(film)),
      [section('spring'), section('sintel'), section('bunny', 'A *rabbit*')]
    )
    expect(mended(text)).toBe(text.replace('## A *rabbit*', '## Big Buck Bunny'))
    expect(mended(text, 'title-from-heading')).toBe(text.replace('title: Big Buck Bunny', 'title: A rabbit'))
  })

  it('refuses a place where no video would be seen', () => {
    const text = post([entry('spring')], ['~~~\ncode without an end\n'])
    const [mismatch] = reconcileVideos(text).mismatches
    expect(mismatch && mendMismatch(text, mismatch)).toMatchObject({ ok: false, code: 'unsafe' })
    expect(mendAll(text)).toEqual({ ok: true, edits: [] })
  })
})

describe('mendAll', () => {
  it('mends a post in which everything is wrong', () => {
    const text = post(
      [entry('bunny'), entry('spring'), entry('spring'), entry('steel')],
      [section('spring'), section('sintel'), section('bunny'), section('bunny')]
    )
    const result = allMended(text)
    const { videos, mismatches } = reconcileVideos(result)
    expect(mismatches).toEqual([])
    expect(videos.map(video => video.entry?.title)).toEqual([
      'Spring',
      'Sintel',
      'Big Buck Bunny',
      'Tears of Steel'
    ])
    expect(allMended(result)).toBe(result)
  })

  it('leaves nothing to mend, whatever there was, and no words out', () => {
    const any = fc.constantFrom<Film>('spring', 'sintel', 'bunny', 'steel')
    const block = fc.oneof(
      any.map(film => section(film)),
      any.map(film => `{{< youtube ${ids[film]} >}}\n`),
      any.map(film => `## ${titles[film]}\n\nStill to come.\n`),
      any.map(film => `- A list\n\n  https://youtu.be/${ids[film]}\n`),
      fc.constant('### News\n\nNews of the month.\n')
    )
    const entries = fc.array(
      fc.tuple(any, fc.constantFrom('', '?t=30')).map(([film, start]) => entry(film, start)),
      { maxLength: 6 }
    )
    fc.assert(
      fc.property(entries, fc.array(block, { maxLength: 6 }), (list, blocks) => {
        const text = post(list, blocks)
        const result = allMended(text)
        expect(reconcileVideos(result).mismatches.filter(isMendable)).toEqual([])
        expect(allMended(result)).toBe(result)
        for (const words of ['Words about it.', 'Still to come.', 'News of the month.', '- A list']) {
          expect(result.split(words)).toHaveLength(text.split(words).length)
        }
      }),
      { numRuns: 200 }
    )
  })

  it('leaves copies that say different things to the writer', () => {
    const text = post([entry('spring'), entry('spring').replace('Spring', 'Autumn')], [section('spring')])
    expect(reconcileVideos(text).mismatches.map(isMendable)).toEqual([false])
    expect(allMended(text)).toBe(text)
  })
})
