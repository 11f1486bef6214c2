import { cpSync, existsSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inRuntime } from './paths.mjs'
import { PlainError } from './terminal.mjs'

/**
 * The program of an unpacked app.
 *
 * @param {string} folder
 */
export function programOf(folder) {
  const program = {
    darwin: join(folder, 'Recap Desk.app', 'Contents', 'MacOS', 'Recap Desk'),
    win32: join(folder, 'Recap Desk.exe'),
    linux: join(folder, 'recap-desk')
  }[process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux']
  if (!existsSync(program)) throw new PlainError(`There is no ${program}: run npm run dist -- --dir first.`)
  return program
}

/**
 * Copies the unpacked app and switches on, in the copy only, the fuse that lets Playwright drive it.
 *
 * @param {string} folder The unpacked app.
 * @returns {Promise<{ shipped: string, twin: string }>} Both programs.
 */
export async function makeTwin(folder) {
  const copy = inRuntime('packaged-twin')
  rmSync(copy, { recursive: true, force: true })
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true })
  const shipped = programOf(folder)
  const twin = join(copy, relative(folder, shipped))
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses')
  await flipFuses(twin, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    [FuseV1Options.EnableNodeCliInspectArguments]: true
  })
  return { shipped, twin }
}
