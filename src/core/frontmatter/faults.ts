import type { MapEntrySyntax, SyntaxFault } from './syntax.ts'

/** What makes the keys of a map unfit for a form. */
export interface Oddity {
  readonly kind: 'explicit' | 'marked' | 'complex'
  /** Its offset, relative to the map. */
  readonly at: number
}

const ODDITIES: Readonly<Record<Oddity['kind'], string>> = {
  explicit: 'The form cannot edit keys written with a question mark.',
  marked: 'The form cannot edit keys that carry an anchor or a tag.',
  complex: 'The form cannot edit keys that are not plain words.'
}

/** The first reason why a map's keys cannot be edited, its offset relative to the map; null when there is none. */
export function oddKeys(found: readonly Oddity[], entries: readonly MapEntrySyntax[]): SyntaxFault | null {
  const seen = new Set<string>()
  for (const { key, keyAt } of entries) {
    // YAML forbids it, older Hugo takes the last, newer Hugo stops: nobody can say which one a form would edit.
    if (seen.has(key))
      return { message: `“${shorten(key)}” is there twice. Remove one of the two.`, at: keyAt }
    seen.add(key)
  }
  const [oddity] = found
  return oddity ? { message: ODDITIES[oddity.kind], at: oddity.at } : null
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
