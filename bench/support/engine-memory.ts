import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './electron.ts'
import { startHugoEngine } from './hugo-engine.ts'
import { median } from './statistics.ts'

export interface EngineFigures {
  /** Milliseconds to start Hugo, to open the site, and to render the first page. */
  readonly started: number
  readonly opened: number
  readonly firstPage: number
  /** Resident memory in bytes after the first edits and after all of them. */
  readonly before: number
  readonly after: number
  readonly most: number
  /** A share: 0.1 is a tenth more. */
  readonly growth: number
}

/** A writer does not type for ever: a pause in milliseconds after so many edits. */
const pauseAfter = 250
const pause = 7_000

/** Edits after which the memory counts as that of a working engine. */
const warmUp = 50

/**
 * The engine's start and memory while a post of the sample site gets a letter longer with each edit, as fast as it
 * goes, with a pause now and then.
 */
export async function measureEngine(post: string, edits: number): Promise<EngineFigures> {
  const site = join(root, 'resources/sample-site')
  const id = relative(site, post).split('\\').join('/')
  const text = readFileSync(post, 'utf8')
  const begun = performance.now()
  const engine = await startHugoEngine(join(root, 'out/main/hugo-engine.cjs'), root)
  const started = performance.now() - begun
  const { milliseconds: opened } = await engine.openSite({ folder: site, site })
  const sizes: number[] = []
  let firstPage = 0
  try {
    for (let edit = 0; edit <= warmUp + edits; edit += 1) {
      const answer = await engine.ask({ type: 'render', id, text: `${text}\n\n${'a '.repeat(edit)}` })
      if (answer.type !== 'rendered' || !answer.result.ok) throw new Error(`Edit ${edit} was not rendered.`)
      if (edit === 0) firstPage = answer.milliseconds
      sizes.push(answer.rss)
      if (edit % pauseAfter === 0 && edit > 0) await new Promise(resolve => setTimeout(resolve, pause))
    }
  } finally {
    engine.stop()
  }
  // Memory is taken and given back in steps: the middle of fifty tells more than any one.
  const before = median(sizes.slice(warmUp - 25, warmUp + 25))
  const after = median(sizes.slice(-(warmUp / 2)))
  return { started, opened, firstPage, before, after, most: Math.max(...sizes), growth: after / before - 1 }
}
