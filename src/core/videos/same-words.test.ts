import { describe, expect, it } from 'vitest'
import { saysSame, sharedWords } from './same-words.ts'

describe('saysSame', () => {
  it.each([
    ['Sintel', 'SINTEL!'],
    ['*Big* [Buck](https://example.org) Bunny', 'Big Buck Bunny'],
    ["Who's afraid & why", 'Whos afraid and why'],
    ['Café Müller', 'Cafe Muller'],
    ['Talk 1: What is light?', 'What is light?'],
    ['Sintel', 'Keynote – Sintel'],
    ['Spring - Andy Goralczyk, Blender', 'Spring'],
    ['Spring (Blender)', 'Spring'],
    ['The history: a film', 'Short: The history: a film']
  ])('%s is %s', (a, b) => {
    expect(saysSame(a, b)).toBe(true)
    expect(saysSame(b, a)).toBe(true)
  })

  it.each([
    ['Spring', 'Sprint'],
    ['Talk 1: Spring', 'Talk 1: Sintel'],
    ['Spring - Ana Lima', 'Sintel - Ana Lima'],
    ['News', ''],
    ['', ''],
    ['—', '!']
  ])('%s is not %s', (a, b) => {
    expect(saysSame(a, b)).toBe(false)
    expect(saysSame(b, a)).toBe(false)
  })

  it('takes no long time for a long heading', () => {
    expect(saysSame(': - '.repeat(50_000), ' ('.repeat(50_000))).toBe(false)
  })
})

describe('sharedWords', () => {
  it('measures against the longer one', () => {
    expect(sharedWords('A girl and a dragon', 'the girl and the dragon')).toBeCloseTo(3 / 4)
    expect(sharedWords('', '')).toBe(0)
  })
})
