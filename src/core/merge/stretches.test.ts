import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutStretches } from './stretches.ts'

describe('cutStretches', () => {
  it('cuts as seldom as can be', () => {
    const lines = Array.from({ length: 1000 }, (_, at) => `line ${at}\n`)
    const { base, mine, theirs, textOf } = cutStretches(
      lines.join(''),
      lines.with(500, 'mine\n').join(''),
      lines.toSpliced(900, 1).join('')
    )
    expect(base.map(name => textOf(name).split('\n').length - 1)).toEqual([500, 1, 399, 1, 99])
    expect(mine.filter(name => !base.includes(name)).map(textOf)).toEqual(['mine\n'])
    expect(base.filter(name => !theirs.includes(name)).map(textOf)).toEqual(['line 900\n'])
  })

  const line = fc.constantFrom('a', 'b', '', 'last', 'base 0', 'side a\n')
  const text = fc.array(line, { maxLength: 12 }).map(lines => lines.join('\n'))

  it('gives back each text whole, and no stretch of the base twice', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const cut = cutStretches(base, mine, theirs)
        const whole = (names: readonly string[]) => names.map(cut.textOf).join('')
        expect([cut.base, cut.mine, cut.theirs].map(whole)).toEqual([base, mine, theirs])
        for (const names of [cut.base, cut.mine, cut.theirs]) {
          const own = names.filter(name => cut.base.includes(name))
          expect(new Set(own).size).toBe(own.length)
        }
      })
    )
  })
})
