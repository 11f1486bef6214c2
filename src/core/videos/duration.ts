/** A duration in whole seconds, or a sentence that says how to write one. */
export type DurationReading =
  | { readonly ok: true; readonly seconds: number }
  | { readonly ok: false; readonly message: string }

const howToWrite = 'The duration must look like 31:26, 1:02:03 or PT31M26S.'

/**
 * Reads a duration as people and machines write it: `31:26`, `1:02:03`, `31m 26s`, `1 h 5 min`, `PT31M26S`, `P1DT2H`,
 * or plain seconds. Fractions of a second are rounded. Years, months and weeks are refused: no video has them.
 */
export function parseDuration(source: string): DurationReading {
  const text = source.trim()
  // Nobody writes a longer one, and the pattern for units would take its time with thousands of spaces.
  if (text === '' || text.length > 60) return { ok: false, message: howToWrite }
  const clock = /^(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})$/.exec(text)
  if (clock) return parseClock(clock[1], clock[2] ?? '', clock[3] ?? '')
  const iso = parseIsoDuration(text.toUpperCase())
  if (iso !== null) return { ok: true, seconds: iso }
  const units =
    /^(?:(\d{1,4})\s*h(?:(?:ou)?rs?)?)?\s*(?:(\d{1,5})\s*m(?:in(?:ute)?s?)?)?\s*(?:(\d{1,7})\s*(?:s(?:ec(?:ond)?s?)?)?)?$/i.exec(
      text
    )
  if (!units) return { ok: false, message: howToWrite }
  return { ok: true, seconds: total(0, units[1], units[2], units[3]) }
}

/** Reads ISO 8601's `PT31M26S` as search engines do: in capitals, at most days. Null for anything else. */
export function parseIsoDuration(source: string): number | null {
  const iso =
    /^P(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7}(?:[.,]\d{1,9})?)S)?)?$/.exec(source)
  if (!iso || source === 'P') return null
  return total(iso[1], iso[2], iso[3], iso[4]?.replace(',', '.'))
}

/** As the form shows it: `0:45`, `31:26`, `1:02:03`. */
export function formatDuration(seconds: number): string {
  const { hours, minutes, rest } = split(seconds)
  const ending = rest.toString().padStart(2, '0')
  return hours > 0 ? `${hours}:${minutes.toString().padStart(2, '0')}:${ending}` : `${minutes}:${ending}`
}

/** As the file stores it: `PT31M26S`, `PT1H`, `PT0S`. */
export function formatIsoDuration(seconds: number): string {
  const { hours, minutes, rest } = split(seconds)
  const parts = [hours > 0 ? `${hours}H` : '', minutes > 0 ? `${minutes}M` : '', rest > 0 ? `${rest}S` : '']
  return `PT${parts.join('') || '0S'}`
}

function parseClock(hours: string | undefined, minutes: string, rest: string): DurationReading {
  if (rest.length !== 2 || (hours !== undefined && minutes.length > 2))
    return { ok: false, message: howToWrite }
  if (Number(rest) > 59) return { ok: false, message: 'A minute has no more than 59 seconds in a duration.' }
  if (hours !== undefined && Number(minutes) > 59) {
    return { ok: false, message: 'An hour has no more than 59 minutes in a duration.' }
  }
  return { ok: true, seconds: total(0, hours, minutes, rest) }
}

function total(
  days: string | number = 0,
  hours: string | number = 0,
  minutes: string | number = 0,
  seconds: string | number = 0
): number {
  return Math.round(Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}

function split(seconds: number) {
  const whole = Math.max(0, Math.round(seconds))
  return { hours: Math.floor(whole / 3600), minutes: Math.floor((whole % 3600) / 60), rest: whole % 60 }
}
