import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { inRoot, inRuntime } from '../paths.mjs'

/** The package that brings Hugo as WebAssembly. */
export const hugoPackage = '@bookshop/hugo-engine'

/** The file that it is unpacked to. */
export const unpackedHugo = inRuntime('hugo', 'hugo.wasm')

/**
 * Unpacks Hugo into `.runtime/hugo`, as the application reads it: unpacking it at each start would take the preview a
 * quarter of a second. Done once for each version of the package.
 */
export function unpackHugo() {
  const from = (/** @type {string[]} */ ...parts) => inRoot('node_modules', hugoPackage, ...parts)
  const { version } = JSON.parse(readFileSync(from('package.json'), 'utf8'))
  const stamp = inRuntime('hugo', 'version.txt')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return
  mkdirSync(inRuntime('hugo'), { recursive: true })
  const renderer = 'full-hugo-renderer'
  // Whole or not there: a set-up that broke off leaves no half of it under the name.
  writeFileSync(`${unpackedHugo}.new`, gunzipSync(readFileSync(from(renderer, 'hugo_renderer.wasm.gz'))))
  renameSync(`${unpackedHugo}.new`, unpackedHugo)
  copyFileSync(from(renderer, 'wasm_exec.js'), inRuntime('hugo', 'wasm_exec.js'))
  writeFileSync(stamp, version)
}
