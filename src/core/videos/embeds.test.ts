import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEmbeds } from './embeds.ts'

const [sintel, bunny] = ['eRsGyueVLvQ', 'aqz-KE-bpKQ']

function embeds(text: string): readonly string[] {
  return findEmbeds(text).map(embed => {
    const start = embed.startSeconds === null ? '' : ` at ${embed.startSeconds}`
    const doubt = embed.valid ? '' : ' invalid'
    return `${embed.spelling} ${embed.host} ${embed.id}${start}${doubt}: ${text.slice(embed.from, embed.to)}`
  })
}

describe('findEmbeds', () => {
  it.each([
    [`{{< youtube ${sintel} >}}`, `shortcode youtube ${sintel}`],
    [`{{< youtube "${sintel}"  >}}`, `shortcode youtube ${sintel}`],
    [`{{% youtube id="${sintel}" t="10" %}}`, `shortcode youtube ${sintel} at 10`],
    [`{{< youtube id=${sintel} start=1m30s title="a" >}}`, `shortcode youtube ${sintel} at 90`],
    ['{{< youtube >}}', 'shortcode youtube  invalid'],
    [`{{< youtube "https://youtu.be/${sintel}" >}}`, `shortcode youtube https://youtu.be/${sintel} invalid`],
    ['{{< vimeo 1084537 >}}', 'shortcode vimeo 1084537'],
    [
      `<iframe width="560" src="https://www.youtube.com/embed/${sintel}?start=5&amp;rel=0" title="a > b"></iframe>`,
      `iframe youtube ${sintel} at 5`
    ],
    [`<IFRAME SRC='//player.vimeo.com/video/1084537'>\n</IFRAME>`, 'iframe vimeo 1084537'],
    [`<iframe src=https://www.youtube-nocookie.com/embed/${sintel} />`, `iframe youtube ${sintel}`],
    [`https://youtu.be/${sintel}?t=9`, `link youtube ${sintel} at 9`],
    [`<https://www.youtube.com/watch?list=RD${sintel}&v=${sintel}>`, `link youtube ${sintel}`],
    [`[Sintel](https://youtu.be/${sintel} "the film")`, `link youtube ${sintel}`]
  ])('finds %s', (source, found) => {
    const text = `---\ntitle: Films\n---\n\n${source}\n`
    expect(embeds(text)).toEqual([`${found}: ${source}`])
    const [embed] = findEmbeds(text)
    expect(text.slice(embed?.idRange.from, embed?.idRange.to)).toBe(embed?.id)
    expect(text.slice(embed?.from, embed?.idRange.from)).not.toContain('list=RDeRsGyueVLvQ&v=eRsGyueVLvQ')
  })

  it.each([
    ['front matter', `---\nvideo: "{{< youtube ${sintel} >}}"\nurl: https://youtu.be/${sintel}\n---\n`],
    ['a fence', `\`\`\`md\n{{< youtube ${sintel} >}}\nhttps://youtu.be/${sintel}\n\`\`\`\n`],
    ['indented code', `Text\n\n    {{< youtube ${sintel} >}}\n`],
    ['a code span', `Write \`{{< youtube ${sintel} >}}\` for it.`],
    ['a comment', `<!-- {{< youtube ${sintel} >}} -->`],
    ['a comment in a sentence', `See <!-- {{< youtube ${sintel} >}} --> it.`],
    ['a comment of many lines', `<!--\n\n<iframe src="https://youtube.com/embed/${sintel}"></iframe>\n\n-->`],
    ['preformatted HTML', `<pre>\n{{< youtube ${sintel} >}}\n</pre>`],
    ['an escaped shortcode', `.{{</* youtube ${sintel} */>}}`],
    ['a closing shortcode', '.{{< /youtube >}}'],
    ['another shortcode', `.{{< figure src="https://youtu.be/${sintel}" >}}`],
    ['a link in a sentence', `See https://youtu.be/${sintel} now`],
    ['a line of a wrapped sentence', `See it at\nhttps://youtu.be/${sintel}\nnow`],
    ['a list of links', `- [Sintel](https://youtu.be/${sintel})\n- https://youtu.be/${bunny}\n`],
    ['another page', 'https://example.org/watch?v=eRsGyueVLvQ'],
    ['an iframe of another page', '<iframe src="https://example.org/"></iframe>'],
    ['a hostile iframe', `<iframe src="javascript:'https://youtube.com/embed/${sintel}'"></iframe>`]
  ])('finds none in %s', (_, text) => {
    expect(findEmbeds(text)).toEqual([])
  })

  it('keeps the order, and tells the heading each stands under', () => {
    const text = `.{{< youtube a >}}\n\n## Sintel\n\n{{< youtube ${sintel} >}}\n\nhttps://youtu.be/${bunny}\nhttps://vimeo.com/1084537\n\n### More\n\n<iframe src="https://youtube.com/embed/${bunny}"></iframe>\n`
    expect(findEmbeds(text).map(({ id, heading }) => [id, heading?.text ?? null])).toEqual([
      ['a', null],
      [sintel, 'Sintel'],
      [bunny, 'Sintel'],
      ['1084537', 'Sintel'],
      [bunny, 'More']
    ])
  })

  it('finds a video in whatever stands around it', () => {
    const around = fc.constantFrom(
      '# A\n',
      'text\n',
      '- item\n',
      '> quote\n',
      '\n',
      '\n\n',
      '---\n',
      '<div>\n',
      '</div>\n',
      '1. a\n'
    )
    fc.assert(
      fc.property(fc.array(around), fc.array(around), (before, after) => {
        const text = `---\na: 1\n---\n${before.join('')}{{< youtube ${sintel} >}}\n${after.join('')}`
        expect(findEmbeds(text).map(({ id }) => id)).toEqual([sintel])
      })
    )
  })

  it('takes time in proportion to hostile texts', () => {
    const parts = [
      '<iframe "',
      '<iframe src="',
      '<iframe src=x ',
      'https://youtu.be/',
      '[a](',
      `https://youtu.be/${sintel}\n`,
      '<a@'
    ]
    for (const part of parts) findEmbeds(`.${part.repeat(50_000)}`)
  })
})
