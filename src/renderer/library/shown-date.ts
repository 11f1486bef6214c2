const format = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC'
})
const shown = new Map<number, string>()

/** A post's date as the library shows it. Formatting costs more than remembering, for lists of thousands. */
export function shownDate(date: number): string {
  const known = shown.get(date) ?? format.format(date)
  shown.set(date, known)
  return known
}

/** As posts write it: `2021-06-17`. */
export const isoDate = (date: number): string => new Date(date).toISOString().slice(0, 10)
