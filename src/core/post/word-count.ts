import { literalRanges } from './literal-ranges.ts'
import { plainWords } from './plain-words.ts'
import { splitPost } from './split-post.ts'

/** How much there is to read in a post's body. */
export interface WordCount {
  /** Words, and each ideograph or kana of Chinese and Japanese as one. */
  readonly words: number
  /** How many of them are ideographs or kana: they are read faster. */
  readonly ideographs: number
}

/**
 * Counts the words of a post's body: not the front matter, shortcode calls, HTML tags, comments and link targets.
 * Code counts, as in Hugo's own `.WordCount`. Unlike there, marks that stand alone (`-`, `##`) are no words, and
 * Chinese and Japanese are counted without the site saying so.
 */
export function countWords(text: string): WordCount {
  const { body } = splitPost(text)
  const parts: string[] = []
  let at = body.from
  for (const { from, to } of literalRanges(text, body)) {
    if (!isUnseen(text.slice(from, from + 7))) continue
    parts.push(text.slice(at, from))
    at = to
  }
  parts.push(text.slice(at, body.to))
  const seen = plainWords(parts.join(' '))
  const ideographs = countOf(ideograph, seen)
  const words = countOf(word, ideographs === 0 ? seen : seen.replace(ideograph, ' '))
  return { words: words + ideographs, ideographs }
}

/** Counted, not collected: a text is read after each key press, and a long one has words by the hundred thousand. */
function countOf(pattern: RegExp, text: string): number {
  pattern.lastIndex = 0
  let count = 0
  while (pattern.test(text)) count += 1
  return count
}

/** Whole minutes, at least 1 where there is anything to read, at Hugo's pace: 213 words, or 501 ideographs, a minute. */
export function readingMinutes({ words, ideographs }: WordCount): number {
  return Math.ceil((words - ideographs) / 213 + ideographs / 501)
}

/** What stands between blanks, from its first letter or digit on: marks that stand alone have none. */
const word = /[\p{L}\p{N}]\S*/gu
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

function isUnseen(literal: string): boolean {
  return /^<(?:!--|script|style)/i.test(literal)
}
