import type { MapEntrySyntax, SyntaxFault } from './syntax.ts'

/** What makes a key unfit for a form. */
export type OddKey = 'explicit' | 'marked' | 'complex'

const ODD_KEYS: Readonly<Record<OddKey, string>> = {
  explicit: 'The form cannot edit a key written with a question mark. Edit it in the text.',
  marked: 'The form cannot edit a key that carries an anchor or a tag. Edit it in the text.',
  complex: 'The form cannot edit a key that is not plain words. Edit it in the text.'
}

/** Why an entry cannot be edited, as a sentence. */
export const describeOddKey = (odd: OddKey): string => ODD_KEYS[odd]

/** A key that a map has twice, its offset relative to the map; null when there is none. */
export function keyTwice(entries: readonly MapEntrySyntax[]): SyntaxFault | null {
  const seen = new Set<string>()
  for (const { key, keyAt } of entries) {
    // YAML forbids it, older Hugo takes the last, newer Hugo stops: nobody can say which one a form would edit.
    if (seen.has(key))
      return { message: `“${shorten(key)}” is there twice. Remove one of the two.`, at: keyAt }
    seen.add(key)
  }
  return null
}

function shorten(key: string): string {
  return key.length > 40 ? `${key.slice(0, 39)}…` : key
}

const SENTENCES: Readonly<Record<string, string>> = {
  BAD_INDENT: 'The indentation is not right here: lines that belong together must start in the same column.',
  BLOCK_AS_IMPLICIT_KEY:
    'There is one “: ” too many on this line. Put the value in quotes if the colon belongs to it.',
  BLOCK_IN_FLOW: 'A list or group inside brackets must be written with brackets too.',
  MISSING_CHAR:
    'Something is missing here, such as a colon after the name, a space, a comma or a closing quote.',
  MULTILINE_IMPLICIT_KEY: 'A name must stand on one line, followed by a colon.',
  TAB_AS_INDENT: 'This line is indented with a tab. Use spaces.',
  BAD_DQ_ESCAPE: 'A backslash inside double quotes starts an escape that YAML does not know.',
  BAD_SCALAR_START: 'A value cannot start with this character. Put it in quotes.',
  RESOURCE_EXHAUSTION: 'The front matter is nested too deeply to be edited here.'
}

/** A parser's error as a sentence for a writer. */
export function describeFault(code: string, message: string): string {
  if (code === 'MISSING_CHAR' && /quote/.test(message)) return 'A quote is opened here and never closed.'
  return (
    SENTENCES[code] ?? 'The front matter cannot be read here. Check this line for a missing colon or quote.'
  )
}
