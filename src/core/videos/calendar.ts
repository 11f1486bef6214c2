/** The calendar's facts that dates need; core's dates are plain text, no `Date` objects with a hidden time zone. */

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
] as const

/** The English name of the day that a date falls on. */
export function weekdayOf(year: number, month: number, day: number): string {
  const date = new Date(0)
  // Not Date.UTC: it takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day)
  return weekdays[date.getUTCDay()] ?? weekdays[0]
}

/** The weekday or month that a name or its first three letters mean, in any case; null for none. */
export function fullName(kind: 'weekday' | 'month', name: string): string | null {
  const names: readonly string[] = kind === 'weekday' ? weekdays : months
  const lower = name.toLowerCase()
  return names.find(full => full.toLowerCase() === lower || full.slice(0, 3).toLowerCase() === lower) ?? null
}

/** A month's name for its number from 1. */
export function monthName(month: number): string {
  return months[month - 1] ?? ''
}

/** A month's number from 1 for its name or first three letters; 0 for none. */
export function monthNumber(name: string): number {
  const names: readonly (string | null)[] = months
  return names.indexOf(fullName('month', name)) + 1
}

export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}
