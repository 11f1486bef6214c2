import { parseInert } from '../../../../src/preview-frame/inert-page.ts'
import { sanitizeInPlace } from '../../../../src/preview-frame/sanitize.ts'
import type { Pair, Verdict } from '../verdict.ts'
import { leaveOutWhatAges } from './what-ages.ts'

/** A DOM as lines, one a node: white space folded outside of `pre`, attributes sorted, comments dropped. */
function linesOf(root: Element): string[] {
  const lines: string[] = []
  const walk = (node: Node, depth: number, isPre: boolean): void => {
    for (const child of node.childNodes) {
      const indent = '  '.repeat(depth)
      if (child.nodeType === Node.TEXT_NODE) {
        const text = child.textContent ?? ''
        const folded = isPre ? text : text.replace(/\s+/g, ' ')
        // Space beside a block is not shown.
        const shown = isPre || !isBesideBlock(child) ? folded : folded.trim()
        if (shown !== '') lines.push(`${indent}${JSON.stringify(shown)}`)
      } else if (child instanceof Element) {
        const attributes = [...child.attributes].map(one => ` ${one.name}=${JSON.stringify(one.value)}`)
        lines.push(`${indent}<${child.localName}${attributes.sort().join('')}>`)
        walk(child, depth + 1, isPre || child.localName === 'pre')
      }
    }
  }
  walk(root, 0, false)
  return lines
}

const inline = new Set(
  'a abbr b bdi bdo br button cite code data dfn em i iframe img input kbd label mark meter q s samp small span strong sub sup time u var svg del ins'.split(
    ' '
  )
)
const isBlock = (node: Node | null): boolean =>
  node === null || (node instanceof Element && !inline.has(node.localName))
const isBesideBlock = (text: Node): boolean => isBlock(text.previousSibling) || isBlock(text.nextSibling)

function judge({ post, ours, native, whole }: Pair): Verdict {
  const asWhole = whole !== null && firstDifference(bodyLines(ours), bodyLines(whole)) === null
  const left = parseInert(ours)
  const right = parseInert(native ?? '')
  const rest = { post, sanitised: whatSanitisingTakes(ours) }
  const differs = () => firstDifference(linesOf(left), linesOf(right))
  if (differs() === null) return { ...rest, verdict: 'equal', first: null, aged: [] }
  withoutHeadingIds(left)
  withoutHeadingIds(right)
  if (differs() === null) return { ...rest, verdict: 'equal but for heading ids', first: null, aged: [] }
  const aged = leaveOutWhatAges(left, right)
  const first = differs()
  if (asWhole && (native === null || first !== null))
    return { ...rest, verdict: 'as the newer Hugo builds the whole site', first, aged: [] }
  return first === null
    ? { ...rest, verdict: 'equal but for what changed between the two Hugos', first, aged }
    : { ...rest, verdict: 'different', first, aged: [] }
}

/** The lines of a body without the ids of its headings. */
function bodyLines(html: string): readonly string[] {
  const body = parseInert(html)
  withoutHeadingIds(body)
  return linesOf(body)
}

function withoutHeadingIds(body: Element): void {
  for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) heading.removeAttribute('id')
}

function firstDifference(ours: readonly string[], native: readonly string[]): Verdict['first'] {
  for (let index = 0; index < Math.max(ours.length, native.length); index++) {
    const [left = '(nothing)', right = '(nothing)'] = [ours[index], native[index]]
    if (left !== right) return { ours: left.trim().slice(0, 300), native: right.trim().slice(0, 300) }
  }
  return null
}

function whatSanitisingTakes(html: string): Record<string, number> {
  const article = parseInert(html)
  const before = inventory(article)
  sanitizeInPlace(article)
  const after = inventory(article)
  const taken: Record<string, number> = {}
  for (const [thing, count] of before) {
    const lost = count - (after.get(thing) ?? 0)
    if (lost > 0) taken[thing] = lost
  }
  return taken
}

/** Elements and their attributes, counted; what stands in an element that goes is not counted by itself. */
function inventory(root: Element): Map<string, number> {
  const counts = new Map<string, number>()
  const count = (thing: string): void => void counts.set(thing, (counts.get(thing) ?? 0) + 1)
  for (const element of root.querySelectorAll('*')) {
    count(element.localName)
    for (const { name } of element.attributes) count(`${element.localName} ${name}`)
  }
  return counts
}

Object.assign(window, {
  judgePairs: (json: string) => JSON.stringify((JSON.parse(json) as Pair[]).map(judge))
})
