import type { BlockContext, InlineContext, Line, MarkdownConfig } from '@lezer/markdown'
import { shortcodeTags } from '../syntax-tags.ts'
import { type ShortcodePart, scanShortcode } from './scan-shortcode.ts'

const BRACE = 123
const NODE: Record<ShortcodePart, string> = {
  mark: 'ShortcodeMark',
  name: 'ShortcodeName',
  key: 'ShortcodeKey',
  value: 'ShortcodeValue'
}

/**
 * Hugo's shortcode calls as nodes of the Markdown tree. Hugo itself expands them
 * inside code too; here code stays code, because a writer who quotes a call in
 * code wants to see it as code.
 */
export const shortcodeSyntax: MarkdownConfig = {
  defineNodes: [
    { name: 'Shortcode' },
    { name: 'ShortcodeComment', style: shortcodeTags.comment },
    { name: 'ShortcodeMark', style: shortcodeTags.mark },
    { name: 'ShortcodeName', style: shortcodeTags.name },
    { name: 'ShortcodeKey', style: shortcodeTags.key },
    { name: 'ShortcodeValue', style: shortcodeTags.value }
  ],
  parseInline: [{ name: 'Shortcode', before: 'Escape', parse: parseInlineCall }],
  parseBlock: [{ name: 'ShortcodeLines', before: 'LinkReference', parse: parseCallOverLines }]
}

function parseInlineCall(cx: InlineContext, next: number, pos: number): number {
  if (next !== BRACE || cx.char(pos + 1) !== BRACE) return -1
  const scan = scanShortcode(cx.text, pos - cx.offset)
  if (!scan) return -1
  const end = scan.end + cx.offset
  if (scan.comment) return cx.addElement(cx.elt('ShortcodeComment', pos, end))
  const children = scan.parts.map(({ part, from, to }) =>
    cx.elt(NODE[part], from + cx.offset, to + cx.offset)
  )
  return cx.addElement(cx.elt('Shortcode', pos, end, children))
}

/**
 * A call that is written over several lines: without this, a line that starts
 * with `>}}` would be a block quote and one with `- ` a list. Only calls at the
 * top level that begin their line; the lines up to the end of the call, or to
 * the next blank line where it has none, are one paragraph.
 */
function parseCallOverLines(cx: BlockContext, line: Line): boolean {
  if (cx.depth !== 1 || !/^\{\{[<%]/.test(line.text)) return false
  if (/[>%]\}\}/.test(line.text) || scanShortcode(line.text, 0)) return false
  const from = cx.lineStart
  let text = line.text
  while (cx.nextLine() && /\S/.test(line.text)) {
    text += `\n${line.text}`
    if (/[>%]\}\}/.test(line.text)) {
      cx.nextLine()
      break
    }
  }
  cx.addElement(cx.elt('Paragraph', from, from + text.length, cx.parser.parseInline(text, from)))
  return true
}
