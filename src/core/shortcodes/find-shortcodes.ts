import { splitPost } from '../post/split-post.ts'
import type { TextRange } from '../text/text-edit.ts'
import { lexCall } from './lex-call.ts'
import { pairCalls } from './pair-calls.ts'
import type { ShortcodeCall, ShortcodeFault, Shortcodes } from './shortcode.ts'

/**
 * The shortcode calls in a post's body, or in the given range of the text. As in Hugo, code and comments make no
 * difference: only `{{</* … *\/>}}` keeps a call from being made. Hugo stops at the first fault; here the search goes
 * on behind the faulty call's opening delimiter. Takes time in proportion to the text.
 */
export function findShortcodes(text: string, range: TextRange = splitPost(text).body): Shortcodes {
  const source = range.to === text.length ? text : text.slice(0, range.to)
  const calls: ShortcodeCall[] = []
  const escaped: TextRange[] = []
  const faults: ShortcodeFault[] = []
  const nextComment = commentSearch(source)
  let inline: string | null = null
  for (let at = nextDelimiter(source, range.from); at >= 0; ) {
    let resume = at + 3
    if (source.startsWith('/*', at + 3)) {
      const end = nextComment(at)
      if (end === null) faults.push(unclosedComment(source, at))
      else {
        escaped.push({ from: at, to: end })
        resume = end
      }
    } else {
      const call = lexCall(source, at)
      if ('code' in call) faults.push(call)
      else if (inline !== null && !(call.form === 'close' && call.name === inline)) {
        faults.push(nestedInInline(call))
        resume = call.to
      } else {
        calls.push(call)
        inline = call.inline && call.form === 'open' ? call.name : null
        resume = call.to
      }
    }
    at = nextDelimiter(source, resume)
  }
  const paired = pairCalls(calls)
  faults.push(...paired.faults)
  faults.sort((a, b) => a.from - b.from)
  return { calls: paired.calls, escaped, faults }
}

function nextDelimiter(text: string, from: number): number {
  for (let at = text.indexOf('{{', from); at >= 0; at = text.indexOf('{{', at + 1)) {
    if (text[at + 2] === '<' || text[at + 2] === '%') return at
  }
  return -1
}

/** Finds where the comment that opens at an offset ends. Remembers what has no end, so that many are not slow. */
function commentSearch(text: string): (at: number) => number | null {
  const missing = new Set<string>()
  return at => {
    const end = text[at + 2] === '<' ? '*/>}}' : '*/%}}'
    const found = missing.has(end) ? -1 : text.indexOf(end, at + 5)
    if (found < 0) missing.add(end)
    return found < 0 ? null : found + end.length
  }
}

function unclosedComment(text: string, at: number): ShortcodeFault {
  const end = text[at + 2] === '<' ? '*/>}}' : '*/%}}'
  const lineEnd = text.indexOf('\n', at)
  return {
    code: 'unclosed-comment',
    from: at,
    to: lineEnd < 0 ? text.length : lineEnd,
    message: `This commented shortcode is not closed. It must end with ${end}.`
  }
}

function nestedInInline({ from, to }: ShortcodeCall): ShortcodeFault {
  return {
    code: 'nested-in-inline',
    from,
    to,
    message: 'A shortcode cannot stand inside one that is defined in the post.'
  }
}
