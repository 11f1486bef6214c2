/** What main answers to the requests about facts of videos and their settings. */
import { mkdir } from 'node:fs/promises'
import { fail, ok } from '#shared/result.ts'
import type { ShownFactsSettings, VideoAnswer } from '#shared/video-facts.ts'
import type { Fetch } from './facts/ask-json.ts'
import type { FactsSettingsStore } from './facts/facts-settings.ts'
import { findYtDlp } from './facts/yt-dlp.ts'
import { type RequestHandlers, sendEvent } from './ipc/handle-requests.ts'
import type { DeskWindow } from './windows/window-list.ts'

export interface FactsParts {
  readonly facts: FactsSettingsStore
  readonly fetch: Fetch
  /** An empty folder of the application's own. */
  readonly emptyFolder: string
}

type Handled = Pick<
  RequestHandlers<DeskWindow>,
  'fetchFacts' | 'cancelFacts' | 'getFactsSettings' | 'saveFactsSettings'
>

export function createFactsHandlers({ facts, fetch, emptyFolder }: FactsParts): Handled {
  const running = new WeakMap<DeskWindow, AbortController>()

  const shown = async (): Promise<ShownFactsSettings> => ({
    settings: facts.get(),
    hasYoutubeKey: facts.youtubeKey() !== null,
    keepsSecrets: facts.keepsSecrets(),
    ytDlpFound: await findYtDlp(facts.get())
  })

  return {
    async fetchFacts(window, videos) {
      running.get(window)?.abort()
      const stop = new AbortController()
      running.set(window, stop)
      window.shell.browser.webContents.once('destroyed', () => stop.abort())
      await mkdir(emptyFolder, { recursive: true })
      const { fetchFacts } = await import('./facts/fetch-facts.ts')
      const answers: VideoAnswer[] = []
      await fetchFacts(videos, {
        settings: facts.get(),
        youtubeKey: facts.youtubeKey(),
        fetch,
        folder: emptyFolder,
        signal: stop.signal,
        onAnswer(answer) {
          answers.push(answer)
          sendEvent(window.shell.browser.webContents, 'videoAnswer', answer)
        }
      })
      return answers
    },
    cancelFacts: window => running.get(window)?.abort(),
    getFactsSettings: shown,
    async saveFactsSettings(_window, change) {
      const { ytDlp } = change.settings
      if (ytDlp !== '' && (await findYtDlp(change.settings)) === null)
        return fail(`There is no program at ${ytDlp}. Give the whole path of yt-dlp, or leave it empty.`)
      facts.save(change)
      return ok(await shown())
    }
  }
}
