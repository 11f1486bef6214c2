import type { PreviewFailure } from '#shared/preview.ts'
import type { BuildOutcome } from './hugo-runtime.ts'

/** Hugo's refusal of a build, taken apart. */
export interface BuildFault {
  /** The file that Hugo names first, in the in-memory site; null where it names none. */
  readonly file: string | null
  readonly line: number | null
  readonly column: number | null
  /** Hugo's words after the place. */
  readonly words: string
  /** All of Hugo's words. */
  readonly detail: string
}

const place = /"?([^\s"'`]+\.[a-z]+):(\d+):(\d+)"?/i

/** What went wrong, from a build's error and the lines that it logged; null when all went well. */
export function readFault(outcome: BuildOutcome): BuildFault | null {
  if (outcome.error === null) return null
  const logged = outcome.log.filter(line => line.startsWith('ERROR ')).map(line => line.slice(6))
  const detail = logged.length > 0 ? logged.join('\n') : outcome.error.replace(/^Build error: /, '')
  const found = place.exec(detail)
  const file = found?.[1] ?? / see ([^\s"]+\.[a-z]+)$/m.exec(detail)?.[1] ?? null
  const words =
    found && logged.length === 0 ? detail.slice(found.index + found[0].length).replace(/^:\s*/, '') : detail
  return {
    file: file?.replace(/^\//, '') ?? null,
    line: found ? Number(found[2]) : null,
    column: found ? Number(found[3]) : null,
    words,
    detail
  }
}

/** Explains a fault in a post to its writer. */
export function explainFault(fault: BuildFault, postFile: string): PreviewFailure {
  const here = fault.file === postFile
  return {
    code: 'build-error',
    message: sentence(fault.words),
    detail: fault.detail,
    line: here ? fault.line : null,
    column: here ? fault.column : null
  }
}

function sentence(words: string): string {
  const unknown = /template for shortcode "([^"]+)" not found/.exec(words)
  if (unknown) return `There is no shortcode named “${unknown[1]}” in this site.`
  const unclosed = /shortcode "([^"]+)" must be closed or self-closed/.exec(words)
  if (unclosed) {
    return `The shortcode “${unclosed[1]}” is opened but never closed. Add {{< /${unclosed[1]} >}} after its text.`
  }
  if (/unclosed shortcode action/.test(words))
    return 'A shortcode call is not closed. Add >}} or %}} at its end.'
  return `Hugo cannot build this post: ${words.split('\n')[0]}`
}
