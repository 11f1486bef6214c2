/**
 * What every command of this project starts with: brings what is missing, says what it does, and is done
 * in a moment when nothing is.
 *
 *   node scripts/setup.mjs                    sets up and says with what
 *   node scripts/setup.mjs --print-electron   prints the path of Electron's program on stdout
 *   … --download-again                        tries the official download although it failed lately
 */
import { unpackHugo } from './setup/hugo.mjs'
import { checkNodeVersion } from './setup/node-version.mjs'
import { installPackages } from './setup/packages.mjs'
import { isScript, main, say, seconds } from './terminal.mjs'

/** Everything that is needed to check and build. */
export async function setUpPackages() {
  checkNodeVersion()
  await installPackages()
  unpackHugo()
}

/**
 * Everything that is needed to open a window.
 *
 * @param {{ virtualDisplay?: boolean, downloadAgain?: boolean }} [options] `virtualDisplay`: the windows open
 *   out of sight.
 * @returns {Promise<import('./setup/electron-runtime.mjs').ElectronRuntime>}
 */
export async function setUp({ virtualDisplay = false, downloadAgain = false } = {}) {
  await setUpPackages()
  const { findElectron } = await import('./setup/electron-runtime.mjs')
  const { provideSystemLibraries } = await import('./setup/system-libraries.mjs')
  const runtime = await findElectron({ downloadAgain })
  await provideSystemLibraries(runtime.executable, { virtualDisplay })
  if (runtime.kind === 'development') {
    say('Running on the development runtime: the official Electron cannot be downloaded here.')
  }
  return runtime
}

if (isScript(import.meta.url)) {
  await main(async () => {
    const started = performance.now()
    const { hasDisplay } = await import('./setup/system-libraries.mjs')
    const runtime = await setUp({
      virtualDisplay: !hasDisplay(),
      downloadAgain: process.argv.includes('--download-again')
    })
    if (process.argv.includes('--print-electron')) console.log(runtime.executable)
    else
      say(
        `Ready in ${seconds(performance.now() - started)}: Electron (${runtime.kind}) at ${runtime.executable}`
      )
  })
}
