import { plainWords } from '../post/plain-words.ts'

/**
 * Whether a heading says what a video's title says. Case, punctuation, accents, emphasis and links make no
 * difference; nor does what stands before a colon or dash (`Talk 1: …`, `Keynote – …`), or behind the last dash, bar
 * or in brackets at the end (`… - Ana Lima, Meetup`), as long as the rest is the whole of the other.
 */
export function saysSame(heading: string, title: string): boolean {
  if (heading === title) return heading.trim() !== ''
  const [a, b] = [versionsOf(heading), versionsOf(title)]
  const [wholeA = '', wholeB = ''] = [a[0], b[0]]
  return wholeA !== '' && wholeB !== '' && (a.includes(wholeB) || b.includes(wholeA))
}

/** How many of the words of two texts are the same, from 0 to 1, measured against the longer one. */
export function sharedWords(a: string, b: string): number {
  const [wordsA, wordsB] = [new Set(bareWords(a).split(' ')), new Set(bareWords(b).split(' '))]
  const shared = [...wordsA].filter(word => word !== '' && wordsB.has(word)).length
  return shared / Math.max(wordsA.size, wordsB.size)
}

/** The whole text first, then it without its prefix and without its suffix. */
function versionsOf(text: string): readonly string[] {
  const words = plainWords(text.slice(0, 1000))
  const start = /^[^:–—|]{1,60}?(?::| [-–—|]) */.exec(words)?.[0].length ?? 0
  const end = /(?: [-–—|] [^–—|]*| *\([^()]*\))$/.exec(words)?.index ?? words.length
  return [words, words.slice(start), words.slice(0, end)].map(bareWords).filter(version => version !== '')
}

function bareWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replaceAll('&', ' and ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
