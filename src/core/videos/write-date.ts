import { applyEdits } from '../text/apply-edits.ts'
import type { TextEdit } from '../text/text-edit.ts'
import { monthName } from './calendar.ts'
import { datePatterns } from './date-forms.ts'
import { readDate, weekdayOfDate } from './dates.ts'

/** What to change of a date; what is left out stays as it is written. */
export interface DateChange {
  /** `YYYY-MM-DD` */
  readonly date?: string
  /** `HH:MM:SS` */
  readonly time?: string
  /** `Z` or `+02:00` */
  readonly zone?: string
}

/**
 * A date with another day or time, written in the form that it has: same order, same month names, same zone; the
 * weekday is set right, a fraction of a second goes with the time it belonged to. A date that cannot be read is
 * replaced by a plain one. A time for a form that has none makes it `2021-06-17T09:00:00Z`; the seconds of a form
 * without them are dropped. A zone for a form that has no place for one makes it `2021-06-17T09:00:00+02:00`. Null
 * where there is no day to write: a time for a date that cannot be read.
 */
export function writeDate(source: string, change: DateChange): string | null {
  const text = source.trim()
  for (const { pattern } of datePatterns) {
    const match = pattern.exec(text)
    const groups = match?.groups
    const places = match?.indices?.groups
    if (!groups || !places) continue
    if (change.time !== undefined && groups.hour === undefined) break
    if (change.zone !== undefined && groups.zone === undefined) break
    const edits: TextEdit[] = []
    for (const [name, value] of Object.entries(newGroups(groups, change))) {
      const [from, to] = places[name] ?? []
      if (from !== undefined && to !== undefined) edits.push({ from, to, insert: value })
    }
    return applyEdits(text, edits)
  }
  const reading = readDate(text)
  const date = change.date ?? (reading.ok ? reading.parts.date : null)
  return date === null || change.time === undefined ? date : `${date}T${change.time}${change.zone ?? 'Z'}`
}

/** The groups that change, with their new texts, as long and in the same style as the old ones. */
function newGroups(groups: Readonly<Record<string, string | undefined>>, { date, time, zone }: DateChange) {
  const changed: Record<string, string> = {}
  if (date !== undefined) {
    const [year = '', month = '', day = ''] = date.split('-')
    const name = monthName(Number(month)).slice(0, 3)
    const weekday = weekdayOfDate(date)
    const dayNumber = Number(day).toString()
    changed.year = year
    changed.shortYear = year.slice(-2)
    changed.month = groups.month?.length === 1 ? Number(month).toString() : month
    changed.monthName = inCaseOf(groups.monthName, name)
    changed.day = groups.day?.startsWith(' ')
      ? dayNumber.padStart(2)
      : groups.day?.length === 1
        ? dayNumber
        : day
    changed.weekday = inCaseOf(groups.weekday, groups.weekday?.length === 3 ? weekday.slice(0, 3) : weekday)
  }
  if (time !== undefined) {
    const [hour = '00', minute = '00', second = '00'] = time.split(':')
    Object.assign(changed, { hour, minute, second, fraction: '' })
  }
  if (zone !== undefined) changed.zone = zoneLike(groups.zone ?? '', zone)
  return changed
}

/** A zone in the spelling of another one: `Z` and `+02:00`, or `+0000` and `+0200`; the same one stays as it is. */
function zoneLike(example: string, zone: string): string {
  const [offset, old] = [zone, example].map(one => one.replace(/^(?:Z|UTC|GMT)$/, '+00:00').replace(':', ''))
  if (offset === undefined || offset === old) return example
  return /^[+-]\d{4}$/.test(example) || /^[A-Z]{3,}$/.test(example) ? offset : zone
}

function inCaseOf(example: string | undefined, name: string): string {
  if (example === undefined || example !== example.toUpperCase()) return name
  return name.toUpperCase()
}
