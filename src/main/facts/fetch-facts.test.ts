import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type AskedVideo,
  defaultFactsSettings,
  type FactsSettings,
  type VideoAnswer
} from '#shared/video-facts.ts'
import { type FactsOptions, fetchFacts } from './fetch-facts.ts'
import { findYtDlp, fixedArguments } from './yt-dlp.ts'

const [spring, sintel] = ['WhWc3b3KhnY', 'eRsGyueVLvQ']
const youtube = (id: string): AskedVideo => ({ host: 'youtube', id, hash: null })
const vimeo: AskedVideo = { host: 'vimeo', id: '1084537', hash: null }

type Answer = { readonly status?: number; readonly body: unknown; readonly headers?: Record<string, string> }
let answers: (path: string) => Answer | 'never'
let asked: string[]
let server: Server
let base: string
let folder: string

beforeEach(async () => {
  asked = []
  folder = mkdtempSync(join(tmpdir(), 'recap-facts-'))
  server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? ''
    asked.push(path)
    const answer = answers(path)
    if (answer === 'never') return
    const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
    response
      .writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers })
      .end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** No yt-dlp unless a test names one. */
function settings(change: Partial<FactsSettings> = {}): FactsSettings {
  return {
    ...defaultFactsSettings,
    youtubeOembed: `${base}/oembed`,
    vimeoOembed: `${base}/api/oembed.json`,
    youtubeApi: `${base}/youtube/v3`,
    ytDlp: join(folder, 'none'),
    ...change
  }
}

async function facts(
  videos: readonly AskedVideo[],
  change: Partial<FactsOptions> = {}
): Promise<readonly VideoAnswer[]> {
  const found: VideoAnswer[] = []
  await fetchFacts(videos, {
    settings: settings(),
    youtubeKey: null,
    fetch: (url, init) => fetch(url, init),
    folder,
    signal: new AbortController().signal,
    onAnswer: answer => found.push(answer),
    ...change
  })
  return found
}

/** As documented at oembed.com and developer.vimeo.com/api/oembed. */
const youtubeOembed = {
  title: 'Spring - Blender Open Movie',
  author_name: 'Blender',
  type: 'video',
  thumbnail_url: `https://i.ytimg.com/vi/${spring}/hqdefault.jpg`,
  html: '<iframe></iframe>'
}
const vimeoOembed = {
  type: 'video',
  title: 'Big Buck Bunny',
  duration: 596,
  description: 'A rabbit.',
  thumbnail_url: 'https://i.vimeocdn.com/video/20963649_1280',
  upload_date: '2008-05-29 15:59:00',
  video_id: 1084537
}
/** As documented at developers.google.com/youtube/v3/docs/videos/list. */
const apiItem = (id: string) => ({
  kind: 'youtube#video',
  id,
  snippet: {
    publishedAt: '2019-04-04T12:00:00Z',
    title: 'Spring',
    description: 'A shepherd girl.\n\nMore.',
    thumbnails: { high: { url: 'https://i.ytimg.com/h.jpg' }, maxres: { url: 'https://i.ytimg.com/m.jpg' } }
  },
  contentDetails: { duration: 'PT7M44S', dimension: '2d' }
})
const apiError = (code: number, reason: string) => ({
  error: { code, message: 'x', errors: [{ domain: 'youtube', reason, message: 'x' }] }
})

describe('fetchFacts', () => {
  it('asks oEmbed first', async () => {
    answers = path => ({ body: path.startsWith('/api/') ? vimeoOembed : youtubeOembed })
    const [first, second] = await facts([youtube(spring), vimeo])
    expect(asked[0]).toBe(
      `/oembed?url=${encodeURIComponent(`https://www.youtube.com/watch?v=${spring}`)}&format=json`
    )
    expect(first?.facts).toEqual({ title: youtubeOembed.title, thumbnailUrl: youtubeOembed.thumbnail_url })
    expect(second?.facts).toEqual({
      title: 'Big Buck Bunny',
      description: 'A rabbit.',
      durationSeconds: 596,
      uploadDate: '2008-05-29',
      thumbnailUrl: vimeoOembed.thumbnail_url
    })
  })

  it('asks the API for what is missing, fifty at a time, and oEmbed keeps the word', async () => {
    answers = path =>
      path.startsWith('/oembed')
        ? { body: youtubeOembed }
        : { body: { items: [...path.matchAll(/[\w-]{11}(?=%2C|&key)/g)].map(([id]) => apiItem(id)) } }
    const ids = Array.from({ length: 60 }, (_, at) => `abcdefghi${String(at).padStart(2, '0')}`)
    const found = await facts(ids.map(youtube), { youtubeKey: 'k&y' })
    expect(found).toHaveLength(60)
    expect(found[59]).toMatchObject({
      facts: { title: youtubeOembed.title, durationSeconds: 464, uploadDate: '2019-04-04T12:00:00Z' },
      troubles: []
    })
    const apiCalls = asked.filter(path => path.startsWith('/youtube/v3/videos?'))
    expect(apiCalls).toHaveLength(2)
    expect(apiCalls[0]).toContain('part=snippet%2CcontentDetails&id=abcdefghi00')
    expect(apiCalls[0]).toContain('key=k%26y')
  })

  it.each([
    [403, apiError(403, 'quotaExceeded'), /quota of the YouTube API key is used up/],
    [400, apiError(400, 'keyInvalid'), /does not accept the API key/],
    [403, apiError(403, 'accessNotConfigured'), /not switched on/],
    [200, { items: [] }, /private or was deleted/],
    [200, '<html>', /cannot be read/]
  ])('says what the API refuses: %i %j', async (status, body, sentence) => {
    answers = path => (path.startsWith('/oembed') ? { body: youtubeOembed } : { status, body })
    const [answer] = await facts([youtube(spring)], { youtubeKey: 'key' })
    expect(answer?.facts.title).toBe(youtubeOembed.title)
    expect(answer?.troubles.join(' ')).toMatch(sentence)
  })

  it.each([
    [401, 'Unauthorized', /private or may not be embedded/],
    [404, 'Not Found', /does not know this video/],
    [500, '', /trouble of its own/],
    [429, '', /asked too often/],
    [200, '{"title": 7}', /cannot be read/],
    [200, `"${'x'.repeat(3_000_000)}"`, /cannot be read/]
  ])('says what oEmbed answers, and goes on: %i', async (status, body, sentence) => {
    answers = path =>
      path.includes(spring) ? { status, body, headers: { 'retry-after': '0' } } : { body: youtubeOembed }
    const found = await facts([youtube(spring), youtube(sintel)])
    expect(found.find(({ id }) => id === spring)?.troubles[0]).toMatch(sentence)
    expect(found.find(({ id }) => id === sintel)?.facts.title).toBe(youtubeOembed.title)
  })

  it('asks once more after the time that a busy host names', async () => {
    answers = () =>
      asked.length === 1
        ? { status: 429, body: '', headers: { 'retry-after': '0' } }
        : { body: youtubeOembed }
    const [answer] = await facts([youtube(spring)])
    expect(answer?.facts.title).toBe(youtubeOembed.title)
    expect(asked).toHaveLength(2)
  })

  it('gives up a host that does not answer, or is not there', async () => {
    answers = () => 'never'
    const [late] = await facts([youtube(spring)], { timeoutMs: 50 })
    expect(late?.troubles[0]).toMatch(/did not answer in time/)
    expect(late?.reached).toBe(true)
    const [off] = await facts([youtube(spring)], {
      settings: settings({ youtubeOembed: 'http://127.0.0.1:9/oembed' })
    })
    expect(off?.unreached[0]).toMatch(/could not be reached/)
    expect(off?.reached).toBe(false)
  })

  it('follows no redirect to another host', async () => {
    answers = () => ({ status: 302, body: '', headers: { location: 'http://127.0.0.1:9/' } })
    const [answer] = await facts([youtube(spring)])
    expect(answer?.unreached[0]).toMatch(/could not be reached/)
  })

  it('stops when it is cancelled', async () => {
    const stop = new AbortController()
    answers = () => {
      stop.abort()
      return 'never'
    }
    expect(
      await facts([youtube(spring), youtube(sintel), vimeo, youtube('abcdefghijk')], { signal: stop.signal })
    ).toEqual([])
    expect(asked.length).toBeLessThanOrEqual(3)
  })

  it('takes only plain https pictures and printable words', async () => {
    answers = () => ({ body: { title: 'a\u0000b\u001b[31m\nc', thumbnail_url: 'javascript:alert(1)' } })
    const [answer] = await facts([youtube(spring)])
    expect(answer?.facts).toEqual({ title: 'ab[31m c' })
  })
})

/** A program that stands in for yt-dlp: notes its arguments, then does what a test wants. */
function standIn(script: string): string {
  const file = join(folder, 'yt-dlp')
  writeFileSync(
    file,
    `#!/bin/sh\nfor a in "$@"; do printf '%s\\n' "$a" >> '${folder}/args'; done\n${script}\n`
  )
  chmodSync(file, 0o755)
  return file
}

describe.skipIf(process.platform === 'win32')('yt-dlp', () => {
  const nothing = (): Answer => ({ status: 404, body: '' })

  it('is run with fixed arguments, and the address behind --', async () => {
    answers = nothing
    const ytDlp = standIn(
      `echo '{"title": "Spring", "description": "d", "duration": 464.2, "upload_date": "20190404", "thumbnail": "https://i.ytimg.com/x.jpg"}'`
    )
    const odd: AskedVideo = { host: 'youtube', id: '--exec=rm-x', hash: null }
    const [answer] = await facts([odd], { settings: settings({ ytDlp, youtubePages: '' }) })
    expect(answer).toMatchObject({
      facts: { title: 'Spring', durationSeconds: 464, uploadDate: '2019-04-04' },
      troubles: []
    })
    expect(readFileSync(join(folder, 'args'), 'utf8')).toBe(`${fixedArguments.join('\n')}\n--\n--exec=rm-x\n`)
    expect(fixedArguments[0]).toBe('--ignore-config')
  })

  it.each([
    ["echo 'ERROR: [youtube] x: Private video. Sign in' >&2; exit 1", /is private/],
    ["echo 'ERROR: [youtube] x: Video unavailable' >&2; exit 1", /does not find this video/],
    ["echo 'ERROR: HTTP Error 429: Too Many Requests' >&2; exit 1", /asked too often/],
    ["echo 'ERROR: <urlopen error [Errno -2] Name or service not known>' >&2; exit 1", /could not reach/],
    ['echo nonsense', /cannot be read/],
    ['exit 3', /without saying why/]
  ])('failing is a sentence: %s', async (script, sentence) => {
    answers = nothing
    const [answer] = await facts([youtube(spring)], { settings: settings({ ytDlp: standIn(script) }) })
    expect([...(answer?.troubles ?? []), ...(answer?.unreached ?? [])].at(-1)).toMatch(sentence)
  })

  it.each([
    ["echo 'ERROR: <urlopen error [Errno -2] Name or service not known>' >&2; exit 1", false],
    ["echo 'ERROR: [youtube] x: Video unavailable' >&2; exit 1", true]
  ])('says whether any source was reached: %s', async (script, reached) => {
    const offline = settings({ ytDlp: standIn(script), youtubeOembed: 'http://127.0.0.1:9/oembed' })
    const [answer] = await facts([youtube(spring)], { settings: offline })
    expect(answer?.reached).toBe(reached)
  })

  it('is never one from where the application stands', async () => {
    standIn('true')
    expect(await findYtDlp({ ytDlp: '' }, `:.:${folder}/none`)).toBeNull()
    expect(await findYtDlp({ ytDlp: '' }, `relative:${folder}`)).toBe(join(folder, 'yt-dlp'))
    expect(await findYtDlp({ ytDlp: 'yt-dlp' }, folder)).toBeNull()
  })
})

const installed = await findYtDlp({ ytDlp: '' })
describe(`the yt-dlp of this machine${installed === null ? ' (skipped: there is none on the PATH)' : ''}`, () => {
  it.skipIf(installed === null)('tells a local media file over loopback', { timeout: 60_000 }, async () => {
    answers = path =>
      path.startsWith('/films/')
        ? {
            body: 'media',
            headers: { 'content-type': 'video/mp4', 'last-modified': 'Thu, 04 Apr 2019 12:00:00 GMT' }
          }
        : { status: 404, body: '' }
    const [answer] = await facts([youtube(spring)], {
      settings: settings({ ytDlp: installed ?? '', youtubePages: `${base}/films/spring.mp4?v=` })
    })
    expect(answer?.facts).toMatchObject({ title: 'spring', uploadDate: '2019-04-04' })
  })
})
