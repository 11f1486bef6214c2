import { say, seconds } from './terminal.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/**
 * What a step came to. `said` names what failed or needed a second try, a text each.
 *
 * @typedef {Totals & { said?: readonly string[] }} Outcome
 */

/** @type {Totals} */
export const onePassed = { passed: 1, failed: 0, skipped: 0 }
/** @type {Totals} */
export const oneFailed = { passed: 0, failed: 1, skipped: 0 }

/**
 * The totals as one line, which ends a test run.
 *
 * @param {Totals} totals
 */
export function totalsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/**
 * @param {readonly Totals[]} all
 * @returns {Totals}
 */
export function sum(all) {
  return all.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    { passed: 0, failed: 0, skipped: 0 }
  )
}

/** The first lines of a failure's message are enough to tell which one it is. */
const linesSaid = 14
const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

/**
 * What {@link Outcome} says of one test: its name, and its failure's first lines below it.
 *
 * @param {string} name
 * @param {string} message May be coloured for a terminal.
 */
export function saidOf(name, message) {
  const lines = message
    .replaceAll(escapes, '')
    .split('\n')
    .filter(line => line.trim() !== '')
  return [name, ...lines.slice(0, linesSaid).map(line => `    ${line}`)].join('\n')
}

/**
 * Runs named steps one after the other, also those behind a failed one, and says how long each took.
 */
export function createSteps() {
  /** @type {{ name: string, totals: Outcome, time: number }[]} */
  const done = []
  return {
    /**
     * @param {string} name
     * @param {() => Promise<Outcome>} work What throws counts as one failure.
     */
    async step(name, work) {
      say(`\n── ${name}`)
      const started = performance.now()
      const totals = await work().catch(error => {
        say(error instanceof Error ? error.message : String(error))
        return oneFailed
      })
      const time = performance.now() - started
      done.push({ name, totals, time })
      say(`── ${name}: ${totalsLine(totals)} in ${seconds(time)}`)
      return totals.failed === 0
    },
    /**
     * Prints the table of the steps, what they say of failures, then the totals alone on the last line: whoever has
     * only the end of a log still learns what failed.
     *
     * @returns {number} The exit code.
     */
    finish() {
      say('')
      for (const { name, totals, time } of done) {
        say(
          `${totals.failed === 0 ? 'ok  ' : 'FAIL'} ${seconds(time).padStart(7)}  ${name}: ${totalsLine(totals)}`
        )
      }
      for (const text of done.flatMap(({ totals }) => totals.said ?? [])) say(text)
      const all = sum(done.map(step => step.totals))
      say(`     ${seconds(done.reduce((time, step) => time + step.time, 0)).padStart(7)}  in all`)
      console.log(totalsLine(all))
      return all.failed === 0 && all.passed > 0 ? 0 : 1
    }
  }
}
