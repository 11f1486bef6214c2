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

const longMonth = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
const months = Array.from({ length: 12 }, (_, month) => longMonth.format(Date.UTC(2021, month)))

/** The ways to write a post's date by which the filter finds it: as it is shown, `June`, `2021-06-17`, `17.06.2021`. */
export function dateWords(date: number): string {
  const iso = new Date(date).toISOString().slice(0, 10)
  const [year, month, day] = iso.split('-')
  return `${shownDate(date)} ${months[Number(month) - 1]} ${iso} ${day}.${month}.${year}`
}
