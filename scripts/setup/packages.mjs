import { readFileSync } from 'node:fs'
import { inRoot, root } from '../paths.mjs'
import { npmClient, PlainError, run, withProgress } from '../terminal.mjs'

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, peer?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} LockFile
 */

/**
 * Whether what is installed is what the lock file says. npm writes what it installed to
 * `node_modules/.package-lock.json` as its last step, so an install that broke off does not count.
 *
 * @param {LockFile} wanted
 * @param {LockFile} installed
 */
export function packagesMatch(wanted, installed) {
  const paths = Object.keys(wanted.packages).filter(path => path !== '')
  const same = paths.every(path => {
    const ours = wanted.packages[path]
    const theirs = installed.packages[path]
    // Builds for other systems are locked too, and left out when installing.
    if (theirs === undefined) return ours?.optional === true || ours?.devOptional === true
    return theirs.version === ours?.version && (ours?.integrity ?? theirs.integrity) === theirs.integrity
  })
  return same && Object.keys(installed.packages).every(path => path in wanted.packages)
}

/**
 * @param {string} path
 * @returns {LockFile | null}
 */
function readLockFile(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/**
 * Installs the locked packages where they are missing or others than the lock file's.
 *
 * @throws {PlainError} with npm's own words where it fails.
 */
export async function installPackages() {
  const wanted = readLockFile(inRoot('package-lock.json'))
  if (wanted === null) throw new PlainError('package-lock.json is missing or broken: restore it from git.')
  const installed = readLockFile(inRoot('node_modules', '.package-lock.json'))
  if (installed !== null && packagesMatch(wanted, installed)) return

  const [command, first] = npmClient()
  const { code, stdout, stderr } = await withProgress('Installing packages (npm ci)', () =>
    run(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root })
  )
  if (code !== 0) throw new PlainError(`npm ci failed:\n${stderr}${stdout}`)
}
