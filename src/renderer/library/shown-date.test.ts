import { expect, it } from 'vitest'
import { dateWords } from './shown-date.ts'

it('knows a date as it is shown, and as people and posts write it', () => {
  expect(dateWords(Date.UTC(2021, 5, 7))).toBe('7 Jun 2021 June 2021-06-07 07.06.2021')
  expect(dateWords(Date.UTC(2020, 11, 31))).toContain('December')
})
