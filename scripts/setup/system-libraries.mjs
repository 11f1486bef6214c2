import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { PlainError, run, withProgress } from '../terminal.mjs'

/** What Electron needs of a bare Debian or Ubuntu. */
const electronPackages = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libatk-bridge2.0-0',
  'libcups2',
  'libdrm2',
  'libxkbcommon0',
  'libxcomposite1',
  'libxdamage1',
  'libxrandr2',
  'libxss1'
]
const virtualDisplayPackages = ['xvfb', 'xauth']

/** @param {string} program */
export function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)

/**
 * @param {string} executable
 * @returns {Promise<string[]>} Shared libraries that the loader does not find.
 */
async function missingLibraries(executable) {
  const { stdout } = await run('ldd', [executable])
  return [...stdout.matchAll(/^\s*(\S+) => not found$/gm)].map(match => match[1] ?? '')
}

/**
 * Newer releases renamed some packages when time became 64 bits wide.
 *
 * @param {readonly string[]} packages
 */
async function namesOfThisRelease(packages) {
  const { stdout } = await run('apt-cache', ['pkgnames'])
  const known = new Set(stdout.split('\n'))
  return packages.map(name => (known.has(`${name}t64`) ? `${name}t64` : name))
}

/**
 * @param {readonly string[]} packages
 * @param {string} lack
 */
async function installWithApt(packages, lack) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await withProgress(`Installing system libraries (${lack})`, async report => {
    report('apt-get update')
    const update = await run('apt-get', ['update', '-qq'], { env })
    if (update.code !== 0) throw new PlainError(`apt-get update failed:\n${update.stderr}`)
    report('apt-get install')
    const names = await namesOfThisRelease(packages)
    const install = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
      env
    })
    if (install.code !== 0) throw new PlainError(`apt-get install failed:\n${install.stderr}`)
  })
}

/**
 * Sees to the libraries that the runtime is linked with, and to a virtual display where one is needed.
 *
 * @param {string} executable Electron's program.
 * @param {{ virtualDisplay: boolean }} needs
 * @throws {PlainError} naming the one command to run, where they cannot be installed from here.
 */
export async function provideSystemLibraries(executable, { virtualDisplay }) {
  if (process.platform !== 'linux') return
  const libraries = await missingLibraries(executable)
  const noDisplay = virtualDisplay && !isOnPath('Xvfb')
  if (libraries.length === 0 && !noDisplay) return

  const lack = [...libraries, ...(noDisplay ? ['Xvfb'] : [])].join(', ')
  const packages = [
    ...(libraries.length > 0 ? electronPackages : []),
    ...(noDisplay ? virtualDisplayPackages : [])
  ]
  if (!existsSync('/usr/bin/apt-get')) {
    throw new PlainError(
      `This system lacks ${lack}. Install them with its package manager and run the command again.`
    )
  }
  if (process.getuid?.() !== 0) {
    const names = (await namesOfThisRelease(packages)).join(' ')
    throw new PlainError(
      `This system lacks ${lack}. Run this once, then the command again:\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}\n`
    )
  }
  await installWithApt(packages, lack)
  const still = await missingLibraries(executable)
  if (still.length > 0) throw new PlainError(`Still missing after the installation: ${still.join(', ')}.`)
}
