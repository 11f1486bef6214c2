import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PlainError, say } from '../terminal.mjs'
import {
  developmentRuntimeFits,
  developmentVersion,
  installDevelopmentRuntime,
  installedDevelopmentRuntime
} from './development-runtime.mjs'
import { installedOfficialRuntime, installOfficialRuntime, officialVersion } from './official-runtime.mjs'

/**
 * @typedef {object} ElectronRuntime
 * @property {'official' | 'development' | 'given'} kind
 * @property {string} executable Absolute path of the program.
 * @property {string} folder The folder that the runtime fills.
 */

const programInFolder = {
  darwin: join('Electron.app', 'Contents', 'MacOS', 'Electron'),
  win32: 'electron.exe',
  linux: 'electron'
}

/** @returns {ElectronRuntime | null} The runtime that the environment names. */
function givenRuntime() {
  for (const name of ['RECAP_ELECTRON_DIST', 'ELECTRON_OVERRIDE_DIST_PATH']) {
    const value = process.env[name]
    if (value === undefined || value === '') continue
    const folder = resolve(value)
    const program = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'
    const executable = join(folder, programInFolder[program])
    if (!existsSync(executable))
      throw new PlainError(`${name} names ${folder}, but there is no ${executable}.`)
    return { kind: 'given', executable, folder }
  }
  return null
}

/**
 * Finds the Electron runtime, or brings it: what the environment names, the official one, else the
 * development one.
 *
 * @param {{ downloadAgain: boolean }} options `downloadAgain` tries the official download although it failed lately.
 * @returns {Promise<ElectronRuntime>}
 * @throws {PlainError} where no runtime can be had.
 */
export async function findElectron({ downloadAgain }) {
  const given = givenRuntime()
  if (given !== null) return given
  const official = installedOfficialRuntime()
  if (official !== null) return { kind: 'official', ...official }

  const installed = await installOfficialRuntime({ again: downloadAgain })
  if (!('failure' in installed)) return { kind: 'official', ...installed }

  if (!developmentRuntimeFits()) {
    throw new PlainError(
      `Electron ${officialVersion()} cannot be downloaded here (${installed.failure}), and the stand-in for development exists for Linux on x64 only. Unpack Electron ${officialVersion()} into a folder and name it in RECAP_ELECTRON_DIST, or set ELECTRON_MIRROR.`
    )
  }
  const ready = installedDevelopmentRuntime()
  if (ready !== null) return { kind: 'development', ...ready }
  say(
    `Using Electron ${developmentVersion} instead: the development runtime, for development and tests only.`
  )
  return { kind: 'development', ...(await installDevelopmentRuntime()) }
}
