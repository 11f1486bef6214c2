import type { BuildOutcome } from './hugo-runtime.ts'
import type { MemoryFiles } from './memory-files.ts'

/** A place that Hugo names; line and column from 1, the column in bytes of UTF-8. */
export interface FaultPlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Hugo's refusal of a build. */
export interface BuildFault {
  /** Hugo's words, without the policy listing that it adds to some. */
  readonly words: string
  /** Every place named in them, outermost first. */
  readonly places: readonly FaultPlace[]
  /** Logged while the build went on (a template's `errorf`, an unresolved `ref`), rather than ended by it. */
  readonly logged: boolean
}

const place = /"\/?([^"\s]+):(\d+):(\d+)"/g

/**
 * What went wrong, from a build's error and the lines it logged; null when all went well.
 *
 * The count in "logged 2 error(s)" is not trusted: some errors are counted again in every later
 * build of the same site, without being logged again.
 */
export function readFault(outcome: BuildOutcome): BuildFault | null {
  if (outcome.error === null) return null
  const ended = /^Build error: logged \d+ error/.test(outcome.error) ? null : outcome.error
  if (ended !== null) return faultOf(ended.replace(/^Build error: /, ''), false)
  const errors = outcome.log.flatMap(line => (line.startsWith('ERROR ') ? [line.slice(6).trim()] : []))
  const meant = errors.filter(line => !line.startsWith('deprecated:'))
  return meant.length === 0 ? null : faultOf(meant.join('\n'), true)
}

/** A fault from words alone: what Hugo says when it refuses a configuration. */
export function faultOf(words: string, logged: boolean): BuildFault {
  const short = words.replace(/; the current security configuration is:[\s\S]*?(?=\n\S*ERROR |$)/, '').trim()
  const places = [...short.matchAll(place)].map(([, file = '', line, column]) => ({
    file,
    line: Number(line),
    column: Number(column)
  }))
  return { words: short, places, logged }
}

/**
 * The site's template that failed: the innermost shortcode or render hook on Hugo's way to the
 * fault, else the innermost template; null where none of these files is named.
 */
export function failedTemplate(fault: BuildFault, templates: MemoryFiles): string | null {
  const named = fault.places.map(({ file }) => file).filter(file => /\.(html|xml|txt|json|md)$/.test(file))
  const known = [...named, ...unquotedTemplates(fault.words, templates)].filter(file => templates.has(file))
  return known.findLast(isCallable) ?? known.at(-1) ?? null
}

/** What the engine's Hugo cannot do, whatever a site or a post says: ask another server, run another program. */
const impossible =
  /not whitelisted in policy "security\.(http|exec)|not implemented on js|this feature is not available in your current Hugo version/

/** Whether all that a fault says is that a template asked for what is impossible here. */
export const asksTheImpossible = (fault: BuildFault): boolean =>
  fault.words.split('\n').every(line => impossible.test(line))

/** The part of a logged fault that says so; null where none does. */
export function impossiblePart(fault: BuildFault): BuildFault | null {
  const lines = fault.words.split('\n').filter(line => impossible.test(line))
  return lines.length === 0 ? null : faultOf(lines.join('\n'), fault.logged)
}

/**
 * Whether a fault may come from a page that Hugo has not been given: a template of the site says so
 * itself, or stumbles over nothing. Hugo's own `ref` names its page in the post, so that one is there.
 */
export const missesPage = (fault: BuildFault): boolean =>
  /nil pointer evaluating page\.|<.*GetPage/.test(fault.words) ||
  (fault.logged && !asksTheImpossible(fault) && !fault.words.includes('REF_NOT_FOUND'))

/** A shortcode or render hook: what a post's text calls by itself. */
export const isCallable = (path: string): boolean => /\/(_shortcodes|shortcodes|_markup)\//.test(path)

/** Where Hugo cannot parse a template it names it without quotes in some messages, and without its theme's folder. */
function unquotedTemplates(words: string, templates: MemoryFiles): string[] {
  const named = [...words.matchAll(/(?:^|[\s(])\/?([^\s":]+\.html)(?=[:\s])/g)].map(([, file = '']) => file)
  return named.flatMap(file => [
    file,
    ...[...templates.keys()].filter(path => path.endsWith(`layouts/${file}`))
  ])
}

/** The last and most telling part of Hugo's words: what failed, without the way that led there. */
export function essence(words: string): string {
  const first = words.split('\n')[0] ?? ''
  const executed = first.lastIndexOf(' at <')
  const tail = executed < 0 ? first : first.slice(executed + 1)
  return tail
    .replace(/^.*"[^"]+:\d+:\d+":\s*/, '')
    .replace(/^at (<.*?>): (?=error calling|can't|nil|wrong)/, '$1: ')
    .trim()
}
