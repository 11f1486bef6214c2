/** What the start of a Markdown line says, once its indentation and its containers' marks are taken off. */

export interface FenceStart {
  readonly char: string
  readonly length: number
}

export interface HtmlStart {
  /** What in a line ends the block with that line; null: the next blank line ends it. */
  readonly end: RegExp | null
  /** Whether a browser takes what is inside as text: comments, `pre`, `script`, `style`, `textarea`. */
  readonly literal: boolean
  readonly interruptsParagraph: boolean
}

export interface ListStart {
  /** From the marker to the item's content, in columns. */
  readonly width: number
  readonly interruptsParagraph: boolean
}

/** A code fence (CommonMark 0.31, 4.5). */
export function fenceStart(line: string): FenceStart | null {
  const fence = /^(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(line)
  const marks = fence?.[1] ?? fence?.[2]
  return marks ? { char: marks.charAt(0), length: marks.length } : null
}

export function closesFence(line: string, fence: FenceStart): boolean {
  const marks = /^(`+|~+)[ \t]*$/.exec(line)?.[1]
  return marks?.startsWith(fence.char) === true && marks.length >= fence.length
}

const textTags = 'script|pre|style|textarea'
const blockTags =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|' +
  'track|ul'

/** CommonMark 0.31, 4.6, in its order; the seventh (any whole tag alone on its line) is a little more generous. */
const htmlStarts: readonly (HtmlStart & { readonly start: RegExp })[] = [
  html(new RegExp(`^<(?:${textTags})(?:[\\s>]|$)`, 'i'), new RegExp(`</(?:${textTags})>`, 'i'), true),
  html(/^<!--/, /-->/, true),
  html(/^<\?/, /\?>/, false),
  html(/^<![A-Za-z]/, />/, false),
  html(/^<!\[CDATA\[/, /\]\]>/, false),
  html(new RegExp(`^</?(?:${blockTags})(?:[\\s>]|/>|$)`, 'i'), null, false),
  { ...html(/^<\/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])[^<>]*>\s*$/, null, false), interruptsParagraph: false }
]

function html(start: RegExp, end: RegExp | null, literal: boolean) {
  return { start, end, literal, interruptsParagraph: true }
}

export function htmlStart(line: string): HtmlStart | null {
  if (!line.startsWith('<')) return null
  return htmlStarts.find(({ start }) => start.test(line)) ?? null
}

/** A bullet or number that starts a list item (CommonMark 0.31, 5.2). */
export function listStart(line: string): ListStart | null {
  const item = /^([-+*]|(\d{1,9})[.)])([ \t]+|$)(.*)/.exec(line)
  if (!item) return null
  const [, marker = '', number, gap = '', content = ''] = item
  const gapWidth = content === '' || gap.length > 4 ? 1 : gap.length
  const interruptsParagraph = content !== '' && (number === undefined || Number(number) === 1)
  return { width: marker.length + gapWidth, interruptsParagraph }
}

/** A rule: three or more of `-`, `*` or `_`, spaces between them allowed (CommonMark 0.31, 4.1). */
export function isRule(line: string): boolean {
  return /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line)
}

/** The underline of a setext heading: 1 for `===`, 2 for `---`, null for anything else (CommonMark 0.31, 4.3). */
export function setextLevel(line: string): 1 | 2 | null {
  const underline = /^(?:(=+)|-+)[ \t]*$/.exec(line)
  if (!underline) return null
  return underline[1] === undefined ? 2 : 1
}
