import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDuration, formatIsoDuration, parseDuration, parseIsoDuration } from './duration.ts'

describe('parseDuration', () => {
  it.each([
    ['31:26', 1886],
    ['0:45', 45],
    ['1:02:03', 3723],
    ['75:10', 4510],
    ['31m 26s', 1886],
    ['31 min 26 sec', 1886],
    ['1h2m3s', 3723],
    ['1 hour 5 minutes', 3900],
    ['2 hrs', 7200],
    ['PT31M26S', 1886],
    ['pt31m26s', 1886],
    ['PT1H', 3600],
    ['PT90M', 5400],
    ['PT0S', 0],
    ['P1DT2H', 93_600],
    ['PT31M26.4S', 1886],
    ['90', 90],
    [' 90 s ', 90]
  ])('reads %j as %i seconds', (source, seconds) => {
    expect(parseDuration(source)).toEqual({ ok: true, seconds })
  })

  it.each([
    '',
    'soon',
    '31:6',
    '31:60',
    '1:60:00',
    '1:1:1',
    '-5',
    'PT',
    'P',
    'P1W',
    'P1Y',
    'PT1M1H',
    '1.5',
    '26s 31m',
    `1h${' '.repeat(1e6)}x`
  ])('says how to write it instead of %j', source => {
    const reading = parseDuration(source)
    expect(reading).toMatchObject({ ok: false, message: expect.stringMatching(/duration.*\.$/) })
  })

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400_000 }), seconds => {
        expect(parseDuration(formatDuration(seconds))).toEqual({ ok: true, seconds })
        expect(parseIsoDuration(formatIsoDuration(seconds))).toBe(seconds)
      })
    )
  })
})

describe('formats', () => {
  it.each([
    [0, '0:00', 'PT0S'],
    [45, '0:45', 'PT45S'],
    [1886, '31:26', 'PT31M26S'],
    [3600, '1:00:00', 'PT1H'],
    [3605, '1:00:05', 'PT1H5S']
  ])('%i seconds', (seconds, friendly, iso) => {
    expect(formatDuration(seconds)).toBe(friendly)
    expect(formatIsoDuration(seconds)).toBe(iso)
  })

  it('takes ISO in capitals only', () => {
    expect([parseIsoDuration('pt5s'), parseIsoDuration('5'), parseIsoDuration('PT5S')]).toEqual([
      null,
      null,
      5
    ])
  })
})
