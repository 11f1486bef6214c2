import { describe, expect, it } from 'vitest'
import { readFrontMatter } from '../frontmatter/index.ts'
import { applyEdits } from '../text/apply-edits.ts'
import { readVideoEntries } from './entries.ts'
import { changeVideoLink } from './entry-link.ts'

/** A post with entries of these links and thumbnails. */
function post(...entries: readonly (readonly [link: string, thumbnail: string | null])[]): string {
  const lines = entries.flatMap(([link, thumbnail], index) => [
    `    - title: Film ${index + 1}`,
    `      embedUrl: ${link}`,
    ...(thumbnail === null ? [] : [`      thumbnailUrl: ${thumbnail}`])
  ])
  return ['---', 'title: Films', 'params:', '  videoSchema:', ...lines, '---', 'Text.', ''].join('\n')
}

function changed(text: string, index: number, link: string): string {
  const frontMatter = readFrontMatter(text)
  if (frontMatter.kind !== 'yaml') throw new Error('not YAML')
  const result = changeVideoLink(text, readVideoEntries(frontMatter).entries, index, link)
  if (!result.ok) throw new Error(result.message)
  return applyEdits(text, result.edits)
}

const bunny = 'aqz-KE-bpKQ'
const sintel = 'eRsGyueVLvQ'
const short = (id: string) => `https://youtu.be/${id}`
const thumb = (id: string) => `https://i.ytimg.com/vi/${id}/maxresdefault.jpg`
const old = (id: string) => `http://i3.ytimg.com/vi/${id}/hqdefault.jpg`
const secure = (url: string) => url.replace('http:', 'https:')

describe('changing the link of a video entry', () => {
  it.each([
    `https://www.youtube.com/watch?v=${sintel}`,
    `https://www.youtube.com/embed/${sintel}`,
    `https://www.youtube.com/shorts/${sintel}`,
    `https://www.youtube.com/live/${sintel}?si=abc`,
    `https://www.youtube-nocookie.com/embed/${sintel}?rel=0`,
    `  https://youtu.be/${sintel}?si=share `
  ])('writes %s as the other entries write theirs', link => {
    const text = post([short(bunny), null], [short('R6MlUcmOul8'), null])
    expect(changed(text, 0, link)).toContain(`embedUrl: ${short(sintel)}\n`)
  })

  it('keeps the start of a link', () => {
    const text = post([short(bunny), null], [short('R6MlUcmOul8'), null])
    expect(changed(text, 0, `https://www.youtube.com/watch?v=${sintel}&t=90`)).toContain(
      `embedUrl: ${short(sintel)}?t=90\n`
    )
  })

  it('takes the thumbnail along, in the style it had, but with https', () => {
    const text = post([short(bunny), old(bunny)], [short('R6MlUcmOul8'), thumb('R6MlUcmOul8')])
    expect(changed(text, 0, short(sintel))).toBe(
      post([short(sintel), secure(old(sintel))], [short('R6MlUcmOul8'), thumb('R6MlUcmOul8')])
    )
  })

  it('gives an entry without a thumbnail the one of its siblings’ style', () => {
    const text = post([short(bunny), old(bunny)], [short('R6MlUcmOul8'), null])
    expect(changed(text, 1, short(sintel))).toContain(`thumbnailUrl: ${secure(old(sintel))}\n`)
  })

  it('leaves the thumbnail of a link that only gets a start', () => {
    const text = post([short(bunny), old(bunny)], [short(sintel), thumb(sintel)], ['', thumb('R6MlUcmOul8')])
    expect(changed(text, 0, `${short(bunny)}?t=90`)).toBe(text.replace(short(bunny), `${short(bunny)}?t=90`))
  })

  it.each(['cover.jpg', 'https://example.org/poster.png', thumb('R6MlUcmOul8')])(
    'leaves a thumbnail that was chosen by hand: %s',
    chosen => {
      expect(changed(post([short(bunny), chosen]), 0, short(sintel))).toBe(post([short(sintel), chosen]))
    }
  )

  it('gives the thumbnail of a link that was none for a while', () => {
    expect(changed(post(['not a link', thumb(bunny)]), 0, short(sintel))).toBe(
      post([short(sintel), thumb(sintel)])
    )
    expect(changed(post(['not a link', 'poster.png']), 0, short(sintel))).toBe(
      post([short(sintel), 'poster.png'])
    )
  })

  it('leaves the thumbnail alone while the link is none yet', () => {
    const text = post([short(bunny), thumb(bunny)])
    expect(changed(text, 0, 'https://youtu.be/aqz')).toBe(post(['https://youtu.be/aqz', thumb(bunny)]))
  })

  it('asks nothing of Vimeo: its thumbnails cannot be told from the link', () => {
    const text = post([short(bunny), thumb(bunny)])
    expect(changed(text, 0, 'https://vimeo.com/76979871')).toBe(
      post(['https://vimeo.com/76979871', thumb(bunny)])
    )
  })

  it('changes nothing for the same video', () => {
    const text = post([short(bunny), thumb(bunny)], [short(sintel), thumb(sintel)])
    expect(changed(text, 0, `https://www.youtube.com/watch?v=${bunny}`)).toBe(text)
  })

  it('empties the link and leaves the thumbnail', () => {
    const text = post([short(bunny), thumb(bunny)])
    expect(changed(text, 0, '')).toContain(thumb(bunny))
  })

  it('refuses an entry that is not there', () => {
    expect(changeVideoLink(post([short(bunny), null]), [], 3, short(sintel)).ok).toBe(false)
  })
})
