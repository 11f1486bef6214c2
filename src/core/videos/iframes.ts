import type { TextRange } from '../text/text-edit.ts'

/** An `<iframe>` in a post's body, with its closing tag. */
export interface Iframe extends TextRange {
  /** The `src` as it is written. */
  readonly source: TextRange & { readonly text: string }
}

/** A longer tag is nobody's; the limit keeps a hostile post with a million unclosed tags from taking long. */
const longestTag = 4096

/** The iframes in a range of the text that have a `src`, in order, wherever they are: code and comments are not told apart. */
export function findIframes(text: string, range: TextRange): readonly Iframe[] {
  const found: Iframe[] = []
  const start = /<iframe(?=[\s/])/gi
  start.lastIndex = range.from
  for (let match = start.exec(text); match && match.index < range.to; match = start.exec(text)) {
    const from = match.index
    const tag = tagAt(text.slice(from, Math.min(from + longestTag, range.to)))
    if (tag === null) continue
    const tagTo = from + tag.length
    const closing = /^\s{0,80}<\/iframe\s*>/i.exec(text.slice(tagTo, tagTo + 100))?.[0] ?? ''
    const source = sourceOf(tag, from)
    if (source) found.push({ from, to: tagTo + closing.length, source })
    start.lastIndex = tagTo + closing.length
  }
  return found
}

/** The tag that a text starts with; a `>` in quotes does not end it. */
function tagAt(text: string): string | null {
  return /^<iframe(?:[^<>"']|"[^"]*"|'[^']*')*>/i.exec(text)?.[0] ?? null
}

function sourceOf(tag: string, from: number): Iframe['source'] | null {
  const attribute = /\s(?:src|data-src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/di.exec(tag)
  const [sourceFrom, sourceTo] = attribute?.indices?.[1] ??
    attribute?.indices?.[2] ??
    attribute?.indices?.[3] ?? [0, 0]
  if (sourceFrom === sourceTo) return null
  return { text: tag.slice(sourceFrom, sourceTo), from: from + sourceFrom, to: from + sourceTo }
}
