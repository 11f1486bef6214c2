import { describe, expect, it } from 'vitest'
import { growth, type Sampled } from './growth.ts'

const sample = (at: number, bytes: number, handles = 20, role = 'main'): Sampled => ({
  at,
  processes: [{ role, bytes, shared: bytes / 2, handles, watches: 3 }]
})

describe('growth', () => {
  it('compares the medians before the settled moment and at the end', () => {
    const samples = [10, 20, 90, 95, 100, 150, 990, 995, 1000].map(at => sample(at, at < 500 ? 100 : 130, at))
    const [main] = growth(samples, 100, 20)
    expect(main).toMatchObject({ role: 'main', ratio: 1.3, before: { handles: 95 }, after: { handles: 995 } })
  })

  it('is not led astray by one peak', () => {
    const samples = [80, 90, 100, 980, 990, 1000].map(at => sample(at, at === 990 ? 900 : 100))
    expect(growth(samples, 100, 50)).toMatchObject([{ ratio: 1 }])
  })

  it('leaves out what is not there at both moments', () => {
    expect(growth([sample(100, 1, 1, 'gpu-process'), sample(1000, 1)], 100, 50)).toEqual([])
  })
})
