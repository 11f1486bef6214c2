import { monthNumber } from './calendar.ts'
import { type DateReading, readDate } from './dates.ts'

const clock =
  '(?:(?:[Tt]|,? +(?:at +)?)(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?(?: ?(?<half>[ap])\\.?m\\.?)?(?: ?(?<zone>Z|UTC|GMT|[+-]\\d{1,2}(?::?\\d{2})?))?)?'
const weekday = '(?:[A-Za-z]{3,9},? +)?'
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?\\.?'
const month = '(?<month>[A-Za-z]{3,9})\\.?'

/** How people write a date that Hugo would not read; never an order of numbers that could mean two dates. */
const typedPatterns = [
  `(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})${clock}`,
  `${weekday}${day} +${month},? +(?<year>\\d{4})${clock}`,
  `${weekday}${month} +${day},? +(?<year>\\d{4})${clock}`
].map(source => new RegExp(`^${source}$`, 'i'))

/**
 * Reads a date that a writer typed: what {@link readDate} reads, and `2021-06-17 9:30`, `17 June 2021` or
 * `June 17th, 2021 at 9:30 pm +02:00`. Gives the date in a form that Hugo reads, too.
 */
export function readTypedDate(typed: string): { readonly reading: DateReading; readonly text: string } {
  const text = typed.trim()
  const reading = readDate(text)
  if (reading.ok || text.length > 60) return { reading, text }
  for (const pattern of typedPatterns) {
    const groups = pattern.exec(text)?.groups
    const plain = groups && plainDate(groups)
    if (plain) return { reading: readDate(plain), text: plain }
  }
  return { reading, text }
}

/** `2021-06-17` or `2021-06-17T09:30:00+02:00`; null where a word is no month. */
function plainDate(groups: Readonly<Record<string, string | undefined>>): string | null {
  const { year = '', month = '', day = '', hour, minute = '', second = '00', half } = groups
  const monthOfYear = /^\d+$/.test(month) ? Number(month) : monthNumber(month)
  if (monthOfYear === 0) return null
  const date = `${year}-${two(monthOfYear)}-${two(day)}`
  if (hour === undefined) return date
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return `${date}T${two(hours)}:${minute}:${second}${plainZone(groups.zone)}`
}

function plainZone(zone: string | undefined): string {
  if (zone === undefined) return ''
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? []
  return sign === undefined || hours === undefined ? 'Z' : `${sign}${two(hours)}:${minutes}`
}

const two = (value: string | number): string => String(value).padStart(2, '0')
