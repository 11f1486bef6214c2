import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot, inRuntime } from '../paths.mjs'
import { megabytes, run, say, seconds, withProgress } from '../terminal.mjs'

const electronPackage = inRoot('node_modules', 'electron')
const failureNote = inRuntime('official-download-failed.json')

/** A download that brings nothing for this long is given up. */
const stallLimit = 45_000
const totalLimit = 8 * 60_000
/** How long a failed download is remembered, so that the next start does not wait for it again. */
const rememberFailure = 24 * 60 * 60_000

export const officialVersion = () =>
  /** @type {string} */ (JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')).version)

/**
 * The official runtime that is installed already, as electron's own installer leaves it.
 *
 * @returns {{ executable: string, folder: string } | null}
 */
export function installedOfficialRuntime() {
  const folder = join(electronPackage, 'dist')
  try {
    const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
    const executable = join(folder, readFileSync(join(electronPackage, 'path.txt'), 'utf8').trim())
    return version === officialVersion() && existsSync(executable) ? { executable, folder } : null
  } catch {
    return null
  }
}

/** @param {string} folder */
function bytesIn(folder) {
  let bytes = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    // A download in progress is renamed and removed under our feet.
    if (entry.isFile())
      bytes += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0
  }
  return bytes
}

/** @returns {string | null} Why an earlier download of this version failed, where that was not long ago. */
function recentFailure() {
  try {
    const note = JSON.parse(readFileSync(failureNote, 'utf8'))
    return note.version === officialVersion() && Date.now() - note.at < rememberFailure ? note.why : null
  } catch {
    return null
  }
}

/**
 * @param {(detail: string) => void} report
 * @throws with the reason where it did not go through.
 */
async function download(report) {
  const temporary = inRuntime(`official-download-${process.pid}`)
  mkdirSync(temporary, { recursive: true })
  const stop = new AbortController()
  const started = Date.now()
  let bytes = 0
  let most = 0
  let lastGrowth = started
  let givenUp = ''
  const watch = setInterval(() => {
    const now = bytesIn(temporary)
    if (now !== bytes) lastGrowth = Date.now()
    bytes = now
    if (bytes > 0) report(megabytes(bytes))
    else if (most > 0) report('unpacking')
    most = Math.max(most, bytes)
    if (Date.now() - lastGrowth > stallLimit) givenUp = `nothing arrived for ${seconds(stallLimit)}`
    if (Date.now() - started > totalLimit) givenUp = `it took longer than ${seconds(totalLimit)}`
    if (givenUp !== '') stop.abort()
  }, 1000)
  try {
    const env = { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary }
    const installer = join(electronPackage, 'install.js')
    const { code, stderr } = await run(process.execPath, [installer], { env, signal: stop.signal })
    const reason = givenUp || stderr.trim().split('\n')[0] || `its installer ended with code ${code}`
    if (code !== 0) throw new Error(reason)
  } finally {
    clearInterval(watch)
    rmSync(temporary, { recursive: true, force: true })
  }
}

/**
 * Runs electron's own installer, which downloads the runtime named in package.json and checks its hash.
 *
 * @param {{ again: boolean }} options `again` forgets that an earlier download failed.
 * @returns {Promise<{ executable: string, folder: string } | { failure: string }>}
 */
export async function installOfficialRuntime({ again }) {
  const earlier = again ? null : recentFailure()
  if (earlier !== null) return { failure: earlier }

  const title = `Downloading Electron ${officialVersion()}`
  const failure = await withProgress(title, download).then(
    () => null,
    error => (error instanceof Error ? error.message : String(error))
  )
  const installed = installedOfficialRuntime()
  if (failure === null && installed !== null) {
    rmSync(failureNote, { force: true })
    return installed
  }
  const why = failure ?? 'the installer left no runtime behind'
  say(`Electron's official runtime cannot be downloaded here: ${why}.`)
  mkdirSync(inRuntime(), { recursive: true })
  writeFileSync(failureNote, JSON.stringify({ version: officialVersion(), at: Date.now(), why }))
  return { failure: why }
}
