import { spawnSync } from 'node:child_process'
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { splitPost } from '#core/post/split-post.ts'
import { filesBelow } from './prepare-site.ts'

/** The version of the `hugo` on the PATH, as `0.111.3`; null where there is none. */
export function nativeHugoVersion(): string | null {
  const { stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' })
  return /v(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1] ?? null
}

export interface NativeBodies {
  /** Bodies by post, relative to the site. */
  readonly bodies: ReadonlyMap<string, string>
  /** Posts that this Hugo refuses, with its words. */
  readonly refused: ReadonlyMap<string, string>
}

/** Renders every post of a site that `leaveOnlyContent` has prepared. A post that Hugo refuses is emptied. */
export function renderNatively(site: string): NativeBodies {
  const refused = new Map<string, string>()
  for (;;) {
    const destination = join(site, 'public')
    rmSync(destination, { recursive: true, force: true })
    const { status, stdout, stderr } = spawnSync(
      'hugo',
      [
        '--buildDrafts',
        '--buildFuture',
        '--buildExpired',
        '--environment',
        'production',
        '--destination',
        destination
      ],
      {
        cwd: site,
        encoding: 'utf8',
        maxBuffer: 1e9,
        env: { ...process.env, HUGO_MINIFY_MINIFYOUTPUT: 'false', HUGO_ENABLEGITINFO: 'false' }
      }
    )
    if (status === 0) return { bodies: readBodies(site, destination), refused }
    const words = `${stderr}\n${stdout}`
    const culprit = faultyPost(words, site)
    if (culprit === null || refused.has(culprit))
      throw new Error(`The native hugo cannot build this site.\n${words}`)
    refused.set(culprit, words.split('\n').find(line => line.includes('rror')) ?? words)
    const text = readFileSync(join(site, culprit), 'utf8')
    const { block } = splitPost(text)
    writeFileSync(join(site, culprit), text.slice(block.from, block.to))
  }
}

function faultyPost(words: string, site: string): string | null {
  const real = realpathSync(site)
  for (const [, path = ''] of words.matchAll(/"([^"\n]+\.md)(?::\d+:\d+)?"/g)) {
    const file = path.startsWith('/') ? relative(path.startsWith(real) ? real : site, path) : path
    for (const candidate of [file, join('content', file)]) {
      if (filesBelow(site).includes(candidate)) return candidate
    }
  }
  return null
}

function readBodies(site: string, destination: string): Map<string, string> {
  const bodies = new Map<string, string>()
  const real = realpathSync(site)
  for (const path of filesBelow(destination)) {
    if (!path.endsWith('.html')) continue
    const text = readFileSync(join(destination, path), 'utf8').trim()
    if (!text.startsWith('{"file"')) continue
    const { file, html } = JSON.parse(text) as { file: string; html: string }
    bodies.set(relative(file.startsWith(real) ? real : site, file), html)
  }
  return bodies
}
