/**
 * Writes THIRD-PARTY-NOTICES.txt: the licences of what the packaged app carries.
 *
 *   node scripts/notices.mjs
 *
 * `npm run check` fails where the file is of other packages than those installed.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { inRoot } from './paths.mjs'
import { hugoPackage, unpackedHugo } from './setup/hugo.mjs'
import { setUpPackages } from './setup.mjs'
import { isScript, main, say } from './terminal.mjs'

const noticesFile = inRoot('THIRD-PARTY-NOTICES.txt')
const line = '='.repeat(78)

/** @typedef {{ version: string, license?: string, dependencies?: Record<string, string> }} LockedPackage */

/** @returns {Record<string, LockedPackage>} */
const lockedPackages = () => JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages

/**
 * Where npm installed what `from` asks for under `name`: in its own node_modules or in one further out.
 *
 * @param {Record<string, LockedPackage>} packages
 * @param {string} from
 * @param {string} name
 */
function installedPath(packages, from, name) {
  for (let folder = from; ; folder = folder.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (path in packages) return path
    if (folder === '') return null
  }
}

/**
 * The packages that are bundled: our dependencies and theirs. Of Hugo's package only two files go into the
 * app, none of its dependencies.
 */
function bundledPackages() {
  const packages = lockedPackages()
  /** @type {Set<string>} */
  const found = new Set()
  /** @param {string} path */
  const visit = path => {
    for (const name of Object.keys(packages[path]?.dependencies ?? {})) {
      const next = installedPath(packages, path, name)
      if (next === null || found.has(next)) continue
      found.add(next)
      if (name !== hugoPackage) visit(next)
    }
  }
  visit('')
  return [...found].sort()
}

/** @param {string} path */
function licenceText(path) {
  const files = readdirSync(inRoot(path)).filter(name => /^(licen[cs]e|copying|notice)(\.|-|$)/i.test(name))
  return files
    .sort()
    .map(name => readFileSync(inRoot(path, name), 'utf8').replace(/\r\n?/g, '\n').trim())
    .join('\n\n')
}

/** @param {string} path */
function packageNotice(path) {
  const manifest = JSON.parse(readFileSync(inRoot(path, 'package.json'), 'utf8'))
  const author = typeof manifest.author === 'string' ? manifest.author : manifest.author?.name
  const text =
    licenceText(path) || `Licensed under ${manifest.license}.${author ? ` Copyright ${author}.` : ''}`
  return `${line}\n${manifest.name} ${manifest.version} (${manifest.license})\n${line}\n\n${text}\n`
}

/** The Go modules that are compiled into Hugo's WebAssembly, as the Go linker lists them in it. */
function hugoModules() {
  const text = readFileSync(unpackedHugo, 'latin1')
  const modules = [...text.matchAll(/\bdep\t([\w./~-]+)\t(v[\w.+-]+)/g)].map(
    match => `${match[1]} ${match[2]}`
  )
  return [...new Set(modules)].sort()
}

/** @param {string} name */
const licence = name => readFileSync(inRoot('resources', 'licenses', name), 'utf8').trim()

function hugoNotice() {
  return `${line}
Hugo (Apache-2.0), compiled to WebAssembly by ${hugoPackage}
${line}

Copyright The Hugo Authors. Licensed under the Apache License, Version 2.0, whose text follows.

The WebAssembly file is the one of the npm package ${hugoPackage}, unchanged. It also contains these
Go modules, each under the licence in its own repository:

${hugoModules()
  .map(module => `  ${module}`)
  .join('\n')}

${licence('Apache-2.0.txt')}

${line}
wasm_exec.js, part of Go (BSD-3-Clause)
${line}

${licence('Go-BSD-3-Clause.txt')}
`
}

/** The whole file. Electron's and Chromium's own notices lie beside the app's program, as Electron ships them. */
export function notices() {
  const introduction = `Recap Desk contains the following third-party software. Electron's and Chromium's notices are in
LICENSE.electron.txt and LICENSES.chromium.html beside the app's program.
`
  return [introduction, ...bundledPackages().map(packageNotice), hugoNotice()].join('\n')
}

/** @returns {string} The file's path, written anew. */
export function writeNotices() {
  writeFileSync(noticesFile, notices())
  return noticesFile
}

/** Whether the file is there and right. */
export const noticesAreCurrent = () =>
  existsSync(noticesFile) && readFileSync(noticesFile, 'utf8') === notices()

if (isScript(import.meta.url)) {
  await main(async () => {
    await setUpPackages()
    say(`Written: ${writeNotices()}`)
  })
}
