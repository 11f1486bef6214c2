import { describe, expect, it } from 'vitest'
import { applyEdits } from '../text/apply-edits.ts'
import { defaultEmbedStyle } from './embed-style.ts'
import { findEmbeds } from './embeds.ts'
import { addressStart, momentLink, setVideoStart } from './video-start.ts'

const id = 'WhWc3b3KhnY'
const post = (link: string, embed: string) =>
  `---\nvideoSchema:\n  - title: Spring\n    embedUrl: ${link}\n---\n\n${embed}\n`

function started(link: string, embed: string, seconds: number | null): readonly [string, string] {
  const text = post(link, embed)
  const result = setVideoStart(text, 0, seconds)
  if (!result.ok) throw new Error(result.message)
  const after = applyEdits(text, result.edits)
  return [/embedUrl: (.*)/.exec(after)?.[1] ?? '', after.split('---\n\n')[1]?.trimEnd() ?? '']
}

describe('setVideoStart', () => {
  it.each([
    [`{{< youtube ${id} >}}`, `{{< youtube id="${id}" start="90" >}}`],
    [`{{< youtube "${id}" >}}`, `{{< youtube id="${id}" start="90" >}}`],
    [`{{% youtube id="${id}" t="10" title="x" %}}`, `{{% youtube id="${id}" t="90" title="x" %}}`],
    [`{{< youtube id=${id} start=1m >}}`, `{{< youtube id=${id} start=90 >}}`],
    [
      `<iframe src="https://www.youtube.com/embed/${id}?rel=0&amp;x=1"></iframe>`,
      `<iframe src="https://www.youtube.com/embed/${id}?rel=0&amp;x=1&amp;start=90"></iframe>`
    ],
    [`https://youtu.be/${id}?t=5`, `https://youtu.be/${id}?t=90`]
  ])('writes as %s is written', (embed, expected) => {
    expect(started(`https://youtu.be/${id}`, embed, 90)).toEqual([`https://youtu.be/${id}`, expected])
    const back = started(`https://youtu.be/${id}`, expected, null)[1]
    expect(findEmbeds(post(`https://youtu.be/${id}`, back))[0]?.startSeconds).toBeNull()
  })

  it('takes a start away without a trace', () => {
    expect(started(`https://youtu.be/${id}?t=5`, `{{< youtube id="${id}" t="10" >}}`, null)).toEqual([
      `https://youtu.be/${id}`,
      `{{< youtube id="${id}" >}}`
    ])
  })

  it.each([
    [`{{< youtube eRsGyueVLvQ >}}`, `{{< youtube ${id} >}}`],
    [`{{% youtube "eRsGyueVLvQ" %}}`, `{{< youtube "${id}" >}}`],
    [`{{< youtube id="eRsGyueVLvQ" >}}`, `{{< youtube id="${id}" >}}`]
  ])(
    'takes the name that the id got with the start away where the others, as %s, have none',
    (other, bare) => {
      const [, embeds] = started(
        `https://youtu.be/${id}`,
        `{{< youtube id="${id}" start="90" >}}\n\n${other}`,
        null
      )
      expect(embeds).toBe(`${bare}\n\n${other}`)
    }
  )

  it('asks the site where the post gives no example, and leaves what it has not written', () => {
    const without = (embed: string) => {
      const text = post(`https://youtu.be/${id}`, embed)
      const result = setVideoStart(text, 0, null, defaultEmbedStyle)
      return result.ok ? applyEdits(text, result.edits).split('---\n\n')[1]?.trimEnd() : result.message
    }
    expect(without(`{{< youtube id="${id}" start="90" >}}`)).toBe(`{{< youtube "${id}" >}}`)
    expect(without(`{{< youtube id="${id}" t="90" >}}`)).toBe(`{{< youtube id="${id}" >}}`)
    expect(without(`{{< youtube id=${id} start=90 >}}`)).toBe(`{{< youtube id=${id} >}}`)
    expect(without(`{{< youtube id="${id}" start="90" title="x" >}}`)).toBe(
      `{{< youtube id="${id}" title="x" >}}`
    )
  })

  it('writes into the link where that has one already, or the video is not in the text', () => {
    expect(started(`https://youtu.be/${id}?t=5`, `{{< youtube ${id} >}}`, 90)[0]).toBe(
      `https://youtu.be/${id}?t=90`
    )
    expect(started('https://vimeo.com/1084537', 'No video.', 90)[0]).toBe('https://vimeo.com/1084537#t=90s')
  })

  it('says where a start cannot be written', () => {
    expect(setVideoStart(post('https://vimeo.com/1084537', '{{< vimeo 1084537 >}}'), 0, 9)).toMatchObject({
      ok: false
    })
    expect(setVideoStart(post('x', ''), 0, 9)).toMatchObject({ ok: false, code: 'no-such-place' })
  })
})

it.each([
  ['https://youtu.be/x?t=5&list=y', null, 'https://youtu.be/x?list=y'],
  ['https://youtu.be/x?list=y&t=5', null, 'https://youtu.be/x?list=y'],
  ['https://youtu.be/x?list=y#z', 9, 'https://youtu.be/x?list=y&t=9#z'],
  ['https://vimeo.com/1#t=5s', 9, 'https://vimeo.com/1#t=9s'],
  ['https://vimeo.com/1#t=5s', null, 'https://vimeo.com/1']
])('addressStart of %s at %s', (address, seconds, expected) => {
  expect(addressStart(address, seconds, 't')).toBe(expected)
})

it('links to a moment', () => {
  expect(momentLink('youtube', id, 724, '12:04')).toBe(`[12:04](https://youtu.be/${id}?t=724)`)
})
