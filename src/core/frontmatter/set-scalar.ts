import type { Attempt } from './attempts.ts'
import { readBlockScalar } from './block-scalars.ts'
import type { FrontMatterSource } from './document.ts'
import { spliceFlowScalar } from './flow-scalars.ts'
import { isEmptyQuoted, lookOf, looksForChange, looksForNew } from './look-choice.ts'
import { type ScalarLook, scalarLook } from './looks.ts'
import { endOf, isInFlow, lineEnd, type Place, parentColumn } from './places.ts'
import { spell } from './spelling.ts'
import { pathKey } from './style-memory.ts'
import type { ScalarSyntax } from './syntax.ts'
import type { Wrapping } from './wrapping.ts'

/** The ways to write a text into an existing scalar, the most faithful first. */
export function* textAttempts(source: FrontMatterSource, place: Place, node: ScalarSyntax, text: string) {
  const { inner, memory } = source
  const key = pathKey(place.path)
  const remembered = memory.get(key)
  const existing = remembered ? scalarLook(inner, place) : lookOf(source, place)
  const original = remembered ?? (existing && !isEmptyQuoted(place) ? existing : null)
  const looks = original ? looksForChange(source, original, text) : looksForNew(source, place.path, text)
  const spot = {
    flow: isInFlow(place) || commentFollows(inner, place),
    parentColumn: parentColumn(inner, place)
  }
  const from = place.from + node.valueAt
  const block = isBlock(node) ? readBlockScalar(node, inner.slice(from, endOf(place))) : null
  for (const look of looks) {
    const withMemory = rememberIfChanged(memory, key, original, look)
    if (existing && look.style === existing.style && !block) {
      const spliced = spliceFlowScalar(node, inner.slice(from, endOf(place)), text, isInFlow(place))
      if (spliced !== null) yield { ...replaceScalar(inner, place, node, spliced), ...withMemory }
    }
    const spelled = spell(text, look, spot, oldWrapping(block?.wrapping ?? null, look, existing))
    if (spelled === null) continue
    yield {
      ...replaceScalar(inner, place, node, keepHeaderComment(spelled, block?.afterHeader ?? '')),
      ...withMemory
    }
  }
}

function oldWrapping(
  wrapping: Wrapping | null,
  look: ScalarLook,
  existing: ScalarLook | null
): Wrapping | null {
  return existing && look.style === existing.style ? wrapping : null
}

function rememberIfChanged(
  memory: FrontMatterSource['memory'],
  key: string,
  original: ScalarLook | null,
  look: ScalarLook
): Pick<Attempt, 'memory'> {
  if (!original) return {}
  const next = new Map(memory)
  // The width too is that of before: half a word more or less must not make it look like another.
  const keepsLook = look.style === original.style && look.chomp === original.chomp && !hasWidth(original)
  if (keepsLook) next.delete(key)
  else next.set(key, original)
  return { memory: next }
}

function hasWidth({ width }: ScalarLook): boolean {
  return width !== null && width < Number.POSITIVE_INFINITY
}

function isBlock({ style }: ScalarSyntax): boolean {
  return style === 'literal' || style === 'folded'
}

/** A block scalar cannot begin before a comment that follows its value: the comment would move into its header. */
function commentFollows(inner: string, place: Place): boolean {
  if (place.node.kind === 'scalar' && isBlock(place.node)) return false
  return inner.slice(endOf(place), lineEnd(inner, endOf(place))).trim() !== ''
}

/** What stood behind a block's indicator, a comment in the main, stays on that line. */
function keepHeaderComment(spelled: string, afterHeader: string): string {
  if (afterHeader.trim() === '') return spelled
  const lineBreak = spelled.indexOf('\n')
  if (lineBreak < 0) return spelled + afterHeader
  return spelled.slice(0, lineBreak) + afterHeader + spelled.slice(lineBreak)
}

/** Puts a source in place of a scalar's; where there was none, after the colon or dash with a space. */
export function replaceScalar(inner: string, place: Place, node: ScalarSyntax, insert: string): Attempt {
  const from = place.from + node.valueAt
  const end = endOf(place)
  if (node.style !== 'empty') {
    // A value emptied to nothing takes the space after its colon along.
    const spaceFrom = insert === '' && inner[from - 1] === ' ' ? from - 1 : from
    return { splices: [{ from: spaceFrom, to: end, insert }] }
  }
  const rest = inner.slice(end, lineEnd(inner, end))
  const to = rest.trim() === '' && !isInFlow(place) ? end + rest.length : end
  return { splices: [{ from, to, insert: insert === '' ? '' : ` ${insert}` }] }
}
