/** Key press to patched preview in the recap with 11 videos and the longest real post, and what the preview costs the editor. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { elevenVideos, inApp, measured, root } from './support/electron.ts'
import { measureEngine } from './support/engine-memory.ts'
import { describeRatio, numberAfter, table, writeFigures } from './support/report.ts'
import { median, type Summary, summarize } from './support/statistics.ts'

interface Typed {
  /** Milliseconds from each key's event to the end of the frame that shows it in the source. */
  readonly measured: readonly number[]
  /** Milliseconds from each letter's event to the patch that brings it to the preview. */
  readonly patched: readonly number[]
  /** Milliseconds from the window's page to the first page of the preview. */
  readonly previewShown: number
}

interface Post {
  readonly name: string
  readonly file: string
  /** What the preview's frame shows once the post is in it. */
  readonly shows: string
}

const args = process.argv.slice(2)
const keys = numberAfter(args, '--keys', 120)
const rounds = numberAfter(args, '--rounds', 2)
const edits = numberAfter(args, '--edits', 1000)
const limits = { p50: 80, p95: 200, editor: 1.1, growth: 0.1 } as const

/** A copy of the folder that holds the corpus' longest post, and where the post lies in it; null without a corpus. */
function longestPost(scratch: string): Post | null {
  const corpus = process.env.RECAP_CORPUS ?? resolve(root, '..', 'shared', 'corpus')
  if (!existsSync(corpus)) return null
  cpSync(corpus, join(scratch, 'corpus'), { recursive: true })
  const posts = readdirSync(join(scratch, 'corpus'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => join(scratch, 'corpus', name))
    .sort((a, b) => statSync(b).size - statSync(a).size)
  const [file] = posts
  return file === undefined
    ? null
    : {
        name: `the longest of ${posts.length} real posts (${readFileSync(file, 'utf8').length} characters)`,
        file,
        shows: '.recap-body > p'
      }
}

const type = (post: Post, env: Readonly<Record<string, string>>): Promise<Typed> =>
  measured<Typed>({
    app: root,
    args: [post.file],
    measure: inApp('typing.cjs'),
    limit: 120_000 + keys * 200,
    env: {
      RECAP_BENCH_KEYS: String(keys),
      RECAP_BENCH_PREVIEW: post.shows,
      // Below the width from which on the form stands beside the preview: what is compared is the preview alone.
      RECAP_BENCH_SIZE: '1400x900',
      ...env
    }
  })

const row = (name: string, { count, median: middle, p95, most }: Summary) => [
  name,
  String(count),
  middle,
  p95,
  most
]
const kept = (holds: boolean): string => (holds ? 'kept' : 'MISSED')

async function measurePost(post: Post) {
  const [shown, hidden]: [Typed[], Typed[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    shown.push(await type(post, { RECAP_BENCH_PATCHES: '1' }))
    hidden.push(await type(post, { RECAP_BENCH_HIDE: '1' }))
  }
  const patched = summarize(shown.flatMap(one => one.patched))
  const withPreview = summarize(shown.flatMap(one => one.measured))
  const without = summarize(hidden.flatMap(one => one.measured))
  const editor = { name: 'editor with the preview shown (p95)', ratio: withPreview.p95 / without.p95 }
  const firstPage = median(shown.map(one => one.previewShown))
  console.log(`${post.name}\n`)
  console.log(
    table(
      ['', 'keys', 'median', 'p95', 'most'],
      [
        row('key to patched preview', patched),
        row('key to paint in the source, preview shown', withPreview),
        row('key to paint in the source, preview hidden', without)
      ]
    )
  )
  console.log(`\npatched preview (p50): limit ${limits.p50} ms: ${kept(patched.median <= limits.p50)}`)
  console.log(`patched preview (p95): limit ${limits.p95} ms: ${kept(patched.p95 <= limits.p95)}`)
  console.log(describeRatio({ ...editor, limit: limits.editor }))
  console.log(`First page of the preview: ${firstPage.toFixed(0)} ms after the window's page\n`)
  return { post: post.name, patched, withPreview, without, editorRatio: editor.ratio, firstPage }
}

const scratch = mkdtempSync(join(tmpdir(), 'recap-desk-preview-'))
try {
  console.log(`10 keys a second, ${rounds} rounds of ${keys} keys in turns, milliseconds\n`)
  const recap = await measurePost({ name: 'Recap with 11 videos', file: elevenVideos, shows: '.recap-play' })
  const longest = longestPost(scratch)
  if (longest === null)
    console.log('The longest real post is skipped: name a folder of posts in RECAP_CORPUS.\n')
  const long = longest === null ? null : await measurePost(longest)
  const engine = await measureEngine(elevenVideos, edits)
  const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`
  console.log(
    `Hugo's engine: started in ${engine.started.toFixed(0)} ms, site opened in ${engine.opened.toFixed(0)} ms, first page in ${engine.firstPage.toFixed(0)} ms`
  )
  console.log(
    `Its memory: ${mib(engine.before)} before and ${mib(engine.after)} after ${edits} edits, at most ${mib(engine.most)}; growth ${(engine.growth * 100).toFixed(1)} % (limit ${limits.growth * 100} %: ${kept(engine.growth < limits.growth)})`
  )
  writeFigures(args, { limits, posts: long === null ? [recap] : [recap, long], engine })
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
