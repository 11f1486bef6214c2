import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'
import * as v from 'valibot'
import type { AskedVideo, FactsSettings, VideoFacts } from '#shared/video-facts.ts'
import { httpsAddress, text, words } from './fact-schemas.ts'
import type { SourceAnswer } from './oembed.ts'

/**
 * Always the same arguments: no configuration file (one beside the program or in a folder could run commands), no
 * download, no cache, one video.
 */
export const fixedArguments: readonly string[] = [
  '--ignore-config',
  '--no-config-locations',
  '--no-cache-dir',
  '--no-playlist',
  '--no-progress',
  '--no-warnings',
  '--skip-download',
  '--socket-timeout',
  '10',
  '--retries',
  '1',
  '--dump-single-json'
]

const timeoutMs = 45_000
const largestAnswer = 8 * 1024 * 1024

const answer = v.object({
  title: v.optional(v.nullable(words)),
  description: v.optional(v.nullable(text)),
  upload_date: v.optional(v.nullable(v.string())),
  duration: v.optional(v.nullable(v.number())),
  thumbnail: v.optional(v.nullable(v.string()))
})

/** The yt-dlp to run: the one that the settings name, else the first in a folder of the PATH; null where there is none. */
export async function findYtDlp(
  settings: Pick<FactsSettings, 'ytDlp'>,
  path = process.env.PATH ?? ''
): Promise<string | null> {
  if (settings.ytDlp !== '') return (await isProgram(settings.ytDlp)) ? settings.ytDlp : null
  const names = process.platform === 'win32' ? ['yt-dlp.exe'] : ['yt-dlp']
  // Relative folders of a PATH mean wherever the application was started: possibly a post's folder.
  for (const folder of path.split(delimiter).filter(isAbsolute))
    for (const name of names) if (await isProgram(join(folder, name))) return join(folder, name)
  return null
}

async function isProgram(file: string): Promise<boolean> {
  if (!isAbsolute(file)) return false
  try {
    await access(file, constants.X_OK)
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}

export interface YtDlpOptions {
  readonly program: string
  /** A folder of the application's own, with nothing in it that the program could read. */
  readonly folder: string
  readonly signal: AbortSignal
  readonly timeoutMs?: number
}

/** Has yt-dlp tell what it knows of one video. No shell reads the address, and no address is taken for an option. */
export function askYtDlp(
  video: AskedVideo,
  settings: FactsSettings,
  options: YtDlpOptions
): Promise<SourceAnswer> {
  const { host, id, hash } = video
  const page =
    host === 'youtube'
      ? `${settings.youtubePages}${id}`
      : `${settings.vimeoPages}${id}${hash === null ? '' : `/${hash}`}`
  return new Promise(resolve => {
    execFile(
      options.program,
      [...fixedArguments, '--', page],
      {
        cwd: options.folder,
        signal: options.signal,
        timeout: options.timeoutMs ?? timeoutMs,
        killSignal: 'SIGKILL',
        maxBuffer: largestAnswer,
        windowsHide: true,
        encoding: 'utf8'
      },
      (error, stdout, stderr) => {
        if (error) resolve({ facts: {}, ...troubleOf(error, stderr, options.signal) })
        else resolve(readAnswer(stdout))
      }
    )
  })
}

function readAnswer(stdout: string): SourceAnswer {
  const unread = { facts: {}, trouble: unreadable, reached: true }
  let value: unknown
  try {
    value = JSON.parse(stdout)
  } catch {
    return unread
  }
  const read = v.safeParse(answer, value)
  return read.success ? { facts: factsOf(read.output), trouble: null, reached: true } : unread
}

const unreadable = 'yt-dlp gave an answer that cannot be read.'

function factsOf(read: v.InferOutput<typeof answer>): VideoFacts {
  const day = /^(\d{4})(\d{2})(\d{2})$/.exec(read.upload_date ?? '')
  const picture = httpsAddress(read.thumbnail)
  return {
    ...(read.title ? { title: read.title } : {}),
    ...(read.description ? { description: read.description } : {}),
    ...(day ? { uploadDate: `${day[1]}-${day[2]}-${day[3]}` } : {}),
    ...(read.duration && read.duration > 0 ? { durationSeconds: Math.round(read.duration) } : {}),
    ...(picture === null ? {} : { thumbnailUrl: picture })
  }
}

/** yt-dlp's own messages, by their words: it has one exit code for all of them. */
function troubleOf(
  error: Error & { readonly killed?: boolean },
  stderr: string,
  signal: AbortSignal
): Omit<SourceAnswer, 'facts'> {
  const said = (trouble: string) => ({ trouble, reached: true })
  if (signal.aborted) return said('Cancelled before it was asked for.')
  if (error.killed) return said('yt-dlp did not answer in time.')
  if (/private video|sign in|log in|members-only|password/i.test(stderr))
    return said('yt-dlp says that this video is private.')
  if (/429|too many requests|rate.limit/i.test(stderr))
    return said('The host is asked too often just now, says yt-dlp. Try again in a few minutes.')
  if (/unavailable|removed|not exist|404|410|terminated/i.test(stderr))
    return said('yt-dlp does not find this video: it was deleted, or the link is wrong.')
  if (/resolve|refused|unreachable|timed? ?out|getaddrinfo|Errno|urlopen/i.test(stderr))
    return {
      trouble: 'yt-dlp could not reach the host. Is there a connection to the internet?',
      reached: false
    }
  const line = /^ERROR:\s*(.{1,200})/m.exec(stderr)?.[1]
  return said(line === undefined ? 'yt-dlp failed without saying why.' : `yt-dlp says: ${line.trim()}`)
}
