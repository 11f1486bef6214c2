/**
 * `npm run bench -- NAME [arguments]`: runs bench/NAME.ts against the built app, on a virtual display.
 * Without a name it lists them. `--json FILE` writes the figures.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { build } from './build.mjs'
import { outOfSight } from './display.mjs'
import { inRoot, inRuntime, root } from './paths.mjs'
import { setUp } from './setup.mjs'
import { main, PlainError, run, say } from './terminal.mjs'

/** @param {string} name */
const source = name => inRoot('bench', `${name}.ts`)

/** Each bench says in its first comment line what it measures. */
function listBenches() {
  const files = readdirSync(inRoot('bench')).filter(name => name.endsWith('.ts'))
  const lines = files.map(file => {
    const first =
      /\/\*\*\s*(?:\* )?(.+?)(?:\s*\*\/|\n)/.exec(readFileSync(inRoot('bench', file), 'utf8'))?.[1] ?? ''
    return `  ${basename(file, '.ts').padEnd(12)} ${first}`
  })
  return `npm run bench -- NAME [--json FILE]\n\n${lines.join('\n')}`
}

/**
 * Bundles a bench, which is TypeScript and imports from src, to a file that Node can run.
 *
 * @param {string} name
 */
async function bundle(name) {
  const { build: bundleWithVite } = await import('vite')
  await bundleWithVite({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: source(name),
      target: 'node20',
      outDir: inRuntime('bench'),
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: '[name].mjs', codeSplitting: false } }
    }
  })
  return inRuntime('bench', `${name}.mjs`)
}

await main(async () => {
  const [name, ...args] = process.argv.slice(2)
  if (name === undefined || !existsSync(source(name))) {
    say(name === undefined ? listBenches() : `There is no bench "${name}".\n\n${listBenches()}`)
    return name === undefined ? 0 : 1
  }
  const electron = await setUp({ virtualDisplay: true })
  await build()
  const file = await bundle(name)
  const json = args.indexOf('--json')
  // npm runs scripts in the project's folder: a file is named from where the caller stands.
  if (json >= 0) {
    const target = args[json + 1]
    if (target === undefined) throw new PlainError('--json needs the name of a file.')
    args[json + 1] = resolve(process.env.INIT_CWD ?? process.cwd(), target)
  }
  const { env, close } = await outOfSight()
  try {
    const environment = { ...env, RECAP_ELECTRON: electron.executable, RECAP_ROOT: root }
    const { code } = await run(process.execPath, [file, ...args], { cwd: root, env: environment, show: true })
    return code
  } finally {
    close()
  }
})
