import { describe, expect, it } from 'vitest'
import { unitTotals } from './check-steps.mjs'
import { endToEndTotals } from './e2e-steps.mjs'
import { inRoot } from './paths.mjs'
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
    expect(unitTotals(report, 1)).toMatchObject({ passed: 5, failed: 1, skipped: 2 })
  })

  it('counts a file that could not be loaded', () => {
    const unloaded = {
      ...report,
      numFailedTests: 0,
      testResults: [
        { name: inRoot('src/a.test.ts'), status: 'failed', message: 'No such module', assertionResults: [] }
      ]
    }
    expect(unitTotals(unloaded, 1)).toMatchObject({
      failed: 1,
      said: ['FAIL src/a.test.ts\n    No such module']
    })
  })

  it('names the tests that failed', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'a sum is right', failureMessages: [] },
      { status: 'failed', fullName: 'a sum is whole', failureMessages: ['expected 1\n\nto be 2\n'] }
    ]
    const testResults = [{ name: inRoot('src/sum.test.ts'), status: 'failed', message: '', assertionResults }]
    expect(unitTotals({ ...report, testResults }, 1).said).toEqual([
      'FAIL src/sum.test.ts a sum is whole\n    expected 1\n    to be 2'
    ])
  })

  it('never passes a run that ended with an error of its own', () => {
    expect(unitTotals({ ...report, numFailedTests: 0 }, 1).failed).toBe(1)
    expect(unitTotals({ ...report, numFailedTests: 0 }, 0).failed).toBe(0)
  })
})

describe('the end-to-end report', () => {
  it('counts errors outside of tests as failures', () => {
    const stats = { expected: 7, unexpected: 1, flaky: 0, skipped: 2 }
    expect(endToEndTotals({ stats, errors: [{ message: 'No spec' }], suites: [] }, 1)).toEqual({
      passed: 7,
      failed: 2,
      skipped: 2,
      said: ['FAIL outside of the tests\n    No spec']
    })
  })

  it('never passes a run that ended with an error of its own', () => {
    const stats = { expected: 7, unexpected: 0, flaky: 0, skipped: 0 }
    expect(endToEndTotals({ stats, errors: [], suites: [] }, 1).failed).toBe(1)
  })

  it('names what failed and what needed a second try, with the failure without its colours', () => {
    const stats = { expected: 1, unexpected: 1, flaky: 1, skipped: 0 }
    const red = '\u001b[31m'
    /** @param {string} title @param {number} line @param {string} status @param {string[]} messages */
    const spec = (title, line, status, ...messages) => ({
      title,
      line,
      tests: [{ status, results: messages.map(message => (message === '' ? {} : { error: { message } })) }]
    })
    const inner = { file: 'save.spec.ts', specs: [spec('is seen', 9, 'unexpected', 'gone', 'gone')] }
    const specs = [spec('opens', 1, 'expected', ''), spec('saves', 4, 'flaky', `${red}late`, '')]
    const suites = [{ file: 'save.spec.ts', specs, suites: [inner] }]
    expect(endToEndTotals({ stats, errors: [], suites }, 1).said).toEqual([
      'passed only when it was run again: save.spec.ts:4 saves\n    late',
      'FAIL save.spec.ts:9 is seen\n    gone'
    ])
  })
})
