import { expect, it } from 'vitest'
import { dateInForm } from './date-in-form.ts'

const text = (before: string, typed: string) => {
  const result = dateInForm(before, typed)
  return result.ok ? result.text : result.message
}

it('keeps the form that the post had', () => {
  expect(text('2021-06-17T00:00:00Z', '2021-07-01')).toBe('2021-07-01T00:00:00Z')
  expect(text('Fri, 30 May 2019 09:00:00 +0000', '2019-05-31')).toBe('Fri, 31 May 2019 09:00:00 +0000')
  expect(text('2021-06-17', '2021-07-01')).toBe('2021-07-01')
})

it('takes what was typed in that form, or where there was none, as it is', () => {
  expect(text('2021-06-17T00:00:00Z', '2021-07-01T10:30:00+02:00')).toBe('2021-07-01T10:30:00+02:00')
  expect(text('', ' 2021-07-01 ')).toBe('2021-07-01')
  expect(text('soon', '2021-07-01')).toBe('2021-07-01')
})

it('understands what people type, with its zone', () => {
  expect(text('Fri, 30 May 2019 09:00:00 +0000', '31 May 2019 10:30')).toBe('Fri, 31 May 2019 10:30:00 +0000')
  expect(text('Fri, 30 May 2019 09:00:00 +0000', '2019-05-31T10:30:00+02:00')).toBe(
    'Fri, 31 May 2019 10:30:00 +0200'
  )
  expect(text('Fri, 30 May 2019 09:00:00 GMT', '2019-05-31T10:30:00Z')).toBe('Fri, 31 May 2019 10:30:00 GMT')
  expect(text('2021-06-17T00:00:00Z', '18 June 2021 10:30 +02:00')).toBe('2021-06-18T10:30:00+02:00')
  expect(text('2021-06-17', '18 June 2021')).toBe('2021-06-18')
  expect(text('2021-06-17', '2021-06-18 10:30 +02:00')).toBe('2021-06-18T10:30:00+02:00')
  expect(text('', 'June 18, 2021')).toBe('2021-06-18')
})

it('says what is wrong with what is no date', () => {
  expect(text('2021-06-17', '2021-02-30')).toMatch(/no 2021-02-30/)
})
