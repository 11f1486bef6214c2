export type ShortcodePart = 'mark' | 'name' | 'key' | 'value'

export interface ShortcodeScan {
  /** Just behind the closing delimiter. */
  readonly end: number
  /** True for Hugo's escaped form (the arguments inside a comment), which is shown and not called. */
  readonly comment: boolean
  readonly parts: readonly { readonly part: ShortcodePart; readonly from: number; readonly to: number }[]
}

const SPACE = /\s+/y
const NAME = /\w(?:[\w.-]|\/(?![>%]\}\}))*/y
const KEY = /[\w-]+(?=\s*=)/y
const QUOTED = /"(?:\\[\s\S]|[^"\\])*"|`[^`]*`/y
const BARE = /[^\s"`]+/y

/** No call is longer: a text full of openings is then read in linear time. */
const LONGEST = 2_000

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/**
 * Reads the shortcode call that starts at `from` (on `{{<` or `{{%`). Null when
 * what stands there is no complete call: an unclosed one stays plain text while
 * it is being typed.
 */
export function scanShortcode(source: string, from: number): ShortcodeScan | null {
  const text = source.length > from + LONGEST ? source.slice(0, from + LONGEST) : source
  const kind = text[from + 2]
  if (!text.startsWith('{{', from) || (kind !== '<' && kind !== '%')) return null
  const close = kind === '<' ? '>}}' : '%}}'
  let at = from + 3
  if (text.startsWith('/*', at)) {
    const end = text.indexOf(`*/${close}`, at + 2)
    return end < 0 ? null : { end: end + 5, comment: true, parts: [] }
  }
  const parts: { part: ShortcodePart; from: number; to: number }[] = []
  const push = (part: ShortcodePart, to: number) => {
    parts.push({ part, from: at, to })
    at = to
  }
  const inner = at + (/^\s*\/?/.exec(text.slice(at, at + 20))?.[0].length ?? 0)
  at = from
  push('mark', text[inner - 1] === '/' ? inner : from + 3)
  at = match(SPACE, text, inner)
  const nameEnd = match(NAME, text, at)
  if (nameEnd === at) return null
  push('name', nameEnd)
  while (at < text.length) {
    at = match(SPACE, text, at)
    const selfClosing = text.startsWith(`/${close}`, at)
    if (selfClosing || text.startsWith(close, at)) {
      push('mark', at + (selfClosing ? 4 : 3))
      return { end: at, comment: false, parts }
    }
    const keyEnd = match(KEY, text, at)
    if (keyEnd > at) {
      push('key', keyEnd)
      at = match(SPACE, text, at)
      push('mark', at + 1)
      at = match(SPACE, text, at)
    }
    const quotedEnd = match(QUOTED, text, at)
    if (quotedEnd > at) {
      push('value', quotedEnd)
      continue
    }
    const bareEnd = match(BARE, text, at)
    if (bareEnd === at || text.startsWith('{{', at)) return null
    const closing = text.indexOf(close, at)
    push('value', closing >= 0 && closing < bareEnd ? closing : bareEnd)
  }
  return null
}
