/** The steps that open windows: Playwright on the real app. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { outOfSight } from './display.mjs'
import { unpackedApp } from './package-app.mjs'
import { makeTwin } from './packaged-twin.mjs'
import { inRoot, root } from './paths.mjs'
import { oneFailed, saidOf } from './steps.mjs'
import { run } from './terminal.mjs'

/** As many windows at a time as two cores bear. */
const workers = 2

/**
 * A part of Playwright's JSON.
 *
 * @typedef {{ file: string, specs: { title: string, line: number, tests: { status: string,
 *   results: { error?: { message?: string } }[] }[] }[], suites?: Suite[] }} Suite
 */

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   errors: { message?: string }[], suites: Suite[] }} report Playwright's JSON.
 * @param {number} code Playwright's exit code.
 * @returns {import('./steps.mjs').Outcome}
 */
export function endToEndTotals({ stats, errors, suites }, code) {
  const failed = stats.unexpected + errors.length
  return {
    passed: stats.expected + stats.flaky,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: stats.skipped,
    said: [
      ...errors.map(({ message = '' }) => saidOf('FAIL outside of the tests', message)),
      ...suites.flatMap(saidOfSuite)
    ]
  }
}

const words = new Map([
  ['unexpected', 'FAIL'],
  ['flaky', 'passed only when it was run again:']
])

/**
 * @param {Suite} suite
 * @returns {readonly string[]}
 */
function saidOfSuite({ file, specs, suites = [] }) {
  const own = specs.flatMap(({ title, line, tests }) =>
    tests.flatMap(({ status, results }) => {
      const word = words.get(status)
      if (word === undefined) return []
      const message = results.find(({ error }) => error !== undefined)?.error?.message ?? ''
      return [saidOf(`${word} ${file}:${line} ${title}`, message)]
    })
  )
  return [...own, ...suites.flatMap(saidOfSuite)]
}

/**
 * Runs one of playwright.config.ts' projects on a virtual display.
 *
 * @param {string} project
 * @param {NodeJS.ProcessEnv} environment
 * @param {readonly string[]} [args] Passed on to Playwright.
 */
export async function playwright(project, environment, args = []) {
  const report = inRoot('test-results', `${project}.json`)
  mkdirSync(inRoot('test-results'), { recursive: true })
  rmSync(report, { force: true })
  const { env, close } = await outOfSight(workers)
  try {
    const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js')
    const { code } = await run(
      process.execPath,
      [cli, 'test', `--project=${project}`, `--workers=${workers}`, ...args],
      {
        cwd: root,
        env: { ...env, ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
        show: true
      }
    )
    return existsSync(report) ? endToEndTotals(JSON.parse(readFileSync(report, 'utf8')), code) : oneFailed
  } finally {
    close()
  }
}

/**
 * The specs on the app as it was built into out/.
 *
 * @param {import('./setup/electron-runtime.mjs').ElectronRuntime} electron
 * @param {readonly string[]} [args]
 */
export const endToEnd = (electron, args) => playwright('app', { RECAP_ELECTRON: electron.executable }, args)

/**
 * The specs on the packaged app: its twin is driven, which differs from what ships in one fuse, since
 * Playwright needs the inspector that the shipped one has switched off.
 *
 * @param {readonly string[]} [args]
 */
export async function packagedEndToEnd(args) {
  const { shipped, twin } = await makeTwin(unpackedApp())
  return playwright('packaged', { RECAP_ELECTRON: twin, RECAP_SHIPPED: shipped }, args)
}
