/**
 * The forms of date that Hugo reads: the layouts of spf13/cast's `time.go` (`TimeFormats`), which it tries on
 * strings, and what YAML itself takes for a time stamp. Those without a year (`3:04PM`) are left out: no post means
 * the year 0.
 */
export type DateForm =
  | 'day'
  | 'day-in-words'
  | 'rfc3339'
  | 'iso-local'
  | 'iso-short-zone'
  | 'spaced'
  | 'rfc1123'
  | 'rfc822'
  | 'rfc850'
  | 'go-string'
  | 'ansi-c'
  | 'unix'
  | 'ruby'
  | 'yaml-loose'

/** Groups: year or shortYear, month or monthName, day, weekday, hour, minute, second, fraction, zone. */
interface DatePattern {
  readonly form: DateForm
  readonly pattern: RegExp
}

const year = '(?<year>\\d{4})'
const isoDay = `${year}-(?<month>\\d{2})-(?<day>\\d{2})`
const monthName = '(?<monthName>[A-Za-z]{3})'
const weekday = '(?<weekday>[A-Za-z]{3})'
const clock = '(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})(?<fraction>[.,]\\d{1,9})?'
const zoneName = '[A-Z]{3,5}|[+-]\\d{2}'

export const datePatterns: readonly DatePattern[] = [
  form('day', isoDay),
  form('rfc3339', `${isoDay}T${clock}(?<zone>Z|[+-]\\d{2}:\\d{2})`),
  form('iso-local', `${isoDay}T${clock}`),
  form('iso-short-zone', `${isoDay}T${clock}(?<zone>[+-]\\d{4})`),
  form('spaced', `${isoDay} ${clock}(?: ?(?<zone>Z|[+-]\\d{2}:?\\d{2}))?`),
  form('go-string', `${isoDay} ${clock} (?<zone>[+-]\\d{4}) (?:${zoneName})`),
  form('rfc1123', `${weekday}, (?<day>\\d{2}) ${monthName} ${year} ${clock} (?<zone>[+-]\\d{4}|${zoneName})`),
  form(
    'rfc822',
    `(?<day>\\d{2}) ${monthName} (?<shortYear>\\d{2}) (?<hour>\\d{2}):(?<minute>\\d{2}) (?<zone>[+-]\\d{4}|${zoneName})`
  ),
  form(
    'rfc850',
    `(?<weekday>[A-Za-z]{6,9}), (?<day>\\d{2})-${monthName}-(?<shortYear>\\d{2}) ${clock} (?<zone>${zoneName})`
  ),
  form('ansi-c', `${weekday} ${monthName} (?<day>[ \\d]\\d) ${clock} ${year}`),
  form('unix', `${weekday} ${monthName} (?<day>[ \\d]\\d) ${clock} (?<zone>${zoneName}) ${year}`),
  form('ruby', `${weekday} ${monthName} (?<day>\\d{2}) ${clock} (?<zone>[+-]\\d{4}) ${year}`),
  form('day-in-words', `(?<day>\\d{2}) ${monthName} ${year}`),
  form(
    'yaml-loose',
    `${year}-(?<month>\\d{1,2})-(?<day>\\d{1,2})(?:(?:[Tt]|[ \\t]+)(?<hour>\\d{1,2}):(?<minute>\\d{2}):(?<second>\\d{2})` +
      '(?<fraction>\\.\\d{0,9})?(?:[ \\t]*(?<zone>Z|[+-]\\d{1,2}(?::?\\d{2})?))?)?'
  )
]

function form(form: DateForm, source: string): DatePattern {
  // `d` tells where each group stands, so that a changed date is written into the same form.
  return { form, pattern: new RegExp(`^${source}$`, 'd') }
}
