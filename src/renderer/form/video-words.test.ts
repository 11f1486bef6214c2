import { describe, expect, it } from 'vitest'
import {
  friendlyDate,
  friendlyDuration,
  lengthOnPicture,
  momentInWords,
  readDuration,
  readUploadDate
} from './video-words.ts'

describe('durations', () => {
  it.each([
    ['31:26', 'PT31M26S'],
    ['1:02:03', 'PT1H2M3S'],
    ['31m 26s', 'PT31M26S'],
    ['PT31M26S', 'PT31M26S'],
    ['', '']
  ])('typed as %s are stored as %s', (typed, stored) => {
    expect(readDuration(typed)).toEqual({ value: stored })
  })

  it('are shown as a player shows them, and what is none as it is', () => {
    expect(friendlyDuration('PT1H2M3S')).toBe('1:02:03')
    expect(friendlyDuration('about an hour')).toBe('about an hour')
    expect(friendlyDuration('')).toBe('')
  })

  it('are on a card’s picture only where they can be read', () => {
    expect(lengthOnPicture('PT31M26S')).toBe('31:26')
    expect(lengthOnPicture('about an hour')).toBe('')
    expect(lengthOnPicture('')).toBe('')
  })

  it('that cannot be read give a sentence', () => {
    expect(readDuration('later')).toHaveProperty('error')
  })
})

describe('upload dates', () => {
  it('keep the form that they had', () => {
    expect(readUploadDate('2020-02-29', 'Thu, 30 May 2019 09:00:00 +0000')).toEqual({
      value: 'Sat, 29 Feb 2020 09:00:00 +0000'
    })
    expect(readUploadDate('2020-02-29', '2019-05-30T09:00:00Z')).toEqual({ value: '2020-02-29T09:00:00Z' })
    expect(readUploadDate('', '2019-05-30')).toEqual({ value: '' })
    expect(readUploadDate('soon', '2019-05-30')).toHaveProperty('error')
  })

  it('are shown in words', () => {
    expect(friendlyDate('2021-05-14')).toBe('14 May 2021')
    expect(friendlyDate('soon')).toBe('soon')
  })
})

it('a moment is shown with its weekday, time and zone', () => {
  expect(momentInWords('2021-06-17')).toBe('Thursday, 17 June 2021')
  expect(momentInWords('2021-06-17T00:00:00Z')).toBe('Thursday, 17 June 2021, 00:00 UTC')
  expect(momentInWords('2021-06-17T21:30:00+02:00')).toBe('Thursday, 17 June 2021, 21:30 UTC+02:00')
  expect(momentInWords('Fri, 30 May 2019 09:00:00 +0000')).toBe('Thursday, 30 May 2019, 09:00 UTC')
  expect(momentInWords('soon')).toBe('')
})
