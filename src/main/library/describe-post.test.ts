import { describe, expect, it } from 'vitest'
import { describePost } from './describe-post.ts'

const place = (id: string, files: readonly string[] = []) => ({
  id,
  root: '/home/ada/films',
  siblings: files.filter(file => !file.includes('/')),
  exists: async (path: string) => files.some(file => path === file || path.endsWith(`/${file}`))
})

async function summary(text: string, id = 'blog/spring/index.md', files: readonly string[] = []) {
  return (await describePost(Buffer.from(text), place(id, files))).summary
}

const recap = `---
title: "Open film night: May"
date: 2021-05-14
draft: true
keywords: [blender, open films]
tags: film
params:
  videoSchema:
    - title: Spring
      embedUrl: https://www.youtube.com/embed/WhWc3b3KhnY
    - title: Sintel
---

## Spring

{{< youtube WhWc3b3KhnY >}}
`

describe('describePost', () => {
  it('reads title, date, draft and the number of videos', async () => {
    expect(await summary(recap)).toEqual({
      id: 'blog/spring/index.md',
      title: 'Open film night: May',
      date: Date.UTC(2021, 4, 14),
      draft: true,
      videoCount: 2,
      cover: null,
      trouble: null
    })
    expect((await describePost(Buffer.from(recap), place('a.md'))).keywords).toEqual([
      'blender',
      'open films',
      'film'
    ])
  })

  it('counts embeds where there are more of them than entries', async () => {
    expect(
      (await summary(`${recap}\n{{< vimeo 1084537 >}}\n\n{{< youtube id="eRsGyueVLvQ" >}}\n`)).videoCount
    ).toBe(3)
  })

  it('reads carriage returns and a byte order mark', async () => {
    expect(await summary(`\ufeff${recap.replaceAll('\n', '\r\n')}`)).toMatchObject({
      videoCount: 2,
      draft: true
    })
  })

  it('reads TOML and JSON posts as well', async () => {
    expect(
      await summary(
        '+++\ntitle = "Spring"\ndate = 2021-05-14T09:00:00Z\ndraft = true\n[[params.videoSchema]]\ntitle = "a"\n+++\ntext'
      )
    ).toEqual({
      id: 'blog/spring/index.md',
      title: 'Spring',
      date: Date.UTC(2021, 4, 14, 9),
      draft: true,
      videoCount: 1,
      cover: null,
      trouble: null
    })
    expect(await summary('{"Title": "Spring", "date": "2021-05-14"}\ntext')).toMatchObject({
      title: 'Spring',
      date: Date.UTC(2021, 4, 14)
    })
  })

  it.each([
    ['the first heading', '# Open *films*\n', 'blog/a.md', 'Open films'],
    ['the bundle', 'text', 'blog/spring/index.md', 'spring'],
    ['the section', '', 'blog/_index.md', 'blog'],
    ['the file', 'text', 'notes.markdown', 'notes'],
    ['the folder itself', '', 'index.md', 'films'],
    ['the heading where the title is empty', '---\ntitle: ""\n---\n# Heading\n', 'a.md', 'Heading'],
    ['one line', '---\ntitle: |\n  Two\n  lines\n---\n', 'a.md', 'Two lines']
  ])('is called by %s', async (_what, text, id, title) => {
    expect((await summary(text, id)).title).toBe(title)
  })

  it('says what is wrong with a broken post, and still knows its title', async () => {
    const row = await summary('---\ntitle: "Spring"\ndate: [2021\n---\ntext')
    expect(row.title).toBe('Spring')
    expect(row.trouble).toMatch(/\.$/)
    const latin = (await describePost(Buffer.from([0x2d, 0xe9]), place('caf.md'))).summary
    expect(latin).toMatchObject({ title: 'caf', trouble: expect.stringContaining('not UTF-8') })
  })

  it.each([
    ['an unreadable date', 'date: soon'],
    ['a date of no calendar', 'date: 2021-02-31'],
    ['no date', 'date:'],
    ['a list', 'date: [2021-05-14]']
  ])('has no date for %s', async (_what, line) => {
    expect((await summary(`---\ntitle: a\n${line}\n---\n`)).date).toBeNull()
  })

  it.each<[string, string, readonly string[], string | null]>([
    ['images', 'images: [social.png, other.png]', ['social.png'], 'blog/spring/social.png'],
    ['the first that is there', 'images: [gone.png, other.png]', ['other.png'], 'blog/spring/other.png'],
    ['a map', 'cover: {image: ./img/a b.jpg}', ['img/a b.jpg'], 'blog/spring/img/a b.jpg'],
    ['a site image', 'thumbnail: /img/a.jpg', ['static/img/a.jpg'], 'static/img/a.jpg'],
    ['a param', 'params: {feature: a.webp}', ['a.webp'], 'blog/spring/a.webp'],
    [
      'a bundle file',
      'draft: false',
      ['z.jpg', 'feature.jpg', 'thumbnail-1.png', 'COVER.JPEG'],
      'blog/spring/COVER.JPEG'
    ],
    ['no bundle text', 'draft: false', ['cover.md', 'cover.txt'], null],
    ['nothing on the web', 'images: ["https://tracker.example/a.png", "//tracker.example/b.png"]', [], null],
    ['nothing outside', 'images: ["../../../../etc/a.png"]', ['a.png'], null],
    ['a neighbour', 'images: ["../a.png"]', ['blog/a.png'], 'blog/a.png'],
    ['no other scheme', 'images: ["file:///etc/a.png", "javascript:a.png"]', ['a.png'], null]
  ])('takes its cover from %s', async (_what, line, files, cover) => {
    expect((await summary(`---\ntitle: a\n${line}\n---\n`, 'blog/spring/index.md', files)).cover).toBe(cover)
  })

  it('lends no bundle files to a plain post', async () => {
    expect((await summary('', 'blog/spring.md', ['cover.jpg'])).cover).toBeNull()
  })

  it('gets over an alias bomb, deep nesting and a huge value quickly', async () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'
        .split('')
        .map((name, n) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[n]}`).join(',')}]`)
    ]
    for (const yaml of [
      bomb.join('\n'),
      `a: ${'['.repeat(100_000)}`,
      `title: ${'x'.repeat(900_000)}`,
      '__proto__: {title: x}\nconstructor: 1'
    ]) {
      const row = await summary(`---\n${yaml}\n---\n`)
      expect(row.title.length).toBeLessThanOrEqual(300)
      expect(({} as Record<string, unknown>).title).toBeUndefined()
    }
  }, 10_000)
})
