import { describe, expect, it } from 'vitest'
import { embedStyleOf, formatEmbed } from './embed-style.ts'
import { findEmbeds } from './embeds.ts'
import type { VideoHost } from './video-link.ts'

const [sintel, bunny] = ['eRsGyueVLvQ', 'aqz-KE-bpKQ']

const like = (source: string, host: VideoHost = 'youtube', id = bunny) =>
  formatEmbed(host, id, embedStyleOf(source, findEmbeds(source)))

describe('embedStyleOf', () => {
  it.each([
    [`{{< youtube ${sintel} >}}`, `{{< youtube ${bunny} >}}`],
    [`{{< youtube "${sintel}"  >}}`, `{{< youtube "${bunny}" >}}`],
    [`{{% youtube id="${sintel}" t="10" %}}`, `{{% youtube id="${bunny}" %}}`],
    [
      `{{<youtube title="Sintel" id="${sintel}" loading="lazy">}}`,
      `{{<youtube id="${bunny}" loading="lazy">}}`
    ],
    [
      `<iframe title="Sintel" src="https://www.youtube.com/embed/${sintel}?start=5" width="560"></iframe>`,
      `<iframe src="https://www.youtube.com/embed/${bunny}" width="560"></iframe>`
    ],
    [`https://www.youtube.com/watch?list=PL1&v=${sintel}&t=9`, `https://www.youtube.com/watch?v=${bunny}`],
    [`<https://youtu.be/${sintel}>`, `<https://youtu.be/${bunny}>`],
    [`[Sintel](https://youtu.be/${sintel})`, `https://youtu.be/${bunny}`]
  ])('writes as %s is written', (source, written) => {
    expect(like(source)).toBe(written)
    expect(findEmbeds(written)).toMatchObject([{ id: bunny, valid: true, startSeconds: null }])
  })

  it('writes the other host alike where it is a shortcode, else as the site does', () => {
    expect(like(`{{< youtube ${sintel} >}}`, 'vimeo', '1084537')).toBe('{{< vimeo 1084537 >}}')
    expect(like(`https://youtu.be/${sintel}`, 'vimeo', '1084537')).toBe('{{< vimeo "1084537" >}}')
    expect(like('', 'youtube')).toBe(`{{< youtube "${bunny}" >}}`)
  })

  it.each([
    [`{{< youtube ${sintel} >}}`, `{{< youtube id="${bunny}" start="90" >}}`],
    [`{{% youtube id="${sintel}" %}}`, `{{% youtube id="${bunny}" start="90" %}}`],
    [`https://www.youtube.com/watch?v=${sintel}`, `https://www.youtube.com/watch?v=${bunny}&t=90`],
    [`https://youtu.be/${sintel}`, `https://youtu.be/${bunny}?t=90`],
    [
      `<iframe src="https://www.youtube.com/embed/${sintel}"></iframe>`,
      `<iframe src="https://www.youtube.com/embed/${bunny}?start=90"></iframe>`
    ]
  ])('starts at a moment, as %s is written', (source, written) => {
    expect(formatEmbed('youtube', bunny, embedStyleOf(source, findEmbeds(source)), 90)).toBe(written)
    expect(findEmbeds(written)).toMatchObject([{ id: bunny, startSeconds: 90 }])
  })

  it('leaves the start away where the style cannot have it', () => {
    const source = `{{< youtube ${sintel} wide >}}`
    expect(formatEmbed('youtube', bunny, embedStyleOf(source, findEmbeds(source)), 90)).toBe(
      `{{< youtube ${bunny} wide >}}`
    )
    const vimeo = '{{< vimeo 14970138 >}}'
    expect(formatEmbed('vimeo', '1084537', embedStyleOf(vimeo, findEmbeds(vimeo)), 90)).toBe(
      '{{< vimeo 1084537 >}}'
    )
  })

  it('does what most do', () => {
    expect(
      like(`{{< youtube ${sintel} >}}\n\n{{< youtube "${bunny}" >}}\n\n{{< youtube "${sintel}" >}}`)
    ).toBe(`{{< youtube "${bunny}" >}}`)
  })
})
