import { expect, it } from 'vitest'
import { readTypedDate } from './read-typed-date.ts'

it.each([
  ['2021-06-17 9:30', '2021-06-17T09:30:00'],
  ['2021/6/7', '2021-06-07'],
  ['17 June 2021', '2021-06-17'],
  ['Thursday, 17th Jun 2021, 21:30 +02:00', '2021-06-17T21:30:00+02:00'],
  ['June 17th, 2021 at 9:30 pm UTC', '2021-06-17T21:30:00Z'],
  ['jun 17 2021 12:05 am', '2021-06-17T00:05:00'],
  ['2021-06-17 10:00 -5', '2021-06-17T10:00:00-05:00'],
  // What Hugo reads stays as it is.
  ['Fri, 30 May 2019 09:00:00 +0000', 'Fri, 30 May 2019 09:00:00 +0000']
])('reads %s', (typed, text) => {
  expect(readTypedDate(typed)).toMatchObject({ text, reading: { ok: true } })
})

it.each(['17/6/2021', '6/7/21', '17 Brumaire 2021', 'on Friday', '', '2021-06-17 25:00'])(
  'does not guess at %s',
  typed => {
    expect(readTypedDate(typed).reading.ok).toBe(false)
  }
)

it('says what the calendar lacks', () => {
  expect(readTypedDate('31 June 2021').reading).toMatchObject({
    message: expect.stringMatching(/2021-06-31/)
  })
})
