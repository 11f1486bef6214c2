import { readDate } from './dates.ts'
import { readTypedDate } from './read-typed-date.ts'
import { writeDate } from './write-date.ts'

/**
 * What a writer typed for a date, in the form that the date had before: a day typed over
 * `Thu, 30 May 2019 09:00:00 +0000` keeps its time, zone and looks; a zone that was typed is written as that form
 * writes zones. Typed in that same form already, or where there was no date, it stays as typed, or in ISO's form
 * where Hugo would not read what was typed. Fails with the sentence of `readDate` for what is no date.
 */
export function dateInForm(
  before: string,
  typed: string
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string } {
  const { reading, text } = readTypedDate(typed)
  if (!reading.ok) return reading
  const old = readDate(before)
  if (!old.ok || old.parts.form === reading.parts.form) return { ok: true, text }
  const { date, time, zone } = reading.parts
  const change = { date, ...(time === null ? {} : { time }), ...(zone === null ? {} : { zone }) }
  return { ok: true, text: writeDate(before, change) ?? text }
}
