/**
 * Opens the app: `npm start` on the sample site, `npm start -- PATH` on a folder or a Markdown file.
 *
 * Without a display the app runs on a virtual one: it is waited for until it shows the post, a picture of
 * it is saved, and it is closed. RECAP_STAY_SECONDS keeps it open that long before.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from './build.mjs'
import { inRoot, root } from './paths.mjs'
import { hasDisplay } from './setup/system-libraries.mjs'
import { setUp } from './setup.mjs'
import { main, PlainError, run, say } from './terminal.mjs'

/** npm runs scripts in the project's folder and tells the caller's in INIT_CWD. */
const callersFolder = (process.env.npm_lifecycle_event && process.env.INIT_CWD) || process.cwd()

/** @param {string | undefined} argument */
function folderToOpen(argument) {
  if (argument === undefined) return inRoot('resources', 'sample-site')
  const path = resolve(callersFolder, argument)
  if (!existsSync(path)) throw new PlainError(`There is nothing at ${path}.`)
  return path
}

await main(async () => {
  const path = folderToOpen(process.argv[2])
  const display = hasDisplay()
  const electron = await setUp({ virtualDisplay: !display })
  await build()
  // Chromium's sandbox refuses to run for root.
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  if (display) {
    say(`Opening ${path}`)
    const { code } = await run(electron.executable, [...sandbox, root, path], {
      show: true,
      cwd: callersFolder
    })
    return code
  }
  const { showOutOfSight } = await import('./start-out-of-sight.mjs')
  return showOutOfSight(electron.executable, path)
})
