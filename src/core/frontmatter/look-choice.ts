import type { FrontMatterSource } from './document.ts'
import { type FileLook, fileLook, newBlockLook, PLAIN_LOOK, type ScalarLook, scalarLook } from './looks.ts'
import { followPath, type Place } from './places.ts'
import type { FieldPath } from './types.ts'

const LONG_LINE = 80

function quoted(style: 'single' | 'double'): ScalarLook {
  return { ...PLAIN_LOOK, style }
}

/** The quoted looks, the file's own first: what every text falls back to. */
function quotedLooks(file: FileLook): ScalarLook[] {
  return file.quote === 'single' ? [quoted('single'), quoted('double')] : [quoted('double')]
}

/** The look of an existing scalar, with the width that its lines are to be wrapped at; null for an empty one. */
export function lookOf(source: FrontMatterSource, place: Place): ScalarLook | null {
  const look = scalarLook(source.inner, place)
  const isBlock = look?.style === 'literal' || look?.style === 'folded'
  return look && isBlock && look.width === null ? { ...look, width: fileLook(source).width } : look
}

/**
 * Looks for a changed text, best first: as it was, then what the file would do. The file is only asked when the
 * first will not do: asking takes longer than the rest of a key press.
 */
export function* looksForChange(
  source: FrontMatterSource,
  existing: ScalarLook,
  text: string
): Generator<ScalarLook> {
  yield existing
  yield* fallbackLooks(source, text)
}

function* fallbackLooks(source: FrontMatterSource, text: string): Generator<ScalarLook> {
  const file = fileLook(source)
  if (text.includes('\n')) yield { ...newBlockLook(file), style: 'literal' }
  yield* quotedLooks(file)
  yield quoted('double')
}

/** Looks for a new text at a path, best first: as its neighbours have it, then what the file would do. */
export function* looksForNew(
  source: FrontMatterSource,
  path: FieldPath,
  text: string
): Generator<ScalarLook> {
  const siblings = siblingLooks(source, path)
  if (siblings.length > 0) yield* siblings
  else {
    const file = fileLook(source)
    if (text.includes('\n') || (text.length > LONG_LINE && !file.longLines)) yield newBlockLook(file)
    if (!file.quotesAll) yield PLAIN_LOOK
  }
  yield* fallbackLooks(source, text)
}

/** The looks that the same field has in the other items of its list, the most frequent first. */
function siblingLooks(source: FrontMatterSource, path: FieldPath): ScalarLook[] {
  const file = fileLook(source)
  const byStyle = new Map<string, { look: ScalarLook; count: number }>()
  for (const place of siblings(source, path)) {
    const look = scalarLook(source.inner, place)
    if (!look || isEmptyQuoted(place)) continue
    const known = byStyle.get(look.style)
    const own = look.width === Number.POSITIVE_INFINITY ? null : look.width
    const width = own ?? known?.look.width ?? null
    byStyle.set(look.style, { look: { ...(known?.look ?? look), width }, count: (known?.count ?? 0) + 1 })
  }
  return (
    [...byStyle.values()]
      .sort((one, two) => two.count - one.count)
      // A new text is to read as it was typed, whether or not its neighbours keep a line break at their end.
      .map(({ look }) => ({
        ...look,
        chomp: '-',
        numbered: false,
        tabs: false,
        width: look.width ?? newBlockLook(file).width
      }))
  )
}

/** `''` says nothing about how its field is spelled. */
export function isEmptyQuoted({ node }: Place): boolean {
  return node.kind === 'scalar' && (node.style === 'single' || node.style === 'double') && node.text === ''
}

/** What stands at the same place in the other items of the innermost list on the path. */
export function siblings(source: FrontMatterSource, path: FieldPath): Place[] {
  const depth = path.findLastIndex(step => typeof step === 'number')
  if (depth < 0) return []
  const { place: list, missing } = followPath(source, path.slice(0, depth))
  if (missing.length > 0 || list.node.kind !== 'list') return []
  const found: Place[] = []
  for (const index of list.node.items.keys()) {
    if (index === path[depth]) continue
    const sibling = followPath(source, [...path.slice(0, depth), index, ...path.slice(depth + 1)])
    if (sibling.missing.length === 0) found.push(sibling.place)
  }
  return found
}
