import type { FrontMatterSource } from './document.ts'
import { looksForNew, siblings } from './look-choice.ts'
import { fileLook } from './looks.ts'
import { isDate } from './scalar-types.ts'
import { escapeDouble, isPlainSafe, spell } from './spelling.ts'
import type { FieldPath, NewValue } from './types.ts'

/** Where a new value is to be written. */
export interface NewSpot {
  readonly source: FrontMatterSource
  readonly path: FieldPath
  /** The column of its key or dash. */
  readonly column: number
  /** Inside brackets or braces. */
  readonly flow: boolean
  /** A comment follows on the same line, so that the value has to fit there. */
  readonly oneLine?: boolean
  /** Write every text in double quotes: what is left when a nicer spelling could not be proven. */
  readonly careful?: boolean
}

/** A new value as it stands after `key:` or `-`, with the space or line break before it. */
export function renderAfterMark(value: NewValue, spot: NewSpot): string {
  if (isList(value) && value.length > 0 && !spot.flow && !fitsBrackets(value, spot))
    return blockList(value, spot)
  if (isFields(value) && value.fields.length > 0 && !spot.flow) return blockMap(value.fields, spot)
  const inline = renderInline(value, spot)
  return inline === '' ? '' : ` ${inline}`
}

/** A new list item as it stands after its dash, `gap` columns from it: a map begins on the dash's own line. */
export function renderAfterDash(value: NewValue, spot: NewSpot, gap: number): string {
  const space = ' '.repeat(Math.max(0, gap - 1))
  if (isFields(value) && value.fields.length > 0 && !spot.flow) {
    const column = spot.column + gap
    return space + fieldLines(value.fields, { ...spot, column }).join(`\n${' '.repeat(column)}`)
  }
  if (isList(value) && value.length > 0 && !spot.flow && !fitsBrackets(value, spot))
    return blockList(value, spot, spot.column + gap)
  const inline = renderInline(value, spot)
  return inline === '' ? '' : space + inline
}

/** A new value without anything before it, on one line unless it is a block scalar. */
export function renderInline(value: NewValue, spot: NewSpot): string {
  if (typeof value === 'string') return renderText(value, spot)
  if (value === null) return spot.flow ? 'null' : ''
  if (typeof value !== 'object') return String(value)
  if ('date' in value) return renderDate(value.date, spot)
  if ('raw' in value) return value.raw
  if (isFields(value)) {
    const inside = value.fields.map(([key, child]) =>
      `${renderKey(key, true)}: ${renderInline(child, { ...spot, flow: true, path: [...spot.path, key] })}`.trimEnd()
    )
    return inside.length > 0 ? `{ ${inside.join(', ')} }` : '{}'
  }
  const items = (value as readonly NewValue[]).map((child, index) =>
    renderInline(child, { ...spot, flow: true, path: [...spot.path, index] })
  )
  return `[${items.join(', ')}]`
}

/** Raw, where that is a date to every reader; in quotes where its neighbours are. */
function renderDate(date: string, spot: NewSpot): string {
  const isRaw = isDate(date) && !(spot.flow && date.includes(':'))
  const styles = siblings(spot.source, spot.path).map(({ node }) =>
    node.kind === 'scalar' ? node.style : 'empty'
  )
  const quoted = styles.filter(style => style === 'single' || style === 'double').length
  return isRaw && (spot.careful || quoted * 2 <= styles.length) ? date : renderText(date, spot)
}

function renderText(text: string, spot: NewSpot): string {
  if (spot.careful) return `"${escapeDouble(text)}"`
  const spelling = { flow: spot.flow || spot.oneLine === true, parentColumn: spot.column }
  for (const look of looksForNew(spot.source, spot.path, text)) {
    const spelled = spell(text, look, spelling)
    if (spelled !== null) return spelled
  }
  return `"${escapeDouble(text)}"`
}

export function renderKey(key: string, flow: boolean): string {
  return isPlainSafe(key, flow) && !key.includes(':') && key.length < 200 ? key : `"${escapeDouble(key)}"`
}

/** `key: value` for each field; lines after the first carry their own indentation. */
export function fieldLines(
  fields: readonly (readonly [string, NewValue])[],
  spot: NewSpot
): readonly string[] {
  return fields.map(
    ([key, value]) =>
      `${renderKey(key, false)}:${renderAfterMark(value, { ...spot, path: [...spot.path, key] })}`
  )
}

function blockMap(fields: readonly (readonly [string, NewValue])[], spot: NewSpot): string {
  const column = spot.column + fileLook(spot.source).step
  const margin = `\n${' '.repeat(column)}`
  return margin + fieldLines(fields, { ...spot, column }).join(margin)
}

function blockList(values: readonly NewValue[], spot: NewSpot, at?: number): string {
  const { dash, afterDash } = fileLook(spot.source)
  const column = at ?? spot.column + dash
  return values
    .map((value, index) => {
      const item = { ...spot, column, path: [...spot.path, index] }
      const rendered = renderAfterDash(value, item, afterDash)
      return `\n${' '.repeat(column)}-${rendered}`
    })
    .join('')
}

function isFields(
  value: NewValue
): value is { readonly fields: readonly (readonly [key: string, value: NewValue])[] } {
  return typeof value === 'object' && value !== null && 'fields' in value
}

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value)
}

const LONGEST_BRACKETS = 80

/** A list of plain values goes into brackets where the file has its lists so, and the line does not get long. */
function fitsBrackets(values: readonly NewValue[], spot: NewSpot): boolean {
  if (values.some(value => isFields(value) || isList(value))) return false
  if (!fileLook(spot.source).flowLists) return false
  const key = String(spot.path.at(-1) ?? '')
  return (
    spot.column + key.length + 2 + renderInline(values, { ...spot, flow: true }).length <= LONGEST_BRACKETS
  )
}
