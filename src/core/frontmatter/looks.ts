import { type BlockScalar, readBlockScalar } from './block-scalars.ts'
import type { FrontMatterSource } from './document.ts'
import { columnAt, isInFlow, type Place, parentColumn, rootPlace, slotFrom } from './places.ts'
import { childrenOf } from './references.ts'
import type { ScalarStyle, ScalarSyntax } from './syntax.ts'

/** How a scalar is spelled, apart from what it says. */
export interface ScalarLook {
  readonly style: Exclude<ScalarStyle, 'empty'>
  readonly chomp: '' | '-' | '+'
  /** Columns from the key or dash to the lines of a block scalar. */
  readonly indent: number
  /** Where lines are wrapped; Infinity when they are long on purpose; null when nothing shows. */
  readonly width: number | null
  /** Its indentation is given as a number (`|2`), so that its first line may begin with spaces. */
  readonly numbered: boolean
  /** It has tabs inside already, which Hugo evidently reads. */
  readonly tabs: boolean
}

/** The look of a scalar without quotes or block. */
export const PLAIN_LOOK: ScalarLook = {
  style: 'plain',
  chomp: '-',
  indent: 2,
  width: null,
  numbered: false,
  tabs: false
}

/** The habits of a whole front matter, for values that have no neighbour to copy. */
export interface FileLook {
  /** Columns per level. */
  readonly step: number
  /** Columns from a key to the dashes of its list. */
  readonly dash: number
  /** Columns from a dash to its value. */
  readonly afterDash: number
  readonly quote: 'single' | 'double'
  /** The block style for text that needs one, or null when the file has no block scalars. */
  readonly block: ScalarLook | null
  /** Whether most plain values in maps and lists are quoted all the same. */
  readonly quotesAll: boolean
  /** Whether lists of plain values are written in brackets. */
  readonly flowLists: boolean
  readonly width: number | null
  /** Whether it has long texts on one line, so that new ones need not be blocks. */
  readonly longLines: boolean
}

const DEFAULT_WIDTH = 80

export function blockScalarOf(inner: string, place: Place): BlockScalar | null {
  const { node, from } = place
  if (node.kind !== 'scalar' || (node.style !== 'literal' && node.style !== 'folded')) return null
  return readBlockScalar(node, inner.slice(from + node.valueAt, from + node.size))
}

/** What a writer sees of a scalar, wrapping undone. `from` is the scalar's offset in `inner`. */
export function seenText(inner: string, node: ScalarSyntax, from: number): string {
  if (node.style !== 'literal' && node.style !== 'folded') return node.text
  return readBlockScalar(node, inner.slice(from + node.valueAt, from + node.size)).seen
}

/** The look of an existing scalar; null for an empty one. */
export function scalarLook(inner: string, place: Place): ScalarLook | null {
  const { node } = place
  if (node.kind !== 'scalar' || node.style === 'empty') return null
  const block = blockScalarOf(inner, place)
  if (!block) return { ...PLAIN_LOOK, style: node.style }
  const indent = Math.max(1, block.column - parentColumn(inner, place))
  const longest = block.wrapping?.lines.reduce((most, line) => Math.max(most, line.text.length), 0) ?? 0
  const long = block.column + longest > DEFAULT_WIDTH ? Number.POSITIVE_INFINITY : null
  return {
    style: node.style,
    chomp: block.chomp,
    indent,
    width: block.wrapping?.width ?? long,
    numbered: block.numbered,
    tabs: node.text.includes('\t')
  }
}

const fileLooks = new WeakMap<FrontMatterSource, FileLook>()

/** Reads the habits of a front matter, once for each. */
export function fileLook(source: FrontMatterSource): FileLook {
  const known = fileLooks.get(source)
  if (known) return known
  const look = readFileLook(source)
  fileLooks.set(source, look)
  return look
}

/** Votes for values, the first one cast winning ties. */
function votes<Value>() {
  const counts = new Map<Value, number>()
  return {
    add: (value: Value) => counts.set(value, (counts.get(value) ?? 0) + 1),
    count: (value: Value) => counts.get(value) ?? 0,
    winner: (): Value | undefined => [...counts].sort((one, two) => two[1] - one[1])[0]?.[0]
  }
}

function readFileLook(source: FrontMatterSource): FileLook {
  const { inner } = source
  const styles = votes<ScalarStyle>()
  const steps = votes<number>()
  const dashes = votes<number>()
  const gaps = votes<number>()
  const lists = votes<boolean>()
  const widths = votes<number>()
  const indents = votes<number>()
  const blocks = votes<string>()
  let longLines = false

  function visit(place: Place) {
    const { node } = place
    if (node.kind === 'scalar') {
      styles.add(node.style)
      const look = node.style === 'literal' || node.style === 'folded' ? scalarLook(inner, place) : null
      if (!look) {
        longLines ||= node.size > DEFAULT_WIDTH && node.text.length > DEFAULT_WIDTH
        return
      }
      indents.add(look.indent)
      blocks.add(`${look.style} ${look.chomp}`)
      if (look.width !== null && look.width < Number.POSITIVE_INFINITY) widths.add(look.width)
      return
    }
    if (node.kind === 'list') visitList(place)
    else if (node.kind === 'map' && !node.flow && place.parent?.node.kind === 'map')
      steps.add(columnAt(inner, place.from + node.valueAt) - parentColumn(inner, place))
    for (const [index, child] of childrenOf(node).entries())
      visit({
        node: child.node,
        from: place.from + child.at,
        path: [],
        parent: place,
        slot: slotOf(node, index),
        index
      })
  }

  function visitList(place: Place) {
    const { node } = place
    if (node.kind !== 'list') return
    if (node.items.length > 0 && node.items.every(item => item.node.kind === 'scalar')) lists.add(node.flow)
    const [first] = node.items
    if (node.flow || !first || isInFlow(place)) return
    if (place.parent?.node.kind === 'map')
      dashes.add(columnAt(inner, place.from + first.dashAt) - columnAt(inner, slotFrom(place)))
    if (
      first.at > first.dashAt &&
      !inner.slice(place.from + first.dashAt, place.from + first.at).includes('\n')
    )
      gaps.add(first.at - first.dashAt)
  }

  visit(rootPlace(source))
  const step = steps.winner() ?? dashes.winner() ?? 2
  const width = widths.winner() ?? null
  const [style, chomp] = (blocks.winner() ?? '').split(' ')
  const block: ScalarLook | null =
    style === 'literal' || style === 'folded'
      ? {
          ...PLAIN_LOOK,
          style,
          chomp: chomp === '+' || chomp === '' ? chomp : '-',
          indent: indents.winner() ?? step,
          width
        }
      : null
  return {
    step: Math.max(1, step),
    dash: Math.max(0, dashes.winner() ?? step),
    afterDash: Math.max(2, gaps.winner() ?? 2),
    quote: styles.count('double') > styles.count('single') ? 'double' : 'single',
    quotesAll: styles.count('single') + styles.count('double') > styles.count('plain'),
    flowLists: lists.count(true) >= lists.count(false),
    block,
    width,
    longLines: longLines && block === null
  }
}

function slotOf(node: Place['node'], index: number): Place['slot'] {
  if (node.kind === 'map') return node.entries[index] ?? null
  return node.kind === 'list' ? (node.items[index] ?? null) : null
}

/** The block look for new text: the file's own, else `|-` two columns in, wrapped where the file wraps. */
export function newBlockLook(file: FileLook): ScalarLook {
  const look = file.block ?? { ...PLAIN_LOOK, style: 'literal', indent: file.step }
  return { ...look, chomp: '-', width: look.width ?? file.width ?? DEFAULT_WIDTH }
}
