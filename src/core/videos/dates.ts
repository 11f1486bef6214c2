import { daysInMonth, fullName, monthNumber, weekdayOf } from './calendar.ts'
import { type DateForm, datePatterns } from './date-forms.ts'

/** A date as it is written, taken apart. Texts, because a date without a zone is no moment. */
export interface DateParts {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** `HH:MM:SS`, null where only the day is given. */
  readonly time: string | null
  /** `Z`, `+02:00`, or a zone's name, which Hugo does not look up; null where there is none. */
  readonly zone: string | null
  readonly precision: 'day' | 'minute' | 'second' | 'fraction'
  readonly form: DateForm
  /** The English name of the weekday that is written with it. */
  readonly weekday: string | null
}

/** A date, or a sentence that says what is wrong with it. */
export type DateReading =
  | { readonly ok: true; readonly parts: DateParts }
  | { readonly ok: false; readonly message: string }

/** Reads a date in any form that Hugo takes. */
export function readDate(source: string): DateReading {
  const text = source.trim()
  for (const { form, pattern } of text.length > 60 ? [] : datePatterns) {
    const groups = pattern.exec(text)?.groups
    if (groups) return readGroups(form, groups)
  }
  return { ok: false, message: 'The date must look like 2021-06-17, 17 June 2021 or 2021-06-17T09:00:00Z.' }
}

/**
 * The weekday that is written with a date and the one it really falls on, where they differ: Hugo ignores the
 * written one, so a wrong one stays unseen.
 */
export function weekdayMismatch(
  parts: DateParts
): { readonly written: string; readonly actual: string } | null {
  const actual = weekdayOfDate(parts.date)
  return parts.weekday === null || parts.weekday === actual ? null : { written: parts.weekday, actual }
}

/** The English name of the weekday of a `YYYY-MM-DD`. */
export function weekdayOfDate(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return weekdayOf(year, month, day)
}

/** Milliseconds since the epoch; without a zone, or with one known by name only, as if it were UTC, as Hugo does. */
export function epochOf({ date, time, zone }: DateParts): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const [hour = 0, minute = 0, second = 0] = (time ?? '00:00:00').split(':').map(Number)
  const moment = new Date(0)
  moment.setUTCFullYear(year, month - 1, day)
  moment.setUTCHours(hour, minute, second)
  const offset = /^([+-])(\d{2}):(\d{2})$/.exec(zone ?? '')
  const minutes = offset ? Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3])) : 0
  return moment.getTime() - minutes * 60_000
}

function readGroups(form: DateForm, groups: Readonly<Record<string, string | undefined>>): DateReading {
  const year = groups.shortYear === undefined ? Number(groups.year) : fullYear(Number(groups.shortYear))
  const month = groups.monthName === undefined ? Number(groups.month) : monthNumber(groups.monthName)
  const day = Number(groups.day)
  if (month < 1 || month > 12)
    return { ok: false, message: `There is no month ${groups.monthName ?? groups.month}.` }
  if (day < 1 || day > daysInMonth(year, month)) {
    return { ok: false, message: `There is no ${pad(year, 4)}-${pad(month)}-${pad(day)} in the calendar.` }
  }
  const weekday = groups.weekday === undefined ? null : fullName('weekday', groups.weekday)
  if (groups.weekday !== undefined && weekday === null) {
    return { ok: false, message: `There is no weekday ${groups.weekday}.` }
  }
  const { hour, minute, second, fraction } = groups
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) {
    return { ok: false, message: `There is no time of day ${hour}:${minute}:${second ?? '00'}.` }
  }
  return {
    ok: true,
    parts: {
      date: `${pad(year, 4)}-${pad(month)}-${pad(day)}`,
      time: hour === undefined ? null : `${pad(Number(hour))}:${minute}:${second ?? '00'}`,
      zone: groups.zone === undefined ? null : plainZone(groups.zone),
      precision: fraction ? 'fraction' : second ? 'second' : hour ? 'minute' : 'day',
      form,
      weekday
    }
  }
}

/** Go's rule for years of two digits (`time.Parse`). */
function fullYear(shortYear: number): number {
  return shortYear >= 69 ? 1900 + shortYear : 2000 + shortYear
}

function plainZone(zone: string): string {
  const offset = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone)
  return offset ? `${offset[1]}${pad(Number(offset[2]))}:${offset[3] ?? '00'}` : zone
}

function pad(value: number, length = 2): string {
  return value.toString().padStart(length, '0')
}
