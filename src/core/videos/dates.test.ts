import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datePatterns } from './date-forms.ts'
import { type DateParts, epochOf, readDate, weekdayMismatch } from './dates.ts'
import { writeDate } from './write-date.ts'

function parts(source: string): DateParts {
  const reading = readDate(source)
  if (!reading.ok) throw new Error(`${source}: ${reading.message}`)
  return reading.parts
}

/** One example of each form, all the same day. */
const examples = [
  ['2021-06-17', 'day', null, null],
  ['2021-06-17T09:05:00Z', 'rfc3339', '09:05:00', 'Z'],
  ['2021-06-17T09:05:00.250+02:00', 'rfc3339', '09:05:00', '+02:00'],
  ['2021-06-17T09:05:00', 'iso-local', '09:05:00', null],
  ['2021-06-17T09:05:00-0700', 'iso-short-zone', '09:05:00', '-07:00'],
  ['2021-06-17 09:05:00', 'spaced', '09:05:00', null],
  ['2021-06-17 09:05:00 +0000', 'spaced', '09:05:00', '+00:00'],
  ['2021-06-17 09:05:00+02:00', 'spaced', '09:05:00', '+02:00'],
  ['2021-06-17 09:05:00 +0200 CEST', 'go-string', '09:05:00', '+02:00'],
  ['Thu, 17 Jun 2021 09:05:00 +0000', 'rfc1123', '09:05:00', '+00:00'],
  ['Thu, 17 Jun 2021 09:05:00 MST', 'rfc1123', '09:05:00', 'MST'],
  ['17 Jun 21 09:05 +0000', 'rfc822', '09:05:00', '+00:00'],
  ['Thursday, 17-Jun-21 09:05:00 UTC', 'rfc850', '09:05:00', 'UTC'],
  ['Thu Jun 17 09:05:00 2021', 'ansi-c', '09:05:00', null],
  ['Thu Jun 17 09:05:00 UTC 2021', 'unix', '09:05:00', 'UTC'],
  ['Thu Jun 17 09:05:00 +0200 2021', 'ruby', '09:05:00', '+02:00'],
  ['17 Jun 2021', 'day-in-words', null, null],
  ['2021-6-17', 'yaml-loose', null, null],
  ['2021-06-17t9:05:00 +2', 'yaml-loose', '09:05:00', '+02:00']
] as const

describe('readDate', () => {
  it.each(examples)('reads %j', (source, form, time, zone) => {
    expect(parts(source)).toMatchObject({ date: '2021-06-17', form, time, zone })
  })

  it('knows an example of every form', () => {
    expect(new Set(examples.map(([, form]) => form))).toEqual(new Set(datePatterns.map(({ form }) => form)))
  })

  it.each([
    ['2021-06-17', 'day'],
    ['17 Jun 21 09:05 +0000', 'minute'],
    ['2021-06-17T09:05:00Z', 'second'],
    ['2021-06-17T09:05:00.1Z', 'fraction']
  ])('knows how exact %j is', (source, precision) => {
    expect(parts(source).precision).toBe(precision)
  })

  it.each([
    ['', /must look like/],
    ['June 17, 2021', /must look like/],
    ['17.06.2021', /must look like/],
    ['06/17/2021', /must look like/],
    ['3:04PM', /must look like/],
    ['2021-02-30', /There is no 2021-02-30/],
    ['2021-13-01', /no month 13/],
    ['Thu, 17 Jux 2021 09:05:00 +0000', /no month Jux/],
    ['Xyz, 17 Jun 2021 09:05:00 +0000', /no weekday Xyz/],
    ['2021-06-17T25:00:00Z', /no time of day 25:00:00/],
    [`${' '.repeat(1e6)}x`, /must look like/]
  ])('says what is wrong with %j', (source, message) => {
    expect(readDate(source)).toMatchObject({ ok: false, message: expect.stringMatching(message) })
  })

  it('knows leap years and years of two digits', () => {
    expect(parts('2020-02-29').date).toBe('2020-02-29')
    expect(readDate('1900-02-29').ok).toBe(false)
    expect(parts('01 Jan 69 00:00 +0000').date).toBe('1969-01-01')
    expect(parts('01 Jan 68 00:00 +0000').date).toBe('2068-01-01')
  })
})

describe('epochOf', () => {
  it.each([
    ['2021-06-17', '2021-06-17T00:00:00Z'],
    ['2021-06-17T09:05:00+02:00', '2021-06-17T07:05:00Z'],
    ['2021-06-17 09:05:00 -0730', '2021-06-17T16:35:00Z'],
    ['Thu, 17 Jun 2021 09:05:00 MST', '2021-06-17T09:05:00Z'],
    ['0005-01-01', '0005-01-01T00:00:00Z']
  ])('of %j', (source, same) => {
    expect(epochOf(parts(source))).toBe(Date.parse(same))
  })
})

describe('weekdayMismatch', () => {
  it('tells a wrong weekday', () => {
    const wrong = parts('Fri, 30 May 2019 09:00:00 +0000')
    expect(weekdayMismatch(wrong)).toEqual({ written: 'Friday', actual: 'Thursday' })
    expect(weekdayMismatch(parts('Thu, 30 May 2019 09:00:00 +0000'))).toBeNull()
    expect(weekdayMismatch(parts('2019-05-30'))).toBeNull()
  })
})

describe('writeDate', () => {
  it.each([
    ['2021-06-17', '2022-01-03'],
    ['2021-06-17T09:05:00.250+02:00', '2022-01-03T09:05:00.250+02:00'],
    ['2021-06-17 09:05:00 +0200 CEST', '2022-01-03 09:05:00 +0200 CEST'],
    ['Thu, 17 Jun 2021 09:05:00 +0000', 'Mon, 03 Jan 2022 09:05:00 +0000'],
    ['THU, 17 JUN 2021 09:05:00 +0000', 'MON, 03 JAN 2022 09:05:00 +0000'],
    ['17 Jun 21 09:05 MST', '03 Jan 22 09:05 MST'],
    ['Thursday, 17-Jun-21 09:05:00 UTC', 'Monday, 03-Jan-22 09:05:00 UTC'],
    ['Thu Jun 17 09:05:00 2021', 'Mon Jan 03 09:05:00 2022'],
    ['Mon Jun  7 09:05:00 2021', 'Mon Jan  3 09:05:00 2022'],
    ['2021-6-7', '2022-1-3'],
    ['someday', '2022-01-03']
  ])('sets the day of %j', (source, written) => {
    expect(writeDate(source, { date: '2022-01-03' })).toBe(written)
  })

  it.each([
    ['2021-06-17T09:05:00.250+02:00', '2021-06-17T18:30:15+02:00'],
    ['17 Jun 21 09:05 +0000', '17 Jun 21 18:30 +0000'],
    ['2021-06-17', '2021-06-17T18:30:15Z'],
    ['17 Jun 2021', '2021-06-17T18:30:15Z'],
    ['someday', null]
  ])('sets the time of %j', (source, written) => {
    expect(writeDate(source, { time: '18:30:15' })).toBe(written)
  })

  it('writes what reads as the new day, in the same form', () => {
    const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2068-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.constantFrom(...examples), day, ([source], day) => {
        const date = day.toISOString().slice(0, 10)
        const written = parts(writeDate(source, { date }) ?? '')
        const { form, time, zone } = parts(source)
        expect(written).toMatchObject({ date, time, zone })
        // A loose date becomes a plain one when both numbers happen to have two digits.
        if (form !== 'yaml-loose') expect(written.form).toBe(form)
        expect(weekdayMismatch(written)).toBeNull()
        expect(writeDate(source, {})).toBe(source)
      })
    )
  })
})
