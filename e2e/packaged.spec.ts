/** The packaged app: does it start from its archive, preview with its own Hugo, and ship what it must? */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { postsPanel } from './pages/posts.ts'
import { previewPane, videosPanel } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { save, saveState, welcome } from './pages/window.ts'
import { sampleSite } from './support/corpus.ts'
import { expect, test } from './support/test.ts'

/** The program as it ships, and its twin, which Playwright can drive. */
const shipped = process.env.RECAP_SHIPPED ?? ''
const twin = process.env.RECAP_ELECTRON ?? ''
const resources =
  process.platform === 'darwin'
    ? join(dirname(shipped), '..', 'Resources')
    : join(dirname(shipped), 'resources')

interface ArchivedFolder {
  readonly files: Readonly<Record<string, Partial<ArchivedFolder>>>
}

/** What an asar archive holds at its top and in out/. Its header is JSON, behind four sizes of four bytes. */
function archivedFolders(path: string): Record<string, string[]> {
  const bytes = readFileSync(path)
  const header: ArchivedFolder = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8'))
  return { '': Object.keys(header.files).sort(), out: Object.keys(header.files.out?.files ?? {}).sort() }
}

test('opens the sample that it carries and previews it', async ({ launch }) => {
  const { app, window } = await launch()
  expect(await app.evaluate(({ app: electron }) => electron.isPackaged)).toBe(true)
  await welcome(window).trySample.click()

  await postsPanel(window).open('Eleven films, one night')
  const preview = previewPane(window)
  await preview.show()
  await expect(preview.videos).toHaveCount(11, { timeout: 60_000 })
  await videosPanel(window).show()
  await expect(videosPanel(window).items).toHaveCount(11)
})

test('edits and saves a post', async ({ copy, launch }) => {
  const site = copy(sampleSite)
  const file = join(site, 'content/recaps/2024/0614-eleven-films-one-night/index.md')
  const before = readFileSync(file, 'utf8')
  const { window } = await launch({ open: file })
  const source = sourceEditor(window)
  await source.box.focus()
  await window.keyboard.press('ControlOrMeta+End')
  await source.type('Typed in the packaged app.')
  await save(window)
  await expect(saveState(window)).toHaveText(/^Saved/)
  expect(readFileSync(file, 'utf8')).toBe(`${before}Typed in the packaged app.`)
})

test('checks a folder from a terminal, without a window, as it ships', async ({ folder }) => {
  writeFileSync(join(folder, 'spring.md'), '---\ntitle: Spring\ndate: Fri, 30 May 2019 09:00:00 +0000\n---\n')
  writeFileSync(join(folder, 'sintel.md'), '---\ntitle: Sintel\n---\n\n{{< youtube "short" >}}\n')
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // As on a server, where there is no display.
  const headless = process.platform === 'linux' ? ['--ozone-platform=headless'] : []
  const { DISPLAY: _, ...env } = process.env
  const check = (...args: readonly string[]) =>
    spawnSync(shipped, [...sandbox, ...headless, ...args], { encoding: 'utf8', env })

  const { stdout, status } = check('--check', folder, '--json')
  const report = JSON.parse(stdout)
  expect(report.posts).toBe(2)
  const codes = report.problems.map(({ code }: { readonly code: string }) => code)
  expect(codes).toContain('weekday-mismatch')
  expect(status).toBe(report.counts.error > 0 ? 1 : 0)

  const single = check('--check', join(folder, 'spring.md'))
  expect(single.stdout).toContain('2019-05-30 was a Thursday, not a Friday.')
  expect(single.status).toBe(0)
  const nowhere = check('--check', join(folder, 'nope'))
  expect(nowhere.stderr).toContain('There is nothing at')
  expect(nowhere.status).toBe(2)
})

test('ships with its fuses set', async () => {
  const fuses = await getCurrentFuseWire(shipped)
  // The wire holds a digit for each fuse.
  const on = (fuse: FuseV1Options): boolean => String.fromCharCode(Number(fuses[fuse])) === '1'
  expect({
    runAsNode: on(FuseV1Options.RunAsNode),
    cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
    nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    nodeCliInspect: on(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyFromAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
    browserSnapshot: on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    fileProtocol: on(FuseV1Options.GrantFileProtocolExtraPrivileges)
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    nodeCliInspect: false,
    asarIntegrity: true,
    onlyFromAsar: true,
    browserSnapshot: false,
    fileProtocol: false
  })
})

test('is tested on a twin that differs in one byte, the inspector’s fuse', () => {
  test.skip(process.platform === 'darwin', 'On macOS the twin is signed anew.')
  const ours = readFileSync(shipped)
  const theirs = readFileSync(twin)
  expect(theirs.length).toBe(ours.length)
  let different = 0
  for (let at = 0; at < ours.length; at += 1) if (ours[at] !== theirs[at]) different += 1
  expect(different).toBe(1)
})

test('carries Hugo, the sample and every notice, and no node_modules', () => {
  const carried = [
    'hugo/hugo.wasm',
    'hugo/wasm_exec.js',
    'hugo/LICENSE.hugo.txt',
    'hugo/LICENSE.hugo-engine.txt',
    'hugo/LICENSE.go.txt',
    'THIRD-PARTY-NOTICES.txt',
    'LICENSE.txt',
    'sample-site/hugo.yaml',
    'app.asar'
  ]
  expect(carried.filter(name => !existsSync(join(resources, name)))).toEqual([])
  expect(readdirSync(resources)).not.toContain('app')
  expect(archivedFolders(join(resources, 'app.asar'))).toEqual({
    '': ['out', 'package.json'],
    out: ['main', 'preload', 'preview-frame', 'renderer']
  })
})
