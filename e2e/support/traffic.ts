import type { ElectronApplication } from '@playwright/test'

/** Everything that the app's session was asked for, from now on, by anyone: pages, frames and main. */
export async function recordRequests(app: ElectronApplication): Promise<{
  list(): Promise<readonly string[]>
  clear(): Promise<void>
}> {
  const requests = await app.evaluateHandle(({ session }) => {
    const urls: string[] = []
    session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
      urls.push(details.url)
      answer({})
    })
    return urls
  })
  return {
    list: () => requests.jsonValue(),
    clear: () =>
      requests.evaluate(urls => {
        urls.length = 0
      })
  }
}
