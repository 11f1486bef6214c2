/**
 * The rules over a corpus: what they find, how long a post takes, and what that costs beside reading and parsing it;
 * and the tasks of the window's thread while 1,600 posts are checked.
 * `--corpus DIR`; without one the generated recap alone is measured. `--runs N` repeats.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readFrontMatter } from '#core/frontmatter/index.ts'
import { checkPost } from '#core/problems/check-post.ts'
import { noFacts } from '#core/problems/post-facts.ts'
import { readFileText } from '#core/text/file-text.ts'
import { readBodyVideos } from '#core/videos/embeds.ts'
import { readVideoEntries } from '#core/videos/entries.ts'
import { openContentFolder } from '../src/main/content/content-folder.ts'
import { openChecker } from '../src/main/problems/check-folder.ts'
import { today } from '../src/shared/today.ts'
import { inApp, measured, root } from './support/electron.ts'
import { describeRatio, numberAfter, type Ratio, table, writeFigures } from './support/report.ts'
import { findPosts } from './support/roundtrip/posts.ts'
import { median } from './support/statistics.ts'

/** What everything that shows a post has to do: its fields, entries, blocks, headings, calls and embeds. */
function parse(text: string): number {
  const frontMatter = readFrontMatter(text)
  const entries = frontMatter.kind === 'yaml' ? readVideoEntries(frontMatter).entries.length : 0
  return entries + readBodyVideos(text).embeds.length
}

/** A recap with eleven videos, as writers write them. */
function recap(): string {
  const numbers = Array.from({ length: 11 }, (_, index) => index + 1)
  const id = (number: number) => `recap${String(number).padStart(6, '0')}`
  const entries = numbers.map(
    number => `    - title: Talk number ${number} of the day
      description: |-
        What the speaker showed, what the room asked, and which of the answers
        will be in the notes.
      embedUrl: https://youtu.be/${id(number)}
      thumbnailUrl: http://i.ytimg.com/vi/${id(number)}/maxresdefault.jpg
      uploadDate: 2021-05-14
      duration: PT31M26S`
  )
  const sections = numbers.map(
    number => `## Talk number ${number} of the day

${'The talk began with a question, went on with [a link](https://example.org/talk) and `code`. '.repeat(6)}

{{< youtube "${id(number)}" >}}
`
  )
  const head = `---\ntitle: A day of talks\ndescription: A quote that ends here"\ndate: 2021-06-17\nparams:\n  videoSchema:`
  return `${head}\n${entries.join('\n')}\n---\n\n${sections.join('\n')}`
}

/** Milliseconds of parsing alone and of all rules, on texts that differ by what was typed: nothing is remembered whole. */
function timeRules(text: string, rounds: number) {
  const times = { parse: [] as number[], check: [] as number[] }
  const typed = (round: number) => text.replace('\ntitle: ', `\ntitle: ${round} `)
  const timed = (run: () => unknown): number => {
    const started = performance.now()
    run()
    return performance.now() - started
  }
  for (let round = 0; round < rounds; round += 1) {
    const [first, second] = [typed(round * 2), typed(round * 2 + 1)]
    times.parse.push(timed(() => parse(first)))
    times.check.push(timed(() => checkPost(second, noFacts)))
  }
  const settled = (values: readonly number[]) => median(values.slice(rounds / 4))
  return { parseMs: settled(times.parse), checkMs: settled(times.check) }
}

async function findings(corpus: string) {
  const opened = await openContentFolder(corpus)
  if (!opened.ok) throw new Error(opened.error.message)
  const checker = await openChecker({ folder: opened.value, today: today() })
  const byCode: Record<string, number> = {}
  let found = 0
  const started = performance.now()
  for (const post of checker.posts) {
    const { problems } = await checker.check(post)
    found += problems.length
    for (const { code } of problems) byCode[code] = (byCode[code] ?? 0) + 1
  }
  const msPerPost = (performance.now() - started) / Math.max(checker.posts.length, 1)
  return { files: checker.posts.length, findings: found, byCode, msPerPost }
}

/** The time from starting Node to its end, in milliseconds. */
function timeProcess(...args: readonly string[]): number {
  const started = performance.now()
  try {
    execFileSync(process.execPath, [...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  } catch (error) {
    // 1 says that there are errors in the posts.
    if (!(error instanceof Error && 'status' in error && error.status === 1)) throw error
  }
  return performance.now() - started
}

async function main(args: readonly string[]): Promise<void> {
  const readOnly = args.indexOf('--read-and-parse')
  if (readOnly >= 0) {
    for (const { bytes } of findPosts(args[readOnly + 1] ?? '.'))
      parse(readFileText(bytes.toString('utf8')).text)
    return
  }
  const runs = numberAfter(args, '--runs', 5)
  const at = args.indexOf('--corpus')
  const corpus = at < 0 ? null : resolve(process.env.INIT_CWD ?? process.cwd(), args[at + 1] ?? '.')
  const one = timeRules(recap(), 400)
  const ratios: Ratio[] = [{ name: 'Eleven videos, all rules', ratio: one.checkMs / one.parseMs, limit: 4 }]
  const rows = [['a recap with eleven videos, in core', one.checkMs, one.parseMs, one.checkMs / one.parseMs]]
  let found = {}
  if (corpus !== null) {
    const command = join(process.env.RECAP_ROOT ?? '.', 'bin', 'recap-desk.mjs')
    const ours = [] as number[]
    const baseline = [] as number[]
    for (let run = 0; run < runs; run += 1) {
      ours.push(timeProcess(command, 'check', corpus, '--json'))
      baseline.push(timeProcess(process.argv[1] ?? '', '--read-and-parse', corpus))
    }
    const ratio = median(ours) / median(baseline)
    ratios.push({ name: 'Corpus from the terminal', ratio, limit: 4 })
    rows.push(['the corpus from the terminal', median(ours), median(baseline), ratio])
    const inside = insideOnly(corpus)
    rows.push([
      'the corpus, parsing and rules alone',
      inside.check,
      inside.parse,
      inside.check / inside.parse
    ])
    found = await findings(corpus)
    console.log(JSON.stringify(found, null, 2))
  }
  console.log(table(['milliseconds', 'checked', 'parsed', 'ratio'], rows))
  const shown = await tasks()
  const line = (name: string, { ms, count, over8, over16, worstMs, busyMs }: ReturnType<typeof tasksOf>) =>
    [name, ms, `${count}`, `${over8}`, `${over16}`, worstMs, busyMs] as const
  console.log(
    table(
      ['the window’s thread', 'ms', 'tasks', 'over 8 ms', 'over 16 ms', 'worst ms', 'busy ms'],
      [
        line(`checking ${manyPosts} posts`, shown.checking),
        line('scrolling the list of posts', shown.scrolling)
      ]
    )
  )
  for (const ratio of ratios) console.log(describeRatio(ratio))
  console.log(`Eleven videos in ${one.checkMs.toFixed(2)} ms (limit 5)`)
  writeFigures(args, { ...found, recap: one, ratios, window: shown })
  console.log(
    `The window's longest task while posts are checked: ${shown.checking.worstMs.toFixed(1)} ms (limit 16)`
  )
  const isOver = one.checkMs > 5 || shown.checking.over16 > 0
  if (isOver || ratios.some(({ ratio, limit }) => !(ratio <= limit))) process.exitCode = 1
}

interface Tasks {
  readonly tasks: readonly { readonly ms: number; readonly cpuMs: number }[]
  readonly ms: number
}

/** So many posts are checked in the window. */
const manyPosts = 1600

/** The window while a large folder is checked, and while its list of posts is scrolled. */
async function tasks() {
  const folder = mkdtempSync(join(tmpdir(), 'recap-desk-problems-'))
  try {
    for (let index = 0; index < manyPosts; index += 1) {
      const name = join(folder, `${2000 + (index % 25)}`, `${String(index).padStart(4, '0')}-evening`)
      mkdirSync(name, { recursive: true })
      writeFileSync(join(name, 'index.md'), recap().replace('A day of talks', `Day ${index} of talks`))
    }
    const { scrolling, checking } = await measured<{ scrolling: Tasks; checking: Tasks }>({
      app: root,
      args: [folder],
      measure: inApp('problems.cjs'),
      limit: 180_000,
      env: { RECAP_BENCH_POSTS: String(manyPosts) }
    })
    return { scrolling: tasksOf(scrolling), checking: tasksOf(checking) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** By processor time: what a task waited for a processor of a busy machine is not its own. */
function tasksOf({ tasks, ms }: Tasks) {
  const times = tasks.map(({ cpuMs }) => cpuMs)
  const over = (limit: number) => times.filter(time => time > limit).length
  return {
    ms,
    count: times.length,
    over8: over(8),
    over16: over(16),
    worstMs: times.reduce((worst, time) => Math.max(worst, time), 0),
    busyMs: times.reduce((sum, time) => sum + time, 0)
  }
}

/** Without files and processes: each text once. */
function insideOnly(corpus: string) {
  const texts = findPosts(corpus).map(({ file }) => readFileText(readFileSync(file, 'utf8')).text)
  const time = (run: (text: string) => unknown, mark: string): number => {
    const marked = texts.map(text => text.replace('\ntitle:', `\n# ${mark}\ntitle:`))
    const started = performance.now()
    for (const text of marked) run(text)
    return performance.now() - started
  }
  time(parse, 'warm')
  time(text => checkPost(text), 'warm too')
  return { parse: time(parse, 'one'), check: time(text => checkPost(text), 'two') }
}

await main(process.argv.slice(2))
