import { splitPost } from '#core/post/split-post.ts'
import { findShortcodes } from '#core/shortcodes/find-shortcodes.ts'
import type { PreviewFailure } from '#shared/preview.ts'
import { type BuildFault, essence } from './build-fault.ts'
import { nearestName } from './nearest-name.ts'

/** What the explanation of a fault can draw on. */
export interface FaultyPost {
  /** The post's file in the in-memory site. */
  readonly file: string
  readonly text: string
  /** Names of the shortcodes that the site and Hugo have. */
  readonly shortcodes: Iterable<string>
}

/** Explains a fault in a post to its writer, at its place in the post's text. */
export function explainFault(fault: BuildFault, post: FaultyPost): PreviewFailure {
  const place = placeInPost(fault, post)
  return {
    code: 'build-error',
    message: sentence(fault, post),
    detail: fault.words,
    line: place?.line ?? null,
    column: place?.column ?? null
  }
}

/** One explanation: where Hugo's words match, what to tell the writer. */
type Explanation = readonly [words: RegExp, tell: (match: RegExpExecArray, post: FaultyPost) => string]

const explanations: readonly Explanation[] = [
  [/template for shortcode "([^"]+)" not found/, ([, name = ''], post) => unknownShortcode(name, post)],
  [
    /shortcode "([^"]+)" must be closed or self-closed/,
    ([, name]) => `The shortcode “${name}” is opened but not closed. Add {{< /${name} >}} after its text.`
  ],
  [
    /closing tag for shortcode '([^']+)' does not match start tag/,
    ([, name]) => `“/${name}” closes another shortcode than the one that is open here.`
  ],
  [
    /shortcode "([^"]+)" does not evaluate \.Inner/,
    ([, name]) => `The shortcode “${name}” takes no text. Remove its closing tag, or the / before its >}}.`
  ],
  [
    /got closing shortcode, but none is open/,
    () =>
      'A shortcode is closed here that was not opened. Remove the closing tag, or add the opening one before it.'
  ],
  [/unclosed shortcode action/, () => 'A shortcode is not finished. Add >}} or %}} at its end.'],
  [/shortcode has no name/, () => 'A shortcode has no name. Write one after {{<, as in {{< youtube … >}}.'],
  [
    /unterminated quoted string in shortcode/,
    () => 'A quotation mark in a shortcode is not closed. Add a " after the value.'
  ],
  [
    /Cannot mix named and positional parameters/,
    () =>
      'This shortcode mixes named values with others. Give every value a name, as in id="…", or none of them.'
  ],
  [
    /unrecognized character in shortcode action: U\+[0-9A-F]+ '(.+?)'/,
    ([, character]) => `A shortcode holds “${character}”, which must stand inside quotation marks there.`
  ],
  [
    /"(youtube|vimeo)" shortcode requires (?:an id|a video id)/,
    ([, name]) =>
      `The ${name} shortcode has no video id. Write the id after the name, as in {{< ${name} ID >}}.`
  ],
  [/REF_NOT_FOUND: Ref "([^"]*)"/, ([, target]) => `The link to “${target}” leads to no page of this site.`],
  [
    /EOF looking for end (\w+) front matter/,
    () => 'The front matter is not closed. Add a line with --- after it.'
  ],
  [
    /the "([^"]+)" front matter field is not a parsable date/,
    ([, field]) => `The front matter’s ${field} is not a date. Write it like 2026-05-14.`
  ],
  [
    /failed to unmarshal YAML|unmarshal failed|failed to unmarshal/,
    () => 'The front matter cannot be read. Look for a missing quotation mark, a tab or a stray colon.'
  ]
]

function sentence(fault: BuildFault, post: FaultyPost): string {
  if (splitPost(post.text).fault === 'shortcode-first') {
    return 'Hugo takes a text that begins with a shortcode for broken front matter. Add a line with --- twice before it.'
  }
  for (const [words, tell] of explanations) {
    const match = words.exec(fault.words)
    if (match) return tell(match, post)
  }
  const failed = /failed to render shortcode "([^"]+)"/.exec(fault.words)
  const reason = essence(fault.words)
  return failed ? `The shortcode “${failed[1]}” failed: ${reason}` : `Hugo cannot build this post: ${reason}`
}

function unknownShortcode(name: string, { shortcodes }: FaultyPost): string {
  const nearest = nearestName(name, shortcodes)
  const unknown = `This site has no shortcode named “${name}”.`
  return nearest === null ? unknown : `${unknown} Did you mean “${nearest}”?`
}

interface Place {
  readonly line: number
  readonly column: number
}

function placeInPost(fault: BuildFault, post: FaultyPost): Place | null {
  const unknown = /template for shortcode "([^"]+)" not found/.exec(fault.words)?.[1]
  if (unknown !== undefined) {
    // Inside another shortcode Hugo names the place of the outermost.
    const call = findShortcodes(post.text).calls.find(({ name }) => name === unknown)
    if (call) return placeAt(post.text, call.from)
  }
  const field = /the "([^"]+)" front matter field/.exec(fault.words)?.[1]
  if (field !== undefined) return placeOfField(field, post.text)
  const place = fault.places.find(({ file }) => file === post.file)
  if (!place) return null
  if (/failed to unmarshal YAML/.test(fault.words)) return placeInYaml(fault.words, post.text)
  // Markdown hands most render hooks no place of their own; Hugo then says 1:1, which is no fault's place.
  if (place.line === 1 && place.column === 1 && !/front matter|unmarshal/.test(fault.words)) return null
  const line = post.text.split('\n')[place.line - 1] ?? ''
  const before = Buffer.from(line)
    .subarray(0, place.column - 1)
    .toString('utf8')
  return { line: place.line, column: before.length + 1 }
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

/** Go's YAML counts lines from the front matter's own first one, and names none for a fault in that. */
function placeInYaml(words: string, text: string): Place {
  const { content } = splitPost(text)
  const fences = text.slice(0, content.from).split('\n').length - 1
  const lines = text.slice(content.from, content.to).split('\n').length
  const line = Number(/yaml: line (\d+)/.exec(words)?.[1] ?? 1)
  return { line: fences + Math.min(Math.max(line, 1), lines), column: 1 }
}

function placeOfField(field: string, text: string): Place | null {
  const line = text
    .split('\n')
    .findIndex(candidate => candidate.toLowerCase().startsWith(field.toLowerCase()))
  return line < 0 ? null : { line: line + 1, column: 1 }
}
