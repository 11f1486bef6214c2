import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { build } from 'vite'

/**
 * Bundles one source file to `<folder>/<name>.cjs`, so that a child process or a
 * worker thread, which cannot read TypeScript, can run it in a test. Returns the
 * file's path.
 */
export async function bundleEntry(entry: string, folder: string, name: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        external: builtinModules.flatMap(module => [module, `node:${module}`]),
        output: { format: 'cjs', entryFileNames: `${name}.cjs` }
      }
    }
  })
  return join(folder, `${name}.cjs`)
}
