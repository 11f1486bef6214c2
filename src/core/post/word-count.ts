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
  const ideographs = seen.match(ideograph)?.length ?? 0
  const words = seen
    .replace(ideograph, ' ')
    .split(/\s+/)
    .filter(part => /[\p{L}\p{N}]/u.test(part))
  return { words: words.length + ideographs, ideographs }
}

/** Whole minutes, at least 1 where there is anything to read, at Hugo's pace: 213 words, or 501 ideographs, a minute. */
export function readingMinutes({ words, ideographs }: WordCount): number {
  return Math.ceil((words - ideographs) / 213 + ideographs / 501)
}

const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

function isUnseen(literal: string): boolean {
  return /^<(?:!--|script|style)/i.test(literal)
}
