/** Videos in the preview, against a local server that stands in for YouTube and Vimeo. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame, Page } from '@playwright/test'
import { previewPane, videosPanel } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { answerMessageBoxes, catchExternalLinks } from './support/native.ts'
import { test as base, expect } from './support/test.ts'
import { replaced } from './support/texts.ts'
import { startVideoHosts, type VideoHosts } from './support/video-hosts.ts'

const recap = `---
title: An evening of open films
date: 2024-05-04
params:
  videoSchema:
    - title: Big Buck Bunny
      embedUrl: https://youtu.be/aqz-KE-bpKQ
      duration: PT10M34S
    - title: Sintel
      embedUrl: https://vimeo.com/14970138
      duration: PT14M48S
---

A bunny, to begin with.

{{< youtube id="aqz-KE-bpKQ" start="90" >}}

Then a dragon.

{{< vimeo 14970138 >}}

And once more from the start.

<iframe src="https://www.youtube.com/embed/aqz-KE-bpKQ"></iframe>
`

const players = /^(?:www\.youtube(?:-nocookie)?\.com|player\.vimeo\.com)$/

/** A folder with the recap, and the servers of its videos. */
interface Evening {
  readonly post: string
  readonly hosts: VideoHosts
}

const test = base.extend<{ readonly evening: Evening }>({
  evening: async ({ folder }, use) => {
    const post = join(folder, 'evening', 'index.md')
    mkdirSync(join(folder, 'evening'))
    writeFileSync(post, recap)
    const hosts = await startVideoHosts()
    await use({ post, hosts })
    await hosts.close()
  }
})

const playerFrame = (window: Page): Frame | undefined =>
  window.frames().find(frame => frame.url().startsWith('https://www.youtube-nocookie.com/'))

async function playFirst(window: Page): Promise<Frame> {
  const { videos } = previewPane(window)
  await expect(videos).toHaveCount(3, { timeout: 60_000 })
  await videos.first().click()
  await expect.poll(() => playerFrame(window)?.locator('#player').count()).toBe(1)
  const frame = playerFrame(window)
  if (frame === undefined) throw new Error('The player left again.')
  return frame
}

test('nothing is asked of the players before a click; then they learn who shows them', async ({
  evening: { hosts, post },
  launch
}) => {
  const { window } = await launch({ open: post, switches: hosts.switches })
  const { videos, frame } = previewPane(window)
  await expect(videos).toHaveCount(3, { timeout: 60_000 })
  await expect(videos.first()).toHaveAccessibleName('Play video: Big Buck Bunny, 10 minutes 34 seconds')
  await expect(videos.nth(1)).toHaveAccessibleName('Play video: Sintel, 14 minutes 48 seconds')
  await expect.poll(() => hosts.requests.map(({ host }) => host)).toContain('i.vimeocdn.com')
  expect(hosts.requests.filter(({ host }) => players.test(host))).toEqual([])

  await playFirst(window)
  const [page, inner] = await expect
    .poll(() => hosts.requests.filter(({ host }) => players.test(host)))
    .toHaveLength(2)
    .then(() => hosts.requests.filter(({ host }) => players.test(host)))
  expect(page?.host).toBe('www.youtube-nocookie.com')
  expect(page?.path).toContain('/embed/aqz-KE-bpKQ?')
  expect(page?.path).toContain('start=90')
  expect(page?.referer).toMatch(/^https:\/\/[\w.-]*recap-?desk[\w.-]*\/$/)
  expect(inner).toMatchObject({ path: '/inner' })
  expect(inner?.referer).toContain('https://www.youtube-nocookie.com/')
  await expect(frame.getByRole('button', { name: /^Play / })).toHaveCount(2)
})

test('a playing video plays on while the text around it changes', async ({
  evening: { hosts, post },
  launch
}) => {
  const { window } = await launch({ open: post, switches: hosts.switches })
  const player = await playFirst(window)
  await player.evaluate(() => Object.assign(globalThis, { stillHere: true }))
  const source = sourceEditor(window)
  await source.cursorAfter('A bunny')
  await source.type(' or two\n\nnew paragraphs\n\nbefore it')
  await expect(previewPane(window).body).toContainText('before it, to begin with.')
  expect(await player.evaluate(() => 'stillHere' in globalThis)).toBe(true)
})

test('the keyboard starts a video, and it may fill the screen', async ({
  evening: { hosts, post },
  launch
}) => {
  const { app, window } = await launch({ open: post, switches: hosts.switches })
  const { videos } = previewPane(window)
  await expect(videos).toHaveCount(3, { timeout: 60_000 })
  await videos.first().focus()
  await window.keyboard.press('Enter')
  await expect.poll(() => playerFrame(window)?.locator('#player').count()).toBe(1)
  const player = playerFrame(window)
  await player?.evaluate(() => {
    document.body.onclick = () => void document.documentElement.requestFullscreen()
  })
  await player?.locator('#player').click()
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen()))
    .toBe(true)
})

test('a player cannot speak for the window, nor take it anywhere', async ({
  evening: { hosts, post },
  launch
}) => {
  const { app, window, complaints } = await launch({ open: post, switches: hosts.switches })
  complaints.expect(/Unsafe attempt to initiate navigation|Content Security Policy|Failed to load resource/)
  const opened = await catchExternalLinks(app)
  const asked = await answerMessageBoxes(app, 0)
  const player = await playFirst(window)
  // The stand-in has posted forged messages by now.
  expect(await asked()).toEqual([])
  const permissions = await player.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[]
    return Promise.all(names.map(async name => (await navigator.permissions.query({ name })).state))
  })
  expect(permissions).toEqual(['denied', 'denied', 'denied', 'denied'])

  await player.evaluate(() => void globalThis.open('https://evil.example/'))
  await player.evaluate(() => void globalThis.open('https://www.youtube.com/watch?v=aqz-KE-bpKQ'))
  await expect.poll(opened).toEqual(['https://www.youtube.com/watch?v=aqz-KE-bpKQ'])
  await player.evaluate(() => {
    try {
      globalThis.top?.location.assign('https://evil.example/')
    } catch {
      // Refused already by the browser.
    }
  })
  await player.evaluate(() => globalThis.location.assign('https://evil.example/')).catch(() => undefined)
  expect(app.windows()).toHaveLength(1)
  expect(window.url()).toBe('recap-app://window/index.html')
  expect(window.frames().some(frame => frame.url().includes('evil'))).toBe(false)
  expect(hosts.requests.some(({ host }) => host.includes('evil'))).toBe(false)
})

test('a player that fails says so and can be tried again', async ({ evening: { hosts, post }, launch }) => {
  const { app, window, complaints } = await launch({ open: post, switches: hosts.switches })
  complaints.expect(/Failed to load resource/)
  const opened = await catchExternalLinks(app)
  await answerMessageBoxes(app, 0)
  const { videos, frame } = previewPane(window)
  await expect(videos).toHaveCount(3, { timeout: 60_000 })
  hosts.fail(503)
  await videos.first().click()
  await expect(frame.getByText('The video could not be loaded from YouTube.')).toBeVisible()
  await frame.getByRole('link', { name: 'Open on YouTube' }).click()
  await expect.poll(opened).toEqual(['https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=90s'])
  hosts.fail(null)
  await frame.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => playerFrame(window)?.locator('#player').count()).toBe(1)
})

test('offline a recap opens with the pictures it had, and with drawn ones', async ({
  evening: { hosts, post },
  launch
}) => {
  const online = await launch({ open: post, switches: hosts.switches })
  await expect(previewPane(online.window).videos).toHaveCount(3, { timeout: 60_000 })
  await expect.poll(() => hosts.requests.map(({ host }) => host)).toContain('i.vimeocdn.com')
  await online.kill()
  writeFileSync(post, recap.replace('<iframe', '{{< youtube "WhWc3b3KhnY" >}}\n\n<iframe'))

  const { window, complaints } = await launch({
    open: post,
    switches: ['--host-resolver-rules=MAP * ~NOTFOUND']
  })
  complaints.expect(/Failed to load resource/)
  const { videos, frame } = previewPane(window)
  await expect(videos).toHaveCount(4, { timeout: 60_000 })
  const widths = () =>
    frame
      .locator('.recap-thumbnail')
      .evaluateAll(pictures => pictures.map(picture => (picture as HTMLImageElement).naturalWidth))
  // The stand-in's picture is one pixel wide, the drawn one 640.
  await expect.poll(widths).toEqual([1, 1, 640, 1])
  await videos.nth(2).click()
  await expect(frame.getByText('The video could not be loaded from YouTube.')).toBeVisible()
})

test('a player tells where it is: that is its start, a link, or the length of the video', async ({
  evening,
  launch
}) => {
  const { window } = await launch({ open: evening.post, switches: evening.hosts.switches })
  await playFirst(window)
  const panel = videosPanel(window)
  await panel.show()
  const card = panel.videoAt(0)
  const player = card.item.getByRole('group', { name: 'Player in the preview' })
  await expect(player).toContainText('Player at 1:15', { timeout: 30_000 })
  // What it said of itself that cannot be, and of another video, was not taken.
  await expect(panel.videoAt(1).item.getByRole('group', { name: 'Player in the preview' })).toHaveCount(0)
  const editor = sourceEditor(window)
  await expect(card.item.getByRole('textbox', { name: 'Starts at' })).toHaveValue('1:30')
  await player.getByRole('button', { name: 'Take its length, 10:40' }).click()
  let text = replaced(recap, 'PT10M34S', 'PT10M40S')
  await expect.poll(editor.text).toBe(text)
  await editor.cursorAfter('to begin with')
  await player.getByRole('button', { name: 'Insert as link' }).click()
  text = replaced(text, 'to begin with.', 'to begin with[1:15](https://youtu.be/aqz-KE-bpKQ?t=75).')
  await expect.poll(editor.text).toBe(text)
  await player.getByRole('button', { name: 'Start here' }).click()
  text = replaced(text, 'start="90"', 'start="75"')
  await expect.poll(editor.text).toBe(text)
  await card.item.getByRole('textbox', { name: 'Starts at' }).fill('')
  await card.item.getByRole('textbox', { name: 'Starts at' }).blur()
  await expect.poll(editor.text).toBe(replaced(text, ' start="75"', ''))
})
