import { atNode, textAt } from '../fields.ts'
import type { PostReading } from '../read-post.ts'
import { type Finding, post, type Rule, videos } from '../rule.ts'

/** Where a sentence about something that is missing is shown: the front matter's first line, or the post's. */
function top({ text, frontMatter }: PostReading): { readonly from: number; readonly to: number } {
  const from = frontMatter.kind === 'yaml' ? frontMatter.block.from : 0
  const end = text.indexOf('\n', from)
  return { from, to: end < 0 ? text.length : end }
}

const isSection = (id: string | null) => id !== null && /(^|\/)_index\.[^/]+$/.test(id)

export const missingTitle: Rule = {
  code: 'missing-title',
  severity: 'warning',
  doc: 'The post has no title: lists, browsers and search engines show nothing or its address.',
  fires: [
    { text: '⟦---⟧\ndate: 2021-06-17\n---\n' },
    { text: post('title: ⟦""⟧') },
    { text: '⟦Only a body.⟧\n' }
  ],
  quiet: [
    { text: post('title: Spring') },
    { text: post('Title: Spring') },
    { text: '---\n"unreadable\n---\n' },
    { text: '' },
    { text: post('date: 2021-06-17'), facts: { id: 'recaps/_index.md' } },
    { text: post('slug: x'), facts: { untitledToo: true } }
  ],
  check(reading, { id, untitledToo }) {
    const { frontMatter, text } = reading
    if (untitledToo) return []
    if (frontMatter.kind === 'unreadable' || text.trim() === '' || isSection(id)) return []
    if (reading.parts.fault !== null) return []
    const message = 'This post has no title. Give it one.'
    if (frontMatter.kind === 'none') return [{ ...top(reading), message, field: ['title'] }]
    const title = frontMatter.root.fields.find(({ key }) => key.toLowerCase() === 'title')?.value
    if (title === undefined) return [{ ...top(reading), message, field: ['title'] }]
    const isEmpty = title.kind === 'scalar' && title.value.trim() === ''
    return isEmpty ? [atNode(title, message)] : []
  }
}

export const missingDate: Rule = {
  code: 'missing-date',
  severity: 'warning',
  doc: 'The post has no date although the posts of its section do: it is sorted to the end, as if of the year 1.',
  fires: [{ text: '⟦---⟧\ntitle: Spring\n---\n', facts: { expectsDate: true, id: 'recaps/spring.md' } }],
  quiet: [
    { text: post('title: About') },
    { text: post('title: Spring\ndate: 2021-06-17'), facts: { expectsDate: true } },
    { text: post('title: Spring\npublishDate: 2021-06-17'), facts: { expectsDate: true } },
    { text: post('title: Recaps'), facts: { expectsDate: true, id: 'recaps/_index.md' } }
  ],
  check(reading, { id, expectsDate }) {
    const { frontMatter } = reading
    if (!expectsDate || isSection(id) || frontMatter.kind !== 'yaml') return []
    // Hugo takes these one for the other (gohugo.io/configuration/front-matter).
    const dates = ['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified']
    if (frontMatter.root.fields.some(({ key }) => dates.includes(key.toLowerCase()))) return []
    const message = 'This post has no date, other than the posts beside it. Give it one.'
    return [{ ...top(reading), message, field: ['date'] }]
  }
}

export const overLimit: Rule = {
  code: 'over-limit',
  severity: 'warning',
  doc: 'A title, description, slug or other field is longer than the site’s `params.limits` allow.',
  fires: [
    { text: post('title: ⟦Seventeen letters⟧'), facts: { limits: { title: 10 } } },
    { text: post('params:\n  teaser: ⟦too long⟧'), facts: { limits: { teaser: 4 } } },
    { text: videos('title: ⟦Seventeen letters⟧'), facts: { limits: { videoTitle: 10 } } }
  ],
  quiet: [
    { text: post('title: Seventeen letters') },
    { text: post('title: "\u{1F3A5}\u{1F3A5}\u{1F3A5}"'), facts: { limits: { title: 3 } } },
    { text: videos('title: Spring'), facts: { limits: { videoTitle: 10, title: 2 } } }
  ],
  check(reading, { limits }) {
    const found: Finding[] = []
    for (const [name, most] of Object.entries(limits)) {
      if (most === undefined) continue
      for (const path of [[name], ['params', name], ...entryPaths(reading, name)]) {
        const node = textAt(reading, path)
        const length = node === null ? 0 : lengthOf(node.value.trim())
        if (node !== null && length > most)
          found.push(atNode(node, `This has ${length} characters; the site allows ${most}.`))
      }
    }
    return found
  }
}

/** `videoTitle` limits the titles of the video entries. */
function entryPaths({ entries }: PostReading, limit: string): readonly (readonly (string | number)[])[] {
  const [, first, rest = ''] = /^video([A-Z])(\w*)$/.exec(limit) ?? []
  return first === undefined ? [] : entries.map(({ path }) => [...path, first.toLowerCase() + rest])
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What people count: an emoji or an accented letter is one. */
function lengthOf(text: string): number {
  return text.length > 5000 ? text.length : [...graphemes.segment(text)].length
}
