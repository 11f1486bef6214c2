import { expect, it } from 'vitest'
import { lineNumber } from './line-number.ts'

it.each([
  ['|one\ntwo', 1],
  ['one|\ntwo', 1],
  ['one\n|two', 2],
  ['one\n\n|', 3]
])('the line of the bar in %j is %i', (text, line) => {
  expect(lineNumber(text.replace('|', ''), text.indexOf('|'))).toBe(line)
})
