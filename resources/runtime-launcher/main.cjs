/**
 * Starts the app whose folder is named on the command line, for the development
 * runtime only: that one comes without Electron's own `default_app`.
 *
 * The app is loaded with `require`, not `import()`: an imported module runs after
 * `ready`, where `protocol.registerSchemesAsPrivileged` is refused.
 */
const { app } = require('electron')
const { readFileSync } = require('node:fs')
const { join, resolve } = require('node:path')

/** Reads `electron [-r MODULE]... [switches] FOLDER [arguments of the app]`. */
function readCommandLine(args) {
  const preloaded = []
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index]
    if (argument === '-r' || argument === '--require') {
      index += 1
      preloaded.push(args[index])
    } else if (!argument.startsWith('-')) {
      return { preloaded, folder: resolve(argument) }
    }
  }
  return { preloaded, folder: null }
}

function start({ preloaded, folder }) {
  for (const module of preloaded) require(resolve(module))
  if (folder === null) {
    console.error('Usage: electron [-r MODULE] FOLDER [arguments]')
    process.exit(2)
  }
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  app.setVersion(manifest.version)
  app.setName(manifest.productName ?? manifest.name)
  app.setDesktopName(`${manifest.name}.desktop`)
  app.setAppPath(folder)
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
  require(join(folder, manifest.main))
}

if (process.argv.includes('--version') || process.argv.includes('-v')) {
  console.log(`v${process.versions.electron}`)
  process.exit(0)
}
start(readCommandLine(process.argv.slice(1)))
