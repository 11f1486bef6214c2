import type { ShortcodeCall, Shortcodes } from '../shortcodes/shortcode.ts'
import type { TextRange } from '../text/text-edit.ts'
import { htmlLinks } from './html-links.ts'
import { isInside } from './literal-ranges.ts'
import type { MarkdownBlock } from './markdown-blocks.ts'

/** A link or image of a post's body; the range covers the whole of it. */
export interface BodyLink extends TextRange {
  readonly kind: 'link' | 'image' | 'definition' | 'bare'
  readonly markup: 'markdown' | 'html' | 'shortcode'
  /** Where it leads, as it is written. */
  readonly target: string
  readonly targetRange: TextRange
  /** An image's text alternative or a link's words, as written; null where HTML or a shortcode has none. */
  readonly words: string | null
}

/** What has to be known of a body to find its links. */
export interface ReadBody {
  readonly body: TextRange
  readonly blocks: readonly MarkdownBlock[]
  readonly literal: readonly TextRange[]
  readonly shortcodes: Pick<Shortcodes, 'calls' | 'escaped'>
}

/**
 * The links and images of a post's body, in order: Markdown's inline ones and definitions, bare addresses, HTML's
 * `a` and `img`, and `figure` shortcodes. None from code and comments; none whose address a shortcode makes.
 */
export function bodyLinks(
  text: string,
  { body, blocks, literal, shortcodes: { calls, escaped } }: ReadBody
): readonly BodyLink[] {
  const hidden = (at: number) => isInside(at, literal) || isInside(at, calls) || isInside(at, escaped)
  const inline = blocks.flatMap(block =>
    block.kind === 'paragraph' || block.kind === 'heading' ? inlineLinks(text, block, hidden) : []
  )
  const html = htmlLinks(text, body).filter(({ from }) => !hidden(from))
  const figures = calls.flatMap(call => (isInside(call.from, literal) ? [] : (figureImage(call) ?? [])))
  const known = [...inline, ...html.map(({ link }) => link).filter(link => link !== null), ...figures]
  const taken = [...known, ...html].sort((a, b) => a.from - b.from)
  const bare = blocks.flatMap(block =>
    block.kind === 'paragraph' ? bareAddresses(text, block, at => hidden(at) || isCovered(at, taken)) : []
  )
  return [...known, ...bare].sort((a, b) => a.from - b.from)
}

/** Whether an offset lies in one of some ranges, ordered by their starts, which may lie in each other. */
function isCovered(offset: number, ranges: readonly TextRange[]): boolean {
  for (const { from, to } of ranges) {
    if (from > offset) return false
    if (offset < to) return true
  }
  return false
}

function inlineLinks(text: string, block: TextRange, hidden: (at: number) => boolean): readonly BodyLink[] {
  const found: BodyLink[] = []
  const open: { readonly at: number; readonly image: boolean }[] = []
  const mark = /\\[\s\S]|!?\[|\]/g
  mark.lastIndex = block.from
  for (let match = mark.exec(text); match && match.index < block.to; match = mark.exec(text)) {
    const [source] = match
    if (source.startsWith('\\') || hidden(match.index)) continue
    if (source !== ']') {
      open.push({ at: match.index, image: source === '![' })
      continue
    }
    const start = open.pop()
    const target = start && targetAt(text, mark.lastIndex, block.to)
    if (!start || !target) continue
    const isDefinition = text[mark.lastIndex] === ':'
    if (isDefinition && text.slice(text.lastIndexOf('\n', start.at) + 1, start.at).trim() !== '') continue
    found.push({
      kind: isDefinition ? 'definition' : start.image ? 'image' : 'link',
      markup: 'markdown',
      from: start.at,
      to: target.end,
      target: text.slice(target.from, target.to),
      targetRange: { from: target.from, to: target.to },
      words: text.slice(start.at + (start.image ? 2 : 1), match.index)
    })
  }
  return found
}

/** The longest address that is looked at: a picture written as data may have megabytes, and leads nowhere. */
const longestTarget = 2000

/** The address behind `]`: in parentheses, or after the colon of a definition. */
function targetAt(text: string, at: number, end: number) {
  const source = text.slice(at, Math.min(end, at + longestTarget))
  const inline =
    /^\(\s{0,20}(?:<([^<>\n]*)>|((?:[^\s()<]|\([^\s()]*\))(?:[^\s()]|\([^\s()]*\))*))(?:\s{1,20}(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s{0,20}\)/ds
  const definition = /^:[ \t]{0,20}\n?[ \t]{0,20}(?:<([^<>\n]*)>|(\S+))/d
  const match = (source.startsWith(':') ? definition : inline).exec(source)
  const [from, to] = match?.indices?.[1] ?? match?.indices?.[2] ?? [0, 0]
  if (!match || from === to || source.slice(from, to).includes('{{')) return null
  return { from: at + from, to: at + to, end: at + match[0].length }
}

function figureImage(call: ShortcodeCall): BodyLink | null {
  const source = call.name === 'figure' ? call.arguments.find(({ name }) => name === 'src') : undefined
  if (!source) return null
  const { from, to } = call
  const words = call.arguments.find(({ name }) => name === 'alt' || name === 'caption')?.value ?? null
  return {
    kind: 'image',
    markup: 'shortcode',
    from,
    to,
    target: source.value,
    targetRange: source.valueRange,
    words
  }
}

/** Addresses that stand in the text as they are, without the marks of the sentence behind them (GFM, 6.9). */
function bareAddresses(
  text: string,
  block: TextRange,
  covered: (at: number) => boolean
): readonly BodyLink[] {
  const found: BodyLink[] = []
  const address = /https?:\/\/[^\s<>"'`|\]]+/gi
  address.lastIndex = block.from
  for (let match = address.exec(text); match && match.index < block.to; match = address.exec(text)) {
    const before = text.slice(Math.max(block.from, match.index - 3), match.index)
    // Behind `](` or `]:` it is a link's address, also where a shortcode makes the rest of it.
    if (covered(match.index) || /[<\w/=]$|\]\(<?$|\]:\s?$/.test(before)) continue
    let target = match[0].replace(/[?!.,:*_~;'"]+$/, '')
    while (target.endsWith(')') && count(target, ')') > count(target, '(')) target = target.slice(0, -1)
    const range = { from: match.index, to: match.index + target.length }
    found.push({ kind: 'bare', markup: 'markdown', ...range, target, targetRange: range, words: null })
  }
  return found
}

function count(text: string, char: string): number {
  return text.split(char).length - 1
}
