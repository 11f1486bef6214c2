import { describe, expect, it } from 'vitest'
import { versionSize, versionTime } from './version-words.ts'

const at = (day: number, hour: number, minute = 5) => new Date(2024, 5, day, hour, minute, 9).getTime()

describe('the words for a version', () => {
  it.each([
    [at(14, 9), 'Today, 09:05:09'],
    [at(13, 23), 'Yesterday, 23:05:09'],
    [at(12, 23), '12 June 2024, 23:05:09']
  ])('says when it was replaced', (time, words) => {
    expect(versionTime(time, at(14, 10))).toBe(words)
  })

  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [4200, '4.2 KB'],
    [2_500_000, '2.5 MB']
  ])('says how large it is', (bytes, words) => {
    expect(versionSize(bytes)).toBe(words)
  })
})
