import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { test as base, expect, type Page, type TestInfo } from '@playwright/test'
import { type LaunchOptions, launchApp, type RunningApp } from './app.ts'
import { createSharedApps, type SharedApps, type SharedSite } from './shared-apps.ts'
import { loose, sample } from './shared-sites.ts'
import { smallFolder } from './small-folder.ts'

export { expect }

interface Fixtures {
  /** A folder of this test's own, removed after it. */
  readonly folder: string
  /** Copies a folder or file into this test's folder; answers the copy's path. */
  readonly copy: (source: string) => string
  /**
   * Starts the app. After the test it is closed, and what its processes complained about, and the test did not
   * expect, fails the test.
   */
  readonly launch: (options?: Partial<LaunchOptions>) => Promise<RunningApp>
  /**
   * Opens a site in an app that tests share (shared-apps.ts), as at a first start: for what needs no start, settings,
   * windows or profile of its own. What the app complains about counts as with `launch`.
   */
  readonly open: (options?: OpenOptions) => Promise<Opened>
}

interface OpenOptions {
  /** The sample site where none is named. */
  readonly site?: SharedSite
  /** Files that the site has in this test only, by their path in it. */
  readonly files?: Readonly<Record<string, string>>
  /** The post that is in front, by its path in the site. */
  readonly post?: string
  /** The text of a post in front that has no site; it takes the place of the other options. */
  readonly text?: string
}

/** The site's window and its folder; `file` is the post in front. */
export interface Opened
  extends ReturnType<typeof smallFolder>,
    Pick<RunningApp, 'app' | 'window' | 'complaints'> {
  readonly file: string
}

/** A picture of the window as a test that failed left it. */
async function attachPicture(testInfo: TestInfo, name: string, page: Page | undefined): Promise<void> {
  if (page === undefined || page.isClosed() || testInfo.status === testInfo.expectedStatus) return
  await testInfo.attach(name, { body: await page.screenshot(), contentType: 'image/png' })
}

export const test = base.extend<Fixtures, { readonly sharedApps: SharedApps }>({
  sharedApps: [
    async ({}, use) => {
      const shared = createSharedApps()
      await use(shared)
      await shared.close()
    },
    { scope: 'worker' }
  ],

  // Playwright reads a fixture's needs from the pattern: this one has none.
  folder: async ({}, use) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'recap-desk-e2e-')))
    await use(folder)
    // A process that was killed may still be letting go of its files.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
  },

  copy: async ({ folder }, use) => {
    await use(source => {
      const target = join(folder, basename(source))
      cpSync(source, target, { recursive: true })
      return target
    })
  },

  launch: async ({ folder }, use, testInfo) => {
    const started: RunningApp[] = []
    await use(async (options = {}) => {
      const running = await launchApp({ profile: join(folder, 'profile'), ...options })
      started.push(running)
      return running
    })
    for (const [index, running] of started.entries()) {
      await attachPicture(testInfo, `window ${index + 1}`, running.app.windows()[0])
      await running.kill()
    }
    expect(started.flatMap(running => running.complaints.list())).toEqual([])
  },

  open: async ({ sharedApps }, use, testInfo) => {
    let opened: Opened | null = null
    const heard: string[] = []
    const putAway = async (): Promise<void> => {
      if (opened === null) return
      await sharedApps.putAway()
      heard.push(...opened.complaints.list())
    }
    await use(async ({ text, ...options } = {}) => {
      const single = { site: loose, files: { 'post.md': text ?? '' }, post: 'post.md' }
      const { site = sample, files = {}, post } = text === undefined ? options : single
      await putAway()
      const { running, root } = await sharedApps.show(site, files, post ?? null)
      const { app, window, complaints } = running
      opened = { ...smallFolder(root, {}), app, window, complaints, file: join(root, post ?? '') }
      return opened
    })
    await attachPicture(testInfo, 'window', (opened as Opened | null)?.window)
    if (testInfo.status === testInfo.expectedStatus) await putAway()
    else await sharedApps.close()
    expect(heard).toEqual([])
  }
})
