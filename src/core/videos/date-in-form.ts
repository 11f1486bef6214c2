import { readDate } from './dates.ts'
import { writeDate } from './write-date.ts'

/**
 * What a writer typed for a date, in the form that the date had before: a day
 * typed over `Thu, 30 May 2019 09:00:00 +0000` keeps its time, zone and looks.
 * Typed in that same form already, or where there was no date, it stays as typed.
 * Fails with the sentence of {@link readDate} for what is no date.
 */
export function dateInForm(
  before: string,
  typed: string
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string } {
  const written = readDate(typed)
  if (!written.ok) return written
  const old = readDate(before)
  if (!old.ok || old.parts.form === written.parts.form) return { ok: true, text: typed.trim() }
  const { date, time } = written.parts
  return { ok: true, text: writeDate(before, time === null ? { date } : { date, time }) ?? typed.trim() }
}
