import type { TextRange } from '../text/text-edit.ts'
import type { BodyLink } from './body-links.ts'

/** An HTML tag of a body, with the link or image that it makes; an `a` reaches to its end tag. */
export interface HtmlTag extends TextRange {
  readonly link: BodyLink | null
}

/** Longer than any tag that people write. */
const longestTag = 4000

/** The tags in a range of the text, in order; what stands in their attributes is no text. */
export function htmlLinks(text: string, range: TextRange): readonly HtmlTag[] {
  const found: HtmlTag[] = []
  const start = /<(?:([a-z][a-z0-9-]*)(?=[\s/>])|https?:)/gi
  start.lastIndex = range.from
  for (let match = start.exec(text); match && match.index < range.to; match = start.exec(text)) {
    const from = match.index
    const name = match[1]?.toLowerCase()
    const source = text.slice(from, Math.min(from + longestTag, range.to))
    const tag = (name === undefined ? /^<[^<>\s]*>/ : /^<(?:[^<>"']|"[^"]*"|'[^']*')*>/).exec(source)?.[0]
    if (tag === undefined) continue
    start.lastIndex = from + tag.length
    const end = name === 'a' ? source.indexOf('</a>') : -1
    const to = end < 0 ? from + tag.length : from + end + 4
    found.push({ from, to, link: linkOf(tag, name, from, to) })
  }
  return found
}

function linkOf(tag: string, name: string | undefined, from: number, to: number): BodyLink | null {
  if (name !== 'a' && name !== 'img') return null
  const target = attribute(tag, name === 'a' ? 'href' : 'src')
  if (target === null || target.text === '' || target.text.includes('{{')) return null
  return {
    kind: name === 'a' ? 'link' : 'image',
    markup: 'html',
    from,
    to: name === 'a' ? to : from + tag.length,
    target: target.text,
    targetRange: { from: from + target.from, to: from + target.from + target.text.length },
    words: name === 'a' ? '' : (attribute(tag, 'alt')?.text ?? null)
  }
}

/** An attribute's value and where it stands in the tag; null where the tag has none. */
function attribute(tag: string, name: 'href' | 'src' | 'alt') {
  const match = new RegExp(
    `\\s${name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+)))?(?=[\\s/>])`,
    'di'
  ).exec(tag)
  if (!match) return null
  const [from, to] = match.indices?.[1] ?? match.indices?.[2] ?? match.indices?.[3] ?? [0, 0]
  return { from, text: tag.slice(from, to) }
}
