import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { outOfSight } from './display.mjs'
import { inRuntime, root } from './paths.mjs'
import { PlainError, say, withProgress } from './terminal.mjs'

const firstContentLimit = 60_000
/** Hugo needs seconds for the first preview, minutes never. The window is complete without it. */
const previewLimit = 30_000

/**
 * A folder opens without a post in front: its newest recap is chosen, as a writer would.
 *
 * @param {import('@playwright/test').Page} page
 */
async function openSomePost(page) {
  const source = page.getByRole('textbox', { name: 'Markdown source' })
  const recap = page.getByRole('option').filter({ hasText: /\d+ videos?/ })
  await source.or(recap.first()).first().waitFor({ timeout: firstContentLimit })
  if (!(await source.isVisible())) await recap.first().click()
  await source.waitFor({ timeout: firstContentLimit })
}

/** @param {import('@playwright/test').Page} page */
async function waitForContent(page) {
  await openSomePost(page)
  const preview = page.frameLocator('iframe[title="Preview"]').locator('body')
  const shown = await preview
    .filter({ hasText: /\S/ })
    .waitFor({ timeout: previewLimit })
    .then(() => true)
    .catch(() => false)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  if (!shown) say('No preview is shown on this picture.')
}

/**
 * Opens the app on a virtual display, saves a picture of the window and closes the app again.
 *
 * @param {string} executable Electron's program.
 * @param {string} path The folder or file to open.
 * @returns {Promise<number>} The exit code.
 */
export async function showOutOfSight(executable, path) {
  const { _electron } = await import('@playwright/test')
  const profile = mkdtempSync(join(tmpdir(), 'recap-desk-start-'))
  const { env, close } = await outOfSight()
  say(`There is no display here: opening ${path} on a virtual one.`)
  // A virtual display has no GPU to look for.
  const args = [root, '--disable-gpu', path, `--user-data-dir=${profile}`]
  const app = await _electron.launch({
    executablePath: executable,
    args,
    env: /** @type {Record<string, string>} */ ({ ...env, TMPDIR: env.RECAP_TEMPORARY })
  })
  try {
    const page = await app.firstWindow()
    /** @type {string[]} */
    const errors = []
    page.on('pageerror', error => errors.push(error.message))
    await withProgress('Waiting for the window to show its content', () => waitForContent(page))

    mkdirSync(inRuntime('screenshots'), { recursive: true })
    const picture = inRuntime('screenshots', 'start.png')
    await page.screenshot({ path: picture })
    say(`The window is open: "${await page.title()}". A picture of it: ${picture}`)
    await pause(Number(process.env.RECAP_STAY_SECONDS ?? 0) * 1000)
    if (errors.length > 0) throw new PlainError(`The window reported errors:\n${errors.join('\n')}`)
    return 0
  } finally {
    await app.close()
    close()
    rmSync(profile, { recursive: true, force: true })
    say('The app is closed again.')
  }
}
