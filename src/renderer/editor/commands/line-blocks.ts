import type { EditorState, Line, SelectionRange } from '@codemirror/state'

/** What stands before a line's own text: white space and quote marks, then the mark of a list item, if it is one. */
export interface LineStart {
  /** Length of the white space and quote marks. */
  readonly indent: number
  /** `- `, `3. ` with the space behind it; empty for none. */
  readonly marker: string
  readonly kind: 'bullet' | 'number' | 'none'
}

export function lineStart(text: string): LineStart {
  const indent = /^[ \t]*(?:>[ \t]?)*[ \t]*/.exec(text)?.[0].length ?? 0
  const [marker = '', bullet] = /^(?:([-*+])|\d{1,9}[.)])(?:[ \t]+|$)/.exec(text.slice(indent)) ?? []
  return { indent, marker, kind: marker === '' ? 'none' : bullet ? 'bullet' : 'number' }
}

/** Lines that belong together as one block of a list or quote: the first carries the mark. */
export type LineGroup = readonly [Line, ...Line[]]

/**
 * The lines that a block command works on. With a selection every line that has text is a
 * block of its own. A bare cursor means its whole paragraph or list item, hard-wrapped
 * lines included: they are one block.
 */
export function selectedGroups(state: EditorState, range: SelectionRange): readonly LineGroup[] {
  const { doc } = state
  if (range.empty) return [paragraphAt(state, range.head)]
  const groups: LineGroup[] = []
  const last = doc.lineAt(range.to)
  for (let line = doc.lineAt(range.from); ; line = doc.line(line.number + 1)) {
    // A selection that ends at a line's very beginning does not mean that line.
    if (/\S/.test(line.text) && (line.from < range.to || line.from === range.from)) groups.push([line])
    if (line.number >= last.number) return groups.length > 0 ? groups : [[doc.lineAt(range.from)]]
  }
}

const STARTS_BLOCK = /^[ \t]*(?:#{1,6}[ \t]|`{3}|~{3}|\{\{[<%]|\||<|(?:[-*_][ \t]*){3,}$)/

function continues(text: string): boolean {
  return /\S/.test(text) && lineStart(text).kind === 'none' && !STARTS_BLOCK.test(text)
}

function paragraphAt({ doc }: EditorState, pos: number): LineGroup {
  const at = doc.lineAt(pos)
  let first = at.number
  while (first > 1 && continues(doc.line(first).text) && isText(doc.line(first - 1).text)) first--
  const lines: [Line, ...Line[]] = [doc.line(first)]
  if (!isText(lines[0].text)) return lines
  for (let number = first + 1; number <= doc.lines && continues(doc.line(number).text); number++) {
    lines.push(doc.line(number))
  }
  return lines
}

/** Text that a following line can continue. */
function isText(text: string): boolean {
  return /\S/.test(text) && !STARTS_BLOCK.test(text)
}
