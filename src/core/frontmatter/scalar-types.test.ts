import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { isDate, isTextToAll, plainType } from './scalar-types.ts'
import { isPlainSafe } from './spelling.ts'

describe('plainType', () => {
  it.each([
    ['', 'null'],
    ['~', 'null'],
    ['null', 'null'],
    ['yes', 'boolean'],
    ['Off', 'boolean'],
    ['true', 'boolean'],
    ['y', 'boolean'],
    ['12', 'number'],
    ['-1.5e3', 'number'],
    ['010', 'number'],
    ['1_000', 'number'],
    ['0x1F', 'number'],
    ['.5', 'number'],
    ['.inf', 'number'],
    ['2021-06-17', 'date'],
    ['2021-06-17T09:00:00Z', 'date'],
    ['2021-06-17 09:00:00 +02:00', 'date'],
    ['2021-02-30', 'string'],
    ['31:26', 'string'],
    ['PT31M26S', 'string'],
    ['Fri, 30 May 2019 09:00:00 +0000', 'string']
  ] as const)('%s is a %s', (text, type) => {
    expect(plainType(text)).toBe(type)
  })

  it('takes its time with no text, however long', () => {
    const long = '1_'.repeat(200_000)
    expect(plainType(`${long}x`)).toBe('string')
    expect(isTextToAll(`${long}:`)).toBe(false)
  })
})

describe('isDate', () => {
  it('knows the calendar', () => {
    expect(isDate('2024-02-29')).toBe(true)
    expect(isDate('2023-02-29')).toBe(false)
    expect(isDate('2021-13-01')).toBe(false)
    expect(isDate('2021-06-17T25:00:00Z')).toBe(false)
  })
})

describe('isTextToAll', () => {
  it('with a safe spelling, holds only for what YAML 1.2 and 1.1 take for text too', () => {
    const tricky = fc.stringMatching(/^[-+.]?[\dxobeEyYnNTtFfaslrun_:.~<=-]{1,8}$/)
    fc.assert(
      fc.property(tricky, text => {
        fc.pre(isPlainSafe(text, true))
        expect(parse(`b: ${text}`, { version: '1.2' }).b).toBe(text)
        expect(parse(`b: ${text}`, { version: '1.1' }).b).toBe(text)
      }),
      { numRuns: 2000 }
    )
  })

  it('is refused to what only some readers take for something else', () => {
    for (const text of [
      'yes',
      'n',
      '010',
      '1_000',
      '31:26',
      'e5',
      '.',
      '1.2.3',
      '<<',
      '=',
      '2021-05-14',
      '0o17'
    ])
      expect([text, isTextToAll(text)]).toEqual([text, false])
  })
})
