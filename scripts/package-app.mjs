import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from './build.mjs'
import { writeNotices } from './notices.mjs'
import { inRoot, inRuntime, root } from './paths.mjs'
import { developmentVersion, sevenZip } from './setup/development-runtime.mjs'
import { officialVersion } from './setup/official-runtime.mjs'
import { setUp } from './setup.mjs'
import { megabytes, PlainError, run, withProgress } from './terminal.mjs'

/**
 * @typedef {object} Packaging
 * @property {string[]} made Paths relative to the project, with their sizes.
 * @property {{ target: string, why: string }[]} leftOut
 * @property {boolean} publishable False for a package with the development runtime.
 */

/** Targets that electron-builder makes with what is installed, and what the others must first download. */
const targetsOfSystem = {
  linux: [
    { target: 'tar.gz', downloads: null, given: [] },
    { target: 'zip', downloads: null, given: [] },
    { target: 'AppImage', downloads: "AppImage's tools", given: ['APPIMAGE_TOOLS_PATH'] },
    { target: 'deb', downloads: 'fpm', given: ['CUSTOM_FPM_PATH', 'USE_SYSTEM_FPM'] }
  ],
  darwin: [
    { target: 'zip', downloads: null, given: [] },
    { target: 'dmg', downloads: null, given: [] }
  ],
  win32: [{ target: 'nsis', downloads: 'NSIS and the signing tools', given: ['ELECTRON_BUILDER_NSIS_DIR'] }]
}

/** electron-builder's words for a download that did not go through. */
const downloadFailure =
  /fetch failed|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|getaddrinfo|[Cc]annot download/

const unpackedFolder = {
  linux: 'linux-unpacked',
  darwin: process.arch === 'arm64' ? 'mac-arm64' : 'mac',
  win32: 'win-unpacked'
}

/** @returns {'linux' | 'darwin' | 'win32'} */
function thisSystem() {
  const { platform } = process
  if (platform === 'linux' || platform === 'darwin' || platform === 'win32') return platform
  throw new PlainError(`Recap Desk is not packaged for ${platform}.`)
}

/**
 * The development runtime without the launcher, which would win over the packaged app. The files are linked,
 * not copied: electron-builder makes the copy.
 *
 * @param {string} source
 */
function runtimeWithoutLauncher(source) {
  const folder = inRuntime('packaging-runtime')
  rmSync(folder, { recursive: true, force: true })
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    const path = relative(source, join(entry.parentPath, entry.name))
    if (path.startsWith('resources') || path === 'complete.json' || entry.isDirectory()) continue
    mkdirSync(join(folder, path, '..'), { recursive: true })
    linkSync(join(source, path), join(folder, path))
  }
  return folder
}

/**
 * @param {import('./setup/electron-runtime.mjs').ElectronRuntime} electron
 * @returns {{ args: string[], publishable: boolean }}
 */
function runtimeOptions(electron) {
  // electron-builder takes the official one from the cache that set-up filled, also for other architectures.
  if (electron.kind === 'official') return { args: [], publishable: true }
  const version = electron.kind === 'development' ? developmentVersion : versionOf(electron.folder)
  const folder = process.platform === 'linux' ? runtimeWithoutLauncher(electron.folder) : electron.folder
  const args = [`-c.electronDist=${folder}`, `-c.electronVersion=${version}`]
  if (version === officialVersion()) return { args, publishable: true }
  const artifactName = `\${name}-\${version}-DO-NOT-PUBLISH-electron-${version}-\${arch}.\${ext}`
  return { args: [...args, `-c.artifactName=${artifactName}`], publishable: false }
}

/** @param {string} folder An unpacked Electron, which names its version. */
function versionOf(folder) {
  try {
    return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
  } catch {
    throw new PlainError(
      `There is no file "version" in ${folder}: it is not an unpacked release of Electron.`
    )
  }
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
async function electronBuilder(args) {
  const cli = inRoot('node_modules', 'electron-builder', 'cli.js')
  const env = {
    ...process.env,
    ELECTRON_BUILDER_7ZIP_PATH: process.env.ELECTRON_BUILDER_7ZIP_PATH ?? sevenZip()
  }
  const all = [cli, '--config', 'electron-builder.config.mjs', '--publish', 'never', ...args]
  const { code, stdout, stderr } = await run(process.execPath, all, { cwd: root, env })
  return { code, output: `${stdout}${stderr}`.trim() }
}

/** @param {string} folder */
function filesWithSizes(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isFile() && !/^builder-|\.blockmap$|\.ya?ml$/.test(entry.name))
    .map(entry => `dist/${entry.name} (${megabytes(statSync(join(folder, entry.name)).size)})`)
}

const systemFlag = { linux: '--linux', darwin: '--mac', win32: '--win' }

/** The folder of the unpacked app that `packageApp` makes. */
export const unpackedApp = () => inRoot('dist', unpackedFolder[thisSystem()])

/**
 * Makes the unpacked app, then each target of this system that can be made here.
 *
 * @param {{ unpackedOnly: boolean }} options
 * @returns {Promise<Packaging>}
 * @throws {PlainError} with electron-builder's words where it fails for another reason than a download.
 */
export async function packageApp({ unpackedOnly }) {
  const electron = await setUp()
  await build()
  writeNotices()
  const { args, publishable } = runtimeOptions(electron)
  const system = thisSystem()
  rmSync(inRoot('dist'), { recursive: true, force: true })

  /** @type {Packaging['leftOut']} */
  const leftOut = []
  /**
   * @param {string} target
   * @param {readonly string[]} more
   */
  const make = async (target, more) => {
    const { code, output } = await withProgress(`Packaging: ${target}`, () =>
      electronBuilder([systemFlag[system], target, ...args, ...more])
    )
    if (code === 0) return
    if (!downloadFailure.test(output)) throw new PlainError(`electron-builder failed:\n${output}`)
    leftOut.push({ target, why: 'what it needs could not be downloaded here' })
  }

  await make('dir', [])
  const folder = unpackedApp()
  if (!existsSync(folder))
    throw new PlainError('The app could not be packaged: Electron could not be downloaded.')
  if (!unpackedOnly) {
    for (const { target, downloads, given } of targetsOfSystem[system]) {
      const provided = given.some(name => process.env[name])
      if (downloads !== null && !provided && electron.kind === 'development') {
        leftOut.push({ target, why: `${downloads} must be downloaded, which is not possible here` })
      } else {
        await make(target, ['--prepackaged', folder])
      }
    }
  }
  return { made: [relative(root, folder), ...filesWithSizes(inRoot('dist'))], leftOut, publishable }
}
