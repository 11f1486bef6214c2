import { fileURLToPath } from 'node:url'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/**
 * The oldest runtime that the code must run on: the development runtime (Electron 33). What ships is newer.
 */
const targets = { node: 'node20.18', chrome: 'chrome130' }

/**
 * Main and preload are CommonJS: a module that is imported runs after `ready`, too late for
 * `protocol.registerSchemesAsPrivileged`, and a sandboxed preload cannot be a module at all. Everything is
 * bundled, so that the package ships no node_modules. Chunks lie beside the entries: `import.meta.dirname` is the
 * same folder in all of them.
 */
const commonJs = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name]-[hash].cjs'
} as const

/**
 * Scripts in ASCII. With one character beyond Latin-1 in it Chromium keeps two bytes for each of a script, and takes
 * longer to decode and hash it. Outside of string literals, templates and patterns the minifier leaves none.
 */
const asciiScripts = {
  name: 'ascii-scripts',
  generateBundle(_options: unknown, bundle: Record<string, { type: string; code?: string }>) {
    for (const file of Object.values(bundle)) {
      if (file.code === undefined) continue
      file.code = file.code.replace(
        /[^\0-\x7f]/g,
        unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
      )
    }
  }
}

export default defineConfig({
  main: {
    build: {
      target: targets.node,
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: path('src/main/index.ts'),
          'library-worker': path('src/main/library/worker.ts'),
          'problems-worker': path('src/main/problems/worker.ts'),
          'hugo-engine': path('src/hugo-engine/index.ts'),
          'check-command': path('src/main/check-command/index.ts')
        },
        output: {
          ...commonJs,
          // Left to itself the bundler puts what only workers need at first into the chunk that main starts with.
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [
              {
                name: 'posts',
                test: /node_modules\/(?:yaml|smol-toml)\/|src\/core\/(?:frontmatter|videos)\/|src\/main\/library\/(?:describe-post|head-fields|cover)/
              }
            ]
          }
        }
      }
    }
  },
  preload: {
    build: {
      target: targets.node,
      externalizeDeps: false,
      rolldownOptions: { input: { index: path('src/preload/index.ts') }, output: commonJs }
    }
  },
  renderer: {
    root: path('src/renderer'),
    // The interface speaks English: React Aria's other thirty languages would only be read at every start.
    plugins: [{ ...optimizeLocales.vite({ locales: ['en-US'] }), enforce: 'pre' }, react(), asciiScripts],
    build: {
      target: targets.chrome,
      minify: true,
      // The window's content security policy knows neither data: nor inline.
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      rolldownOptions: {
        input: path('src/renderer/index.html'),
        // One file for the start: each costs a request to main. What lang-markdown imports and is not used stays out.
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [
              { name: 'code-languages', test: /\/(?:lang-|@lezer\/)(?:html|css|javascript)\//, priority: 1 },
              { name: 'window', tags: ['$initial'] }
            ]
          }
        }
      }
    }
  }
})
