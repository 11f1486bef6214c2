/** What the pages of the app may do, item by item of SECURITY.md, in the running app. */
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame, Page } from '@playwright/test'
import { postsPanel } from './pages/posts.ts'
import { previewPane } from './pages/side.ts'
import type { RunningApp } from './support/app.ts'
import { catchExternalLinks } from './support/native.ts'
import { test as base, expect } from './support/test.ts'
import { recordRequests } from './support/traffic.ts'

const test = base.extend<{ readonly opened: RunningApp & { readonly folder: string } }>({
  opened: async ({ folder, launch }, use) => {
    const open = join(folder, 'opened')
    mkdirSync(join(open, 'evening'), { recursive: true })
    writeFileSync(
      join(open, 'evening', 'index.md'),
      '---\ntitle: An evening\n---\n\nA [link](https://example.org/a).\n'
    )
    const running = await launch({ open, switches: ['--host-resolver-rules=MAP * ~NOTFOUND'] })
    running.complaints.expect(/Content Security Policy|Failed to load resource|Not allowed to|'Trusted/)
    await postsPanel(running.window).open('An evening')
    await expect(previewPane(running.window).body).toContainText('A link.', { timeout: 60_000 })
    await use({ ...running, folder: open })
  }
})

function previewFrame(window: Page): Frame {
  const frame = window.frames().find(candidate => candidate.url().startsWith('recap-preview://'))
  if (frame === undefined) throw new Error('There is no preview frame.')
  return frame
}

test('pages have no Node, and the preview has no bridge', async ({ opened: { app, window } }) => {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    // Not in Electron's types: what the page was really given.
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false
  })
  expect(preferences.nodeIntegrationInWorker ?? false).toBe(false)
  expect(preferences.allowRunningInsecureContent ?? false).toBe(false)
  expect(preferences.experimentalFeatures ?? false).toBe(false)
  expect(preferences.enableBlinkFeatures ?? '').toBe('')

  const known = () => ['require', 'process', 'module', 'Buffer', 'recap'].filter(name => name in globalThis)
  expect(await window.evaluate(known)).toEqual(['recap'])
  expect(await previewFrame(window).evaluate(known)).toEqual([])
  const generic = await window.evaluate(() => Object.keys((globalThis as unknown as { recap: object }).recap))
  expect(generic).not.toContain('invoke')
  expect(generic).not.toContain('send')
})

test('the preview has an origin and a process of its own', async ({ opened: { app, window } }) => {
  const frames = await app.evaluate(({ BrowserWindow }) =>
    (BrowserWindow.getAllWindows()[0]?.webContents.mainFrame.framesInSubtree ?? []).map(frame => ({
      origin: frame.origin,
      process: frame.processId
    }))
  )
  expect(frames.map(({ origin }) => origin)).toEqual(['recap-app://window', 'recap-preview://frame'])
  expect(frames[0]?.process).not.toBe(frames[1]?.process)
  const reached = await previewFrame(window).evaluate(() => {
    try {
      return String(globalThis.parent.document.title)
    } catch {
      return 'refused'
    }
  })
  expect(reached).toBe('refused')
})

test('the policies are sent, and hold', async ({ opened: { app, window } }) => {
  const policies = await app.evaluate(async ({ net }) => {
    const policy = async (url: string) => (await net.fetch(url)).headers.get('content-security-policy')
    return [await policy('recap-app://window/index.html'), await policy('recap-preview://frame/index.html')]
  })
  for (const policy of policies) {
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("require-trusted-types-for 'script'")
  }
  for (const frame of [window.mainFrame(), previewFrame(window)]) {
    const ran = await frame.evaluate(() => {
      const script = document.createElement('script')
      try {
        script.textContent = 'globalThis.__ran = true'
      } catch {
        // Trusted types refuse even the text.
      }
      document.body.append(script)
      const html = (() => {
        try {
          document.createElement('p').innerHTML = '<b>x</b>'
          return 'taken'
        } catch {
          return 'refused'
        }
      })()
      return { script: '__ran' in globalThis, html }
    })
    expect(ran).toEqual({ script: false, html: 'refused' })
  }
})

const foreignAddresses = [
  'https://example.org/',
  'file:///etc/passwd',
  'data:text/html,hello',
  'recap-media://x/y.png',
  'recap-thumb://youtube/aqz-KE-bpKQ'
]

test('no page goes anywhere, opens a window or downloads', async ({ opened: { app, window } }) => {
  const requests = await recordRequests(app)
  const external = await catchExternalLinks(app)
  const frames = () => window.frames().map(frame => frame.url())
  const before = frames()
  for (const frameOf of [previewFrame, (page: Page) => page.mainFrame()]) {
    for (const address of foreignAddresses)
      await frameOf(window).evaluate(url => void globalThis.open(url), address)
    await frameOf(window).evaluate(() => {
      const link = Object.assign(document.createElement('a'), {
        href: 'https://example.org/',
        target: '_top'
      })
      document.body.append(link)
      for (const options of [{}, { ctrlKey: true }, { shiftKey: true }])
        link.dispatchEvent(new MouseEvent('click', { bubbles: false, ...options }))
      link.remove()
    })
    for (const address of foreignAddresses) {
      // The preview comes back by itself where the browser stopped it on an error page.
      await expect.poll(frames).toEqual(before)
      await frameOf(window)
        .evaluate(url => globalThis.location.assign(url), address)
        .catch(() => undefined)
    }
  }
  const downloads = await app.evaluate(async ({ BrowserWindow, session }) => {
    const prevented: boolean[] = []
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    await new Promise<void>(resolve => {
      session.defaultSession.once('will-download', event => {
        prevented.push(event.defaultPrevented)
        resolve()
      })
      contents?.downloadURL('data:application/octet-stream,hello')
    })
    return prevented
  })
  expect(downloads).toEqual([true])
  expect(app.windows()).toHaveLength(1)
  await expect.poll(frames).toEqual(before)
  expect((await requests.list()).filter(url => /example\.org|file:/.test(url))).toEqual([])
  expect(await external()).toEqual([])
  // Asked without Playwright's locators: they wait for the navigations that were prevented.
  const text = () => previewFrame(window).evaluate(() => document.body.textContent)
  await expect.poll(text).toContain('A link.')
})

test('no page is given a permission', async ({ opened: { window } }) => {
  for (const frame of [window.mainFrame(), previewFrame(window)]) {
    const states = await frame.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']
      return Promise.all(
        names.map(async name => (await navigator.permissions.query({ name: name as PermissionName })).state)
      )
    })
    expect(new Set(states)).toEqual(new Set(['denied']))
  }
})

test('the media scheme stays in its folder', async ({ opened: { app, window, folder } }) => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  writeFileSync(join(folder, 'inside.png'), png)
  writeFileSync(join(folder, '..', 'outside.png'), png)
  symlinkSync(join(folder, '..', 'outside.png'), join(folder, 'leads-out.png'))
  symlinkSync('/', join(folder, 'root'))
  const origin = await window.evaluate(async () => {
    type Bridge = { recap: { getStart(): Promise<{ folder: { mediaOrigin: string } | null }> } }
    return (await (globalThis as unknown as Bridge).recap.getStart()).folder?.mediaOrigin ?? ''
  })
  expect(origin).toMatch(/^recap-media:\/\/[\da-f]{24,}$/)
  const status = (address: string) =>
    app.evaluate(async ({ net }, url) => (await net.fetch(url).catch(() => ({ status: 0 }))).status, address)
  expect(await status(`${origin}/inside.png`)).toBe(200)
  for (const path of [
    '/../outside.png',
    '/..%2foutside.png',
    '/..%5coutside.png',
    '/%2e%2e/outside.png',
    '/leads-out.png',
    '/etc/passwd',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/C:%5cwindows%5cwin.ini',
    '/%5c%5chost%5cshare%5cx.png',
    '/inside.png%00.svg',
    '/evening/index.md',
    '/evening',
    '/',
    '/..%2foutside.png?site'
  ])
    expect(await status(`${origin}${path}`), path).toBe(404)
  expect(await status('recap-media://00000000000000000000000000000000/inside.png')).toBe(404)
  expect(await status('recap-app://window/..%2f..%2fpackage.json')).toBe(404)
  expect(await status('recap-app://other/index.html')).toBe(404)
  expect(await status('recap-preview://frame/../main/index.cjs')).toBe(404)
  expect(await status('recap-thumb://youtube/..%2f..%2fsecret')).toBe(404)
  expect(readdirSync(folder).sort()).toEqual(['evening', 'inside.png', 'leads-out.png', 'root'])
})
