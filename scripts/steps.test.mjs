import { describe, expect, it } from 'vitest'
import { unitTotals } from './check-steps.mjs'
import { endToEndTotals } from './e2e-steps.mjs'
import { sum, totalsLine } from './steps.mjs'

describe('the totals of a test run', () => {
  it('are one line, without a word on skipped tests where there are none', () => {
    expect(totalsLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
    expect(totalsLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped')
  })

  it('are the sums of the steps', () => {
    const steps = [
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 40, failed: 2, skipped: 1 }
    ]
    expect(sum(steps)).toEqual({ passed: 41, failed: 2, skipped: 1 })
  })
})

describe('the unit tests’ report', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 0,
    testResults: []
  }

  it('counts what passed, failed and was skipped', () => {
    expect(unitTotals(report, 1)).toEqual({ passed: 5, failed: 1, skipped: 2 })
  })

  it('counts a file that could not be loaded', () => {
    const unloaded = {
      ...report,
      numFailedTests: 0,
      testResults: [{ status: 'failed', assertionResults: [] }]
    }
    expect(unitTotals(unloaded, 1).failed).toBe(1)
  })

  it('never passes a run that ended with an error of its own', () => {
    expect(unitTotals({ ...report, numFailedTests: 0 }, 1).failed).toBe(1)
    expect(unitTotals({ ...report, numFailedTests: 0 }, 0).failed).toBe(0)
  })
})

describe('the end-to-end report', () => {
  it('counts errors outside of tests as failures', () => {
    const stats = { expected: 7, unexpected: 1, flaky: 0, skipped: 2 }
    expect(endToEndTotals({ stats, errors: [{}] }, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 })
  })

  it('never passes a run that ended with an error of its own', () => {
    const stats = { expected: 7, unexpected: 0, flaky: 0, skipped: 0 }
    expect(endToEndTotals({ stats, errors: [] }, 1).failed).toBe(1)
  })
})
