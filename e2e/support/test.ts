import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { type LaunchOptions, launchApp, type RunningApp } from './app.ts'

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
}

export const test = base.extend<Fixtures>({
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
      const page = running.app.windows()[0]
      if (page !== undefined && !page.isClosed() && testInfo.status !== testInfo.expectedStatus) {
        await testInfo.attach(`window ${index + 1}`, {
          body: await page.screenshot(),
          contentType: 'image/png'
        })
      }
      await running.kill()
    }
    expect(started.flatMap(running => running.complaints.list())).toEqual([])
  }
})
