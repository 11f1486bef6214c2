import type { ElectronApplication, Page } from '@playwright/test'

/** What went wrong in the processes of the app beside what the window shows. */
export interface Complaints {
  /** Errors so far: uncaught ones, `console.error`, refused by a content security policy, a process that died. */
  list(): readonly string[]
  /** Says that complaints matching this are part of the test. */
  expect(pattern: RegExp): void
  /** Forgets what was heard and what was expected. */
  clear(): void
}

/** Main's words for an error that nobody caught. Chromium's own noise about D-Bus and GPUs is none. */
const uncaught = /uncaught|unhandled|JavaScript error occurred in the main process/i

/** Without a network, thumbnails and fonts of the web stay away; the app shows a stand-in. */
const offline = /Failed to load resource: net::ERR_(?:NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|CONNECTION_)/

export function collectComplaints(app: ElectronApplication): Complaints {
  const heard: string[] = []
  const expected: RegExp[] = []

  const listenTo = (page: Page): void => {
    page.on('pageerror', error => heard.push(`window: ${error.stack ?? error.message}`))
    page.on('crash', () => heard.push('window: its process crashed'))
    page.on('console', message => {
      if (message.type() === 'error') heard.push(`window: ${message.text()} (${message.location().url})`)
    })
  }
  for (const page of app.windows()) listenTo(page)
  app.on('window', listenTo)

  const { stdout, stderr } = app.process()
  for (const stream of [stdout, stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      if (uncaught.test(text)) heard.push(`main: ${text.trim()}`)
    })
  }
  return {
    list: () => heard.filter(complaint => ![offline, ...expected].some(pattern => pattern.test(complaint))),
    expect: pattern => expected.push(pattern),
    clear() {
      heard.length = 0
      expected.length = 0
    }
  }
}
