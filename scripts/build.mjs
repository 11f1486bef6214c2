/**
 * Builds the app into out/, unless what is there was built from the same files.
 *
 *   node scripts/build.mjs [--force]
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot, root } from './paths.mjs'
import { setUpPackages } from './setup.mjs'
import { isScript, main, PlainError, run, withProgress } from './terminal.mjs'

const sources = [
  'src',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'preview-frame.vite.config.ts'
]
const stampFile = inRoot('out', 'built-from')
const results = ['main/index.cjs', 'preload/index.cjs', 'renderer/index.html', 'preview-frame/index.html']

/**
 * @param {string} path
 * @returns {string[]} One line a file: whatever changes, appears or goes changes the list.
 */
function fileStates(path) {
  const stats = statSync(path)
  if (!stats.isDirectory()) return [`${path} ${stats.size} ${stats.mtimeMs}`]
  return readdirSync(path)
    .sort()
    .filter(name => !/\.test\.tsx?$/.test(name))
    .flatMap(name => fileStates(join(path, name)))
}

function sourceStamp() {
  const files = sources.flatMap(path => fileStates(inRoot(path)))
  return createHash('sha256').update(files.join('\n')).digest('hex')
}

/** @param {string} stamp */
function isBuilt(stamp) {
  const known = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : ''
  return known === stamp && results.every(file => existsSync(inRoot('out', file)))
}

/** @param {string[]} args */
async function mustRun(...args) {
  const { code, stdout, stderr } = await run(process.execPath, args, { cwd: root })
  if (code !== 0) throw new PlainError(`The build failed:\n${stdout}${stderr}`)
}

/**
 * @param {{ force?: boolean }} [options] `force` builds although nothing changed.
 * @throws {PlainError} with the bundler's words where the build fails.
 */
export async function build({ force = false } = {}) {
  const stamp = sourceStamp()
  if (!force && isBuilt(stamp)) return
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js')
  const electronVite = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  await withProgress('Building the app', async () => {
    await mustRun(electronVite, 'build', '--logLevel', 'warn')
    await mustRun(vite, 'build', '--config', 'preview-frame.vite.config.ts', '--logLevel', 'warn')
  })
  writeFileSync(stampFile, stamp)
}

if (isScript(import.meta.url)) {
  await main(async () => {
    await setUpPackages()
    await build({ force: process.argv.includes('--force') })
  })
}
