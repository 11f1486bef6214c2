/*
 * Front matter as nobody writes it and YAML allows it: nested block and flow collections, comments everywhere, every
 * scalar style, odd indentation. The same seed gives the same text. Not all of it is valid: the caller asks a parser.
 */

type Random = (below: number) => number

function randomFrom(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const words = [
  'recap',
  'talk',
  'Rust',
  'café',
  'mesh',
  '68k',
  'it’s',
  '👉',
  'and',
  'of',
  'Spring',
  'Sintel',
  'https://youtu.be/a',
  '10',
  '- x',
  'Big: Buck',
  'a#b',
  "don't",
  'say "hi"',
  '[b]',
  '{c}',
  'עברית',
  'C:\\x',
  'e5',
  'x, y',
  'yes'
]
const plainValues = [
  'yes',
  'no',
  'true',
  'null',
  '~',
  '12',
  '010',
  '1_000',
  '1e3',
  '2021-05-14',
  '2021-05-14T10:00:00Z',
  '31:26',
  '.5',
  'a plain text',
  'with: no',
  "it's plain",
  'two  spaces',
  'PT31M26S',
  'x#y',
  '-1',
  '0x1F',
  '<<'
]
const keys = [
  'title',
  'description',
  'date',
  'params',
  'videoSchema',
  'tags',
  'x-y',
  'author',
  'slug',
  'embedUrl',
  'duration',
  'aliases'
]

interface Context {
  readonly random: Random
  readonly anchors: string[]
}

const pick = <Value>({ random }: Context, values: readonly Value[]): Value =>
  values[random(values.length)] as Value

function sentence(context: Context, most = 12): string {
  return Array.from({ length: 1 + context.random(most) }, () => pick(context, words)).join(' ')
}

const chance = ({ random }: Context, percent: number): boolean => random(100) < percent

/** A value behind `key:` or `-`, with everything up to its last line break; `column` is that of the key or dash. */
function value(context: Context, column: number, depth: number): string {
  const { random } = context
  const kind = random(depth > 3 ? 70 : 100)
  if (kind < 25) return ` ${plain(context)}${trailing(context)}\n`
  if (kind < 50) return ` ${quoted(context, column)}${trailing(context)}\n`
  if (kind < 62) return blockScalar(context, column)
  if (kind < 65) return `${trailing(context)}\n`
  if (kind < 70) return ` ${flow(context, column, depth + 1)}${trailing(context)}\n`
  const head = `${chance(context, 8) ? ` ${anchor(context)}` : ''}${trailing(context)}\n`
  return (
    head +
    (chance(context, 50)
      ? blockMap(context, column + 1 + random(4), depth + 1)
      : blockList(context, column + random(4), depth + 1))
  )
}

function anchor(context: Context): string {
  const name = `a${context.anchors.length}`
  context.anchors.push(name)
  return `&${name}`
}

function trailing(context: Context): string {
  return chance(context, 15)
    ? `${' '.repeat(1 + context.random(3))}# ${sentence(context, 3)}`
    : chance(context, 3)
      ? '  '
      : ''
}

function plain(context: Context): string {
  const mark = chance(context, 4) ? `${anchor(context)} ` : chance(context, 2) ? '!!str ' : ''
  if (mark === '' && context.anchors.length > 0 && chance(context, 8))
    return `*${pick(context, context.anchors)}`
  return mark + (chance(context, 60) ? pick(context, plainValues) : sentence(context))
}

function quoted(context: Context, column: number): string {
  const text = sentence(context)
  const broken = chance(context, 20)
    ? text.replaceAll(' ', () =>
        chance(context, 20) ? `\n${' '.repeat(column + 1 + context.random(3))}` : ' '
      )
    : text
  if (chance(context, 50)) return `'${broken.replaceAll("'", "''")}'`
  const escaped = broken.replaceAll(/["\\]/g, '\\$&')
  return `"${chance(context, 30) ? escaped.replaceAll('é', '\\u00e9').replaceAll(',', '\\t') : escaped}${chance(context, 10) ? '\\n' : ''}"`
}

function blockScalar(context: Context, column: number): string {
  const indent = Math.max(0, column) + 1 + context.random(4)
  const pad = ' '.repeat(indent)
  const lines = Array.from({ length: 1 + context.random(5) }, () =>
    chance(context, 15)
      ? ''
      : pad + (chance(context, 8) ? '  ' : '') + sentence(context, chance(context, 40) ? 16 : 5)
  )
  const head = ` ${pick(context, ['|', '|-', '|+', '>', '>-', '>+'])}${chance(context, 10) ? ' # why' : ''}\n`
  return `${head}${lines.join('\n')}\n${chance(context, 20) ? '\n' : ''}`
}

function flow(context: Context, column: number, depth: number): string {
  const { random } = context
  const count = random(4)
  const isMap = chance(context, 35)
  const multi = chance(context, 30) && count > 0
  const pad = ' '.repeat(Math.max(0, column) + 1 + random(4))
  const members = Array.from({ length: count }, (_, index) => {
    const inside =
      depth < 4 && chance(context, 15) ? flow(context, column + 1, depth + 1) : flowScalar(context)
    return isMap ? `${pick(context, keys)}${index}: ${inside}` : inside
  })
  const [open, close] = isMap ? ['{', '}'] : ['[', ']']
  if (!multi) return open + (chance(context, 20) ? ` ${members.join(' , ')} ` : members.join(', ')) + close
  const lines = members.map((member, index) => {
    const comma = index < count - 1 || chance(context, 30) ? ',' : ''
    const above = chance(context, 15) ? `${pad}# ${sentence(context, 3)}\n` : ''
    return `${above}${pad}${member}${comma}${trailing(context)}\n`
  })
  return `${open}${trailing(context)}\n${lines.join('')}${chance(context, 50) ? pad : ' '.repeat(Math.max(1, column + 1))}${close}`
}

function flowScalar(context: Context): string {
  if (chance(context, 50)) return pick(context, ['a', 'b c', 'yes', '12', 'null', '2021-05-14', 'café'])
  return quoted(context, 40).replaceAll('\n', ' ')
}

function spaceBetween(context: Context, column: number): string {
  const blank = chance(context, 10) ? '\n' : ''
  if (!chance(context, 12)) return blank
  const at = chance(context, 80) ? column : context.random(column + 4)
  return `${blank}${' '.repeat(at)}# ${sentence(context, 4)}\n${chance(context, 20) ? '\n' : ''}`
}

function blockMap(context: Context, column: number, depth: number, isFirstOnLine = false): string {
  const count = 1 + context.random(4)
  const used = new Set<string>()
  let text = ''
  for (let index = 0; index < count; index++) {
    const key = pick(context, keys)
    if (used.has(key)) continue
    used.add(key)
    const spelled = chance(context, 6) ? `'${key}'` : key
    const start = index === 0 && isFirstOnLine ? '' : spaceBetween(context, column) + ' '.repeat(column)
    text += `${start}${spelled}:${chance(context, 5) ? ' ' : ''}${value(context, column, depth)}`
  }
  return text
}

function blockList(context: Context, column: number, depth: number, isFirstOnLine = false): string {
  const count = 1 + context.random(4)
  let text = ''
  for (let index = 0; index < count; index++) {
    const start = index === 0 && isFirstOnLine ? '' : spaceBetween(context, column) + ' '.repeat(column)
    const gap = 1 + (chance(context, 15) ? context.random(3) : 0)
    if (chance(context, 45) && depth < 5)
      text += `${start}-${' '.repeat(gap)}${blockMap(context, column + 1 + gap, depth + 1, true)}`
    else if (chance(context, 8) && depth < 5)
      text += `${start}-${' '.repeat(gap)}${blockList(context, column + 1 + gap, depth + 1, true)}`
    else text += `${start}-${value(context, column, depth)}`
  }
  return text
}

/** Front matter without its fences. */
export function oddFrontMatter(seed: number): string {
  const context: Context = { random: randomFrom(seed), anchors: [] }
  const column = chance(context, 5) ? 2 : 0
  return (
    blockMap(context, column, 0) +
    (chance(context, 60) ? blockMap(context, column, 1) : '') +
    spaceBetween(context, 0)
  )
}
