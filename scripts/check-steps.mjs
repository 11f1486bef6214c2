/** The steps that need no window: format, lint, import table, types, unit tests. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { noticesAreCurrent } from './notices.mjs'
import { inRoot, root } from './paths.mjs'
import { oneFailed, onePassed, saidOf } from './steps.mjs'
import { run, say } from './terminal.mjs'

/** @param {string} name */
const program = name => {
  const manifest = JSON.parse(readFileSync(inRoot('node_modules', name, 'package.json'), 'utf8'))
  const bin = typeof manifest.bin === 'string' ? manifest.bin : Object.values(manifest.bin)[0]
  return inRoot('node_modules', name, bin)
}

/** Format, lint rules and the import table, which are Biome's overrides a folder (biome.json). */
export async function lint() {
  const args = [program('@biomejs/biome'), 'check', '--error-on-warnings', '.']
  const { code } = await run(process.execPath, args, { cwd: root, show: true })
  return code === 0 ? onePassed : oneFailed
}

/** Every TypeScript project: one a folder of src, the scripts, and the rest. */
export function typeScriptProjects() {
  const folders = readdirSync(inRoot('src')).map(folder => `src/${folder}`)
  return [...folders, 'scripts', '.'].filter(folder => existsSync(inRoot(folder, 'tsconfig.json')))
}

/** @param {string} project */
export async function typeCheck(project) {
  const { code, stdout } = await run(process.execPath, [program('typescript'), '-p', project], { cwd: root })
  if (code !== 0) say(`${project}:\n${stdout}`)
  return code === 0 ? onePassed : oneFailed
}

/**
 * A test file that did not even load has no test that failed; it counts as one.
 *
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { name: string, status: string, message: string, assertionResults: { status: string,
 *   fullName: string, failureMessages: string[] | null }[] }[] }} report Vitest's JSON.
 * @param {number} code Vitest's exit code.
 * @returns {import('./steps.mjs').Outcome}
 */
export function unitTotals(report, code) {
  const unloaded = report.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0
  )
  const failed = report.numFailedTests + unloaded.length
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    said: [
      ...unloaded.map(({ name, message }) => saidOf(`FAIL ${relative(root, name)}`, message)),
      ...report.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName, failureMessages }) =>
            saidOf(`FAIL ${relative(root, name)} ${fullName}`, failureMessages?.[0] ?? '')
          )
      )
    ]
  }
}

export async function notices() {
  if (noticesAreCurrent()) return onePassed
  say(
    'THIRD-PARTY-NOTICES.txt is of other packages than those installed: run node scripts/notices.mjs and commit it.'
  )
  return oneFailed
}

export async function unitTests() {
  const report = inRoot('test-results', 'unit.json')
  mkdirSync(inRoot('test-results'), { recursive: true })
  rmSync(report, { force: true })
  const args = [
    program('vitest'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`
  ]
  const { code } = await run(process.execPath, args, { cwd: root, show: true })
  return existsSync(report) ? unitTotals(JSON.parse(readFileSync(report, 'utf8')), code) : oneFailed
}

/** @param {ReturnType<typeof import('./steps.mjs').createSteps>} steps */
export async function runChecks(steps) {
  await steps.step('format, lint and import table', lint)
  for (const project of typeScriptProjects())
    await steps.step(`types of ${project}`, () => typeCheck(project))
  await steps.step('third-party notices', notices)
  await steps.step('unit tests', unitTests)
}
