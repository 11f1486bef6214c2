/**
 * The import table of ARCHITECTURE.md, seen to hold: Biome (biome.json) refuses a file for each forbidden
 * import, and lets the permitted ones pass.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')

/** Where a file stands, and what it imports. */
type Case = readonly [file: string, from: string]

const forbidden: readonly Case[] = [
  ['src/core/post/x.ts', 'node:fs'],
  ['src/core/post/x.ts', 'electron'],
  ['src/core/post/x.ts', 'react'],
  ['src/core/post/x.ts', '#shared/content.ts'],
  ['src/core/post/x.ts', '../../shared/content.ts'],
  ['src/core/x.ts', '../shared/content.ts'],
  ['src/core/post/x.ts', 'yaml'],
  ['src/core/frontmatter/x.ts', 'node-diff3'],
  ['src/shared/x.ts', 'valibot'],
  ['src/shared/x.ts', 'node:path'],
  ['src/shared/ipc/x.ts', '../../main/log.ts'],
  ['src/hugo-engine/x.ts', 'electron'],
  ['src/hugo-engine/x.ts', '../main/log.ts'],
  ['src/hugo-engine/x.ts', 'react'],
  ['src/main/content/x.ts', 'react'],
  ['src/main/content/x.ts', '@codemirror/state'],
  ['src/main/content/x.ts', '../../renderer/api/recap.ts'],
  ['src/preload/x.ts', 'node:fs'],
  ['src/preload/x.ts', '#core/text/text-edit.ts'],
  ['src/preload/x.ts', '../main/log.ts'],
  ['src/renderer/form/x.tsx', 'electron'],
  ['src/renderer/form/x.tsx', 'electron/renderer'],
  ['src/renderer/form/x.tsx', 'node:fs'],
  ['src/renderer/form/x.tsx', 'fs'],
  ['src/renderer/form/x.tsx', '../../main/log.ts'],
  ['src/renderer/form/x.tsx', '../../preload/index.ts'],
  ['src/renderer/editor/x.ts', '../state/open-posts.ts'],
  ['src/renderer/editor/x.ts', '../form/videos.ts'],
  ['src/renderer/editor/x.ts', 'zustand'],
  ['src/renderer/editor/x.ts', 'react-aria-components'],
  ['src/renderer/editor/x.ts', '#shared/content.ts'],
  ['src/renderer/state/x.ts', '../form/videos.ts'],
  ['src/renderer/state/x.ts', '../editor/Editor.tsx'],
  ['src/renderer/state/x.ts', 'electron'],
  ['src/preview-frame/x.ts', 'react'],
  ['src/preview-frame/x.ts', '#core/text/text-edit.ts'],
  ['src/preview-frame/x.ts', '../renderer/api/recap.ts'],
  ['src/preview-frame/x.ts', 'electron']
]

const permitted: readonly Case[] = [
  ['src/core/post/x.ts', '../text/text-edit.ts'],
  ['src/core/frontmatter/x.ts', 'yaml'],
  ['src/core/merge/x.ts', 'node-diff3'],
  ['src/shared/ipc/x.ts', '../content.ts'],
  ['src/hugo-engine/x.ts', 'node:fs/promises'],
  ['src/hugo-engine/x.ts', '#core/text/text-edit.ts'],
  ['src/main/content/x.ts', 'electron'],
  ['src/main/content/x.ts', 'node:fs/promises'],
  ['src/main/content/x.ts', 'valibot'],
  ['src/preload/x.ts', '#shared/content.ts'],
  ['src/preload/x.ts', 'electron'],
  ['src/renderer/form/x.tsx', 'react-aria-components'],
  ['src/renderer/form/x.tsx', '#core/text/text-edit.ts'],
  ['src/renderer/form/x.tsx', '../state/open-posts.ts'],
  ['src/renderer/editor/x.ts', '@codemirror/state'],
  ['src/renderer/editor/x.ts', '#core/text/text-edit.ts'],
  ['src/renderer/state/x.ts', '../api/recap.ts'],
  ['src/renderer/state/x.ts', 'zustand'],
  ['src/preview-frame/x.ts', 'dompurify']
]

const importing = (from: string) => `import { something } from '${from}'\n\nexport const used = something\n`

const ipc = {
  sendSync:
    "import { ipcRenderer } from 'electron'\n\nexport const ask = () => ipcRenderer.sendSync('ask')\n",
  generic:
    "import { ipcRenderer } from 'electron'\n\nexport const ask = (channel: string) => ipcRenderer.invoke(channel)\n",
  named:
    "import { ipcRenderer } from 'electron'\nimport { requestChannel } from '#shared/ipc/contract.ts'\n\nexport const ask = () => ipcRenderer.invoke(requestChannel('getStart'))\n",
  inMain: "import { ipcRenderer } from 'electron'\n\nexport const renderer = ipcRenderer\n",
  mainOutsideIpc: "import { ipcMain } from 'electron'\n\nexport const main = ipcMain\n"
}

interface Diagnostic {
  readonly category: string
  readonly message: string
  readonly location: { readonly path: string }
}

/** The files that are linted, all in one run of Biome: what each is named, and what it says. */
const sources = new Map<string, string>()

/** Adds a file beside `file` and answers its name. */
function withSource(file: string, source: string): string {
  const name = file.replace(/x(?=\.tsx?$)/, `x${sources.size}`)
  sources.set(name, source)
  return name
}

const forbiddenFiles = forbidden.map(
  ([file, from]) => [file, from, withSource(file, importing(from))] as const
)
const permittedFiles = permitted.map(
  ([file, from]) => [file, from, withSource(file, importing(from))] as const
)
const sendSync = withSource('src/preload/x.ts', ipc.sendSync)
const generic = withSource('src/preload/x.ts', ipc.generic)
const named = withSource('src/preload/x.ts', ipc.named)
const rendererInMain = withSource('src/main/windows/x.ts', ipc.inMain)
const mainOutsideIpc = withSource('src/main/windows/x.ts', ipc.mainOutsideIpc)
const mainInIpc = withSource('src/main/ipc/x.ts', ipc.mainOutsideIpc)

let diagnostics: readonly Diagnostic[] = []

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'recap-desk-import-table-'))
  for (const file of ['biome.json', 'package.json', '.gitignore', 'scripts/lint']) {
    cpSync(join(root, file), join(folder, file), { recursive: true })
  }
  for (const [name, source] of sources) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), source)
  }
  const args = [biome, 'lint', 'src', '--reporter=json', '--max-diagnostics=none']
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  diagnostics = JSON.parse(stdout).diagnostics
  rmSync(folder, { recursive: true })
})

/** What Biome refused in a file. */
const refusals = (name: string) =>
  diagnostics
    .filter(({ location }) => location.path === name)
    .map(({ category, message }) => `${category}: ${message}`)
    .join('\n')

describe('the import table', () => {
  it.each(forbiddenFiles)('%s must not import %s', (_file, _from, name) => {
    expect(refusals(name)).toMatch(/noRestrictedImports|useNodejsImportProtocol/)
  })

  it.each(permittedFiles)('%s may import %s', (_file, _from, name) => {
    expect(refusals(name)).toBe('')
  })
})

describe('the bridge between the processes', () => {
  it('refuses synchronous calls', () => {
    expect(refusals(sendSync)).toContain('freezes the window')
  })

  it('refuses a channel that is not the contract’s', () => {
    expect(refusals(generic)).toContain('Only the contract')
  })

  it('lets a request of the contract pass', () => {
    expect(refusals(named)).toBe('')
  })

  it('keeps ipcRenderer in preload and ipcMain in main/ipc', () => {
    expect(refusals(rendererInMain)).toContain('noRestrictedImports')
    expect(refusals(mainOutsideIpc)).toContain('noRestrictedImports')
    expect(refusals(mainInIpc)).toBe('')
  })
})

describe('shared', () => {
  it('takes nothing but types from core', () => {
    const files = readdirSync(join(root, 'src', 'shared'), { recursive: true, encoding: 'utf8' })
    const values = files
      .filter(file => /(?<!\.test)\.ts$/.test(file))
      .filter(file =>
        /^(?:import|export) (?!type\b)[^;]*?from '#core/m.test(
          readFileSync(join(root, 'src', 'shared', file), 'utf8')
        )
      )
    expect(values).toEqual([])
  })
})
