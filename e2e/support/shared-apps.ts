/**
 * Apps that go on from test to test, each on a site that they share. Each test has the window's page anew, on the
 * site as it was and on what main remembers of a first start; between two tests the window shows an empty page.
 */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { windowOrigin } from '#shared/origins.ts'
import { firstLayout } from '#shared/settings.ts'
import { defaultFactsSettings } from '#shared/video-facts.ts'
import { launchApp, type RunningApp } from './app.ts'

/** A site that tests share. */
export interface SharedSite {
  /** No other site has it. */
  readonly name: string
  /** Writes the site into an empty folder. */
  readonly write: (folder: string) => void
}

export interface Shown {
  readonly running: RunningApp
  /** The site's folder. */
  readonly root: string
}

/** The apps that a worker's tests share. */
export interface SharedApps {
  /**
   * Shows the site as a start of the app would, with these files in it as well, and a post in front or none. Of the
   * apps that were started for other sites the last one stays beside it.
   */
  show(
    site: SharedSite,
    files: Readonly<Record<string, string | Buffer>>,
    post: string | null
  ): Promise<Shown>
  /**
   * Ends what the window showed, and has main forget it.
   *
   * @throws where a test has changed what cannot be put back.
   */
  putAway(): Promise<void>
  close(): Promise<void>
}

interface Kept {
  readonly site: SharedSite
  readonly folder: string
  readonly root: string
  readonly running: RunningApp
  readonly tree: Tree
  readonly contentSize: readonly number[]
}

export function createSharedApps(): SharedApps {
  /** The one that was shown last comes first. */
  let kept: readonly Kept[] = []

  async function take(site: SharedSite): Promise<Kept> {
    const taken = kept.find(one => one.site === site) ?? (await start(site))
    const others = kept.filter(one => one !== taken)
    kept = [taken, ...others.slice(0, 1)]
    for (const one of others.slice(1)) await end(one)
    return taken
  }

  return {
    async show(site, files, post) {
      const { root, running, tree, contentSize } = await take(site)
      const { app, window, complaints } = running
      const added = Object.entries(files).map(([name, content]) => [join(root, name), content] as const)
      restoreTree(root, new Map([...tree, ...added]))
      await app.evaluate(({ BrowserWindow }, [width = 0, height = 0]) => {
        const [browser] = BrowserWindow.getAllWindows()
        browser?.setContentSize(width, height)
        browser?.moveTop()
        browser?.focus()
      }, contentSize)
      const session = { open: post === null ? [] : [post], active: post }
      await window.evaluate(left => globalThis.window.recap.keepSession(left), session)
      complaints.clear()
      await window.goto(`${windowOrigin}/index.html`)
      if (post !== null) await window.getByRole('textbox', { name: 'Markdown source' }).waitFor()
      return { running, root }
    },

    async putAway() {
      const [shown] = kept
      if (shown === undefined) return
      const { app, window } = shown.running
      await window.emulateMedia({ colorScheme: null })
      await emptyPage(shown.running)
      await window.mouse.move(-1, -1)
      await putNativesBack(app)
      await forget(window)
      rmSync(join(shown.running.profile, 'history'), { recursive: true, force: true })
    },

    async close() {
      for (const one of kept) await end(one)
      kept = []
    }
  }
}

async function start(site: SharedSite): Promise<Kept> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'recap-desk-e2e-shared-')))
  const root = join(folder, site.name)
  mkdirSync(root)
  site.write(root)
  const running = await launchApp({ open: root, profile: join(folder, 'profile') })
  await emptyPage(running)
  await rememberNatives(running.app)
  const contentSize = await running.app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentSize() ?? []
  )
  return { site, folder, root, running, tree: readTree(root), contentSize }
}

async function end({ running, folder }: Kept): Promise<void> {
  await running.kill()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
}

/** The window goes to an address of ours at which there is no page: nothing is on it but the bridge to main. */
async function emptyPage({ window, complaints }: RunningApp): Promise<void> {
  complaints.expect(/404 .*\/nothing\.html/)
  await window.goto(`${windowOrigin}/nothing.html`)
}

/** Has main forget the unsaved texts, the posts that were open and the layout; what else it remembers must be as it was. */
async function forget(window: Page): Promise<void> {
  const changed = await window.evaluate(async layout => {
    const { recap } = globalThis.window
    for (;;) {
      const { unsaved } = await recap.getStart()
      if (unsaved.length === 0) break
      for (const { id } of unsaved) await recap.dropUnsaved(id)
    }
    await recap.keepSession({ open: [], active: null })
    await recap.saveLayout(layout)
    const { autosave, textSize, siteStyle } = await recap.getStart()
    const { settings, hasYoutubeKey } = await recap.getFactsSettings()
    return { autosave, textSize, siteStyle, facts: { ...settings, hasYoutubeKey } }
  }, firstLayout)
  const facts = { ...defaultFactsSettings, hasYoutubeKey: false }
  const first = JSON.stringify({ autosave: 'off', textSize: 100, siteStyle: null, facts })
  if (JSON.stringify(changed) !== first)
    throw new Error(
      `The settings stay changed, ${JSON.stringify(changed)}: this test has to \`launch\` an app.`
    )
}

/** The natives that tests put stand-ins in the place of, as they are. */
async function rememberNatives(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog, shell }) => {
    Object.assign(globalThis, { natives: { dialog: { ...dialog }, openExternal: shell.openExternal } })
  })
}

async function putNativesBack(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog, shell, clipboard, nativeTheme }) => {
    const { natives } = globalThis as unknown as {
      natives: { dialog: typeof dialog; openExternal: typeof shell.openExternal }
    }
    Object.assign(dialog, natives.dialog)
    shell.openExternal = natives.openExternal
    nativeTheme.themeSource = 'system'
    clipboard.clear()
  })
}

type Tree = ReadonlyMap<string, Buffer | string>

/** Every file below a folder, by its path in it. */
function readTree(folder: string): ReadonlyMap<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name))
  return new Map(paths.map(path => [path, readFileSync(path)]))
}

/** Makes the files below a folder those of the tree again; writes only what differs. */
function restoreTree(folder: string, tree: Tree): void {
  const folders = new Set([...tree.keys()].flatMap(path => foldersOf(path, folder)))
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const isKnown = entry.isDirectory() ? folders.has(path) : entry.isFile() && tree.has(path)
    if (!isKnown) rmSync(path, { recursive: true, force: true })
  }
  const there = readTree(folder)
  for (const [path, content] of tree) {
    if (there.get(path)?.equals(Buffer.from(content)) === true) continue
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
}

/** The folders between `top` and a file below it. */
function foldersOf(path: string, top: string): readonly string[] {
  const folder = dirname(path)
  return folder === top ? [] : [folder, ...foldersOf(folder, top)]
}
