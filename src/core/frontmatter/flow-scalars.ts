import { escapeDouble, isPlainSafe } from './spelling.ts'
import type { ScalarSyntax } from './syntax.ts'
import { commonEnds } from './wrapping.ts'

/**
 * A new source for a plain or quoted scalar that changes only the characters that differ: escapes, line breaks and
 * indentation of the rest stay as the author wrote them. Null where that cannot be done; the result is parsed before
 * it is accepted, so this may guess wrong.
 */
export function spliceFlowScalar(
  node: ScalarSyntax,
  source: string,
  text: string,
  flow: boolean
): string | null {
  const map = sourceMap(node, source)
  if (!map) return null
  const { head, tail } = commonEnds(node.text, text)
  const from = map[head]
  const to = map[node.text.length - tail]
  if (from === undefined || to === undefined) return null
  const middle = encode(node, text.slice(head, text.length - tail), text, flow)
  return middle === null ? null : source.slice(0, from) + middle + source.slice(to)
}

function encode(node: ScalarSyntax, middle: string, text: string, flow: boolean): string | null {
  if (node.style === 'double') return escapeDouble(middle)
  if (/[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/u.test(middle)) return null
  if (node.style === 'single') return middle.replaceAll("'", "''")
  // A plain scalar over several lines holds its meant line breaks as empty lines.
  return isPlainSafe(text.replaceAll('\n', ' '), flow) ? middle : null
}

/** For each character of the value, and its end, where it begins in the source; null when in doubt. */
function sourceMap(node: ScalarSyntax, source: string): readonly number[] | null {
  const quoted = node.style !== 'plain'
  const end = source.length - (quoted ? 1 : 0)
  const map: number[] = []
  let text = ''
  const put = (chars: string, at: number) => {
    for (let unit = 0; unit < chars.length; unit++) map.push(at)
    text += chars
  }
  for (let at = quoted ? 1 : 0; at < end; ) {
    const fold = foldAt(source, at, end)
    if (fold) {
      put(fold.text, at)
      at = fold.to
      continue
    }
    const escaped = escapeAt(node, source, at)
    if (escaped) {
      put(escaped.text, at)
      at = escaped.to
      continue
    }
    put(source.charAt(at), at)
    at++
  }
  map.push(end)
  return text === node.text ? map : null
}

/** White space around a line break reads as one space, or as the empty lines in it. */
function foldAt(
  source: string,
  at: number,
  end: number
): { readonly text: string; readonly to: number } | null {
  const space = /[ \t]*\n[ \t\n]*/y
  space.lastIndex = at
  const match = space.exec(source)
  if (!match || space.lastIndex > end) return null
  const breaks = match[0].split('\n').length - 1
  return { text: breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), to: space.lastIndex }
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t'
}

function escapeAt(
  { style }: ScalarSyntax,
  source: string,
  at: number
): { readonly text: string; readonly to: number } | null {
  if (style === 'single') return source.startsWith("''", at) ? { text: "'", to: at + 2 } : null
  if (style !== 'double' || source[at] !== '\\') return null
  const rest = source.slice(at + 1, at + 10)
  const [, digits] =
    /^(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/.exec(rest)?.filter(Boolean) ?? []
  if (digits !== undefined) {
    const code = Number.parseInt(digits, 16)
    return code <= 0x10ffff ? { text: String.fromCodePoint(code), to: at + 2 + digits.length } : null
  }
  // An escaped line break joins two lines: the value has nothing there.
  const joint = /\\\n[ \t]*/y
  joint.lastIndex = at
  if (joint.test(source)) return { text: '', to: joint.lastIndex }
  const text = SIMPLE_ESCAPES[rest.charAt(0)]
  return text === undefined ? null : { text, to: at + 2 }
}
