import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../text/apply-edits.ts'
import { findEmbeds } from '../embeds.ts'
import { reconcileVideos } from '../reconcile.ts'
import { linksInBody } from './links-in-body.ts'
import { readVideoLinks } from './read-links.ts'
import { isListOfLinks, planVideos, sectionsOf, type WriteOptions, writeVideos } from './write-videos.ts'

const [spring, sintel, bunny] = ['WhWc3b3KhnY', 'eRsGyueVLvQ', 'aqz-KE-bpKQ']

function written(text: string, pasted: string, options: WriteOptions = {}): string {
  const result = writeVideos(text, planVideos(text, readVideoLinks(pasted).videos), options)
  if (!result.ok) throw new Error(result.message)
  return applyEdits(text, result.edits)
}

const recap = `---
title: Films
params:
  videoSchema:
    - title: Spring
      embedUrl: https://www.youtube.com/watch?v=${spring}
      uploadDate: 2019-04-04T00:00:00Z
---

Welcome.

### Spring

Words.

{{< youtube ${spring} >}}

That was it.
`

describe('writeVideos', () => {
  it('makes a recap of an empty text', () => {
    const text = written('', `Sintel - Colin Levy\thttps://youtu.be/${sintel}\t14:48\n`, {
      newPost: { title: 'Film night', date: '2024-06-14' }
    })
    expect(text).toBe(`---
title: Film night
date: 2024-06-14
draft: true
params:
  videoSchema:
    - title: Sintel
      embedUrl: https://youtu.be/${sintel}
      thumbnailUrl: https://i.ytimg.com/vi/${sintel}/maxresdefault.jpg
      duration: PT14M48S
---

## Sintel

Colin Levy

{{< youtube "${sintel}" >}}
`)
    expect(reconcileVideos(text).mismatches).toEqual([])
  })

  it('adds to a recap as its others are written, and nothing twice', () => {
    const pasted = `- [Spring](https://youtu.be/${spring})\n- [Sintel](https://youtu.be/${sintel}?t=90)\n- https://vimeo.com/1084537\n`
    const text = written(recap, pasted)
    expect(text).toBe(
      recap
        .replace(
          '00:00:00Z\n',
          `00:00:00Z\n    - title: Sintel\n      embedUrl: https://www.youtube.com/watch?v=${sintel}&t=90\n      thumbnailUrl: https://i.ytimg.com/vi/${sintel}/maxresdefault.jpg\n    - title: Video 3\n      embedUrl: https://vimeo.com/1084537\n`
        )
        .replace(
          '\nThat was',
          `\n### Sintel\n\n{{< youtube id="${sintel}" start="90" >}}\n\n### Video 3\n\n{{< vimeo 1084537 >}}\n\nThat was`
        )
    )
    expect(written(text, pasted)).toBe(text)
  })

  it('writes behind the block of the cursor, and only what is missing', () => {
    const at = recap.indexOf('Welcome')
    const text = written(recap, `https://youtu.be/${sintel}`, { at })
    expect(text).toContain(`Welcome.\n\n### Video 1\n\n{{< youtube ${sintel} >}}\n\n### Spring`)
    expect(reconcileVideos(text).videos.map(({ id }) => id)).toEqual([sintel, spring])
    const noEntry = recap.replace(/ {4}- title[\s\S]*?Z\n/, '').replace('videoSchema:', 'videoSchema: []')
    const mended = written(noEntry, `Spring https://youtu.be/${spring}`)
    expect(findEmbeds(mended)).toHaveLength(1)
    expect(mended).toContain('    - title: Spring\n')
  })

  it('calls a video that the post has as its entry does', () => {
    const plan = (pasted: string) =>
      planVideos(recap, readVideoLinks(pasted).videos).map(({ title }) => title)
    expect(plan(`https://youtu.be/${spring}\nhttps://youtu.be/${sintel}`)).toEqual(['Spring', ''])
    expect(plan(`Spring, again: https://youtu.be/${spring}`)).toEqual(['Spring, again'])
    const noEmbed = recap.replace(/\{\{.*\}\}\n/, '').replace('### Spring', '### Films')
    expect(written(noEmbed, `https://youtu.be/${spring}`)).toContain('Spring\n\n{{< youtube')
  })

  it('escapes what a title or name would do to the text', () => {
    expect(
      sectionsOf(
        '',
        planVideos(
          '',
          readVideoLinks(JSON.stringify([{ title: '{{< x >}} *a*', url: `https://youtu.be/${spring}` }]))
            .videos
        )
      )[0]
    ).toBe(`## &#123;{\\< x >}} \\*a\\*\n\n{{< youtube "${spring}" >}}`)
  })

  it('takes thirty links in one step', () => {
    const ids = Array.from({ length: 30 }, (_, at) => `abcdefghi${String(at).padStart(2, '0')}`)
    const text = written(recap, ids.map(id => `https://youtu.be/${id}`).join('\n'))
    expect(reconcileVideos(text).mismatches).toEqual([])
    expect(reconcileVideos(text).videos).toHaveLength(31)
  })
})

describe('linksInBody', () => {
  it.each([
    ['a list item', `- [Spring](https://youtu.be/${spring})`, true],
    [
      'a list item with a remark',
      `- [Spring](https://youtu.be/${spring}): a shepherd girl and her dog.`,
      true
    ],
    ['a title and its link', `Spring: https://youtu.be/${spring}`, true],
    ['a line', `**Spring** https://youtu.be/${spring}`, true],
    ['a sentence', `Then came [Spring](https://youtu.be/${spring}), and nobody spoke.`, false],
    ['a sentence that begins with it', `[Spring](https://youtu.be/${spring}) made everybody silent.`, false],
    ['a sentence in a list', `- After the break we saw [Spring](https://youtu.be/${spring}) again.`, false]
  ])('tells whether a link stands by itself: %s', (_, body, stands) => {
    const { videos, standing } = linksInBody(`---\ntitle: x\n---\n\n${body}\n`)
    expect(videos).toHaveLength(1)
    expect(standing).toEqual(stands ? videos : [])
  })

  it('finds the links of a text and the list of them, not code and embeds', () => {
    const text = `---\ntitle: x\n---\n\nSee [this](https://youtu.be/${bunny}?t=5), \`https://youtu.be/codecodecod\`.\n\n* [Spring](https://youtu.be/${spring})\n* [Sintel - Colin\nLevy](https://youtu.be/${sintel})\n\nBye.\n\n{{< youtube ${bunny} >}}\n`
    const { videos, list } = linksInBody(text)
    expect(videos.map(({ link }) => link.id)).toEqual([bunny, spring, sintel])
    expect(list && text.slice(list.from, list.to)).toMatch(/^\* \[Spring[\s\S]*eRsGyueVLvQ\)$/)
    const result = writeVideos(text, planVideos(text, list?.videos ?? []), { replaces: list })
    expect(result.ok && applyEdits(text, result.edits)).toContain(
      `\`.\n\n## Spring\n\n{{< youtube ${spring} >}}\n\n## Sintel\n\nColin Levy\n\n{{< youtube ${sintel} >}}\n\nBye.`
    )
  })

  it.each([
    ['notes', `- [Sintel](https://youtu.be/${sintel}) by Ana. Great demo; slides at https://example.org/s`],
    ['a wrapped line', `- [Sintel](https://youtu.be/${sintel})\n  shown twice\nbecause of the rain`],
    ['a second link', `- [Sintel](https://youtu.be/${sintel}) [Trailer](https://youtu.be/${bunny})`],
    ['a title of the link', `- [Sintel](https://youtu.be/${sintel} "The dragon")`],
    ['a comment', `- [Sintel](https://youtu.be/${sintel}) <!-- ask Ana -->`],
    ['the video again', `- [The short film](https://youtu.be/${spring})`],
    ['a picture', `- [![](dragon.png) Sintel](https://youtu.be/${sintel})`]
  ])('is no list to be replaced with %s', (_, item) => {
    expect(linksInBody(`- [Spring](https://youtu.be/${spring})\n${item}\n`).list).toBeNull()
  })

  it.each([
    `- Sintel by Colin Levy: https://youtu.be/${sintel}`,
    `- Sintel - Colin Levy ([video](https://youtu.be/${sintel}))`,
    `2. **[Sintel](https://youtu.be/${sintel})** - Colin Levy`
  ])('is one with all of %s kept', item => {
    expect(linksInBody(`1. [Spring](https://youtu.be/${spring})\n${item}\n`).list?.videos[1]).toMatchObject({
      title: 'Sintel',
      speakers: 'Colin Levy'
    })
  })

  const seed = join(process.env.RECAP_CORPUS ?? '../shared/corpus', 'seeds/kubecon-eu-2019-roundup.md')
  it.skipIf(!existsSync(seed))('makes a recap of the roundup in the seeds', () => {
    const text = readFileSync(seed, 'utf8')
    const { videos, list } = linksInBody(text)
    expect(videos).toHaveLength(13)
    expect(list?.videos).toHaveLength(12)
    expect(videos.filter(({ title }) => title === '')).toEqual([])
    const result = writeVideos(text, planVideos(text, videos), { replaces: list })
    const after = result.ok ? applyEdits(text, result.edits) : ''
    const reconciled = reconcileVideos(after)
    expect(reconciled.mismatches).toEqual([])
    expect(reconciled.videos.map(video => [video.headingSays, video.entry !== null])).toEqual(
      Array(13).fill(['title', true])
    )
    expect(after).toContain(
      '## Why Your OSS Project Needs A GUI\n\nRisha Mars, Buoyant\n\n{{< youtube "gPUmeMcLrQ4" >}}\n'
    )
    expect(after).toContain('{{<tweet 1130789969293991936>}}')
  })
})

describe('isListOfLinks', () => {
  it('asks about several links only', () => {
    const asks = (source: string) => isListOfLinks(source, readVideoLinks(source).videos)
    expect(asks(`https://youtu.be/${spring}`)).toBe(false)
    expect(asks(`See https://youtu.be/${spring} for more.`)).toBe(false)
    expect(asks(`https://youtu.be/${spring}\nhttps://youtu.be/${sintel}`)).toBe(true)
    expect(asks(JSON.stringify({ title: 'Spring', webpage_url: `https://youtu.be/${spring}` }))).toBe(true)
  })
})
