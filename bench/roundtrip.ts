/**
 * Every value and list of every post of a folder changed: what else changed, and what is misread (must be nothing).
 * `--corpus DIR`, or `--odd COUNT` (and `--seed FIRST`) for generated posts as nobody would write them.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readFrontMatter } from '#core/frontmatter/index.ts'
import { applyEdits } from '#core/text/apply-edits.ts'
import { readFileText, toFileText } from '#core/text/file-text.ts'
import { matchLines } from '#core/text/line-diff.ts'
import { numberAfter, writeFigures } from './support/report.ts'
import { targetsOf } from './support/roundtrip/expectation.ts'
import {
  allowedRange,
  fewestLines,
  misreading,
  outsideChange,
  type Read,
  readApart
} from './support/roundtrip/judge.ts'
import { findPosts, oddPosts, type Post, variants } from './support/roundtrip/posts.ts'
import { type Trial, trialsOf } from './support/roundtrip/trials.ts'
import { percentile } from './support/statistics.ts'

interface Tally {
  files: number
  noopIdentical: number
  /** Posts without YAML front matter, or with one that core and the judge both refuse. */
  withoutFields: number
  /** Posts that the judge can read and core will not edit. */
  refusedWhole: number
  edits: number
  refused: number
  outsideChanged: number
  misread: number
  readonly lines: number[]
  readonly ideal: number[]
  readonly reasons: Map<string, number>
  /** The first example of each kind of fault. */
  readonly faults: Map<string, { readonly example: string; count: number }>
}

function newTally(): Tally {
  return {
    files: 0,
    noopIdentical: 0,
    withoutFields: 0,
    refusedWhole: 0,
    edits: 0,
    refused: 0,
    outsideChanged: 0,
    misread: 0,
    lines: [],
    ideal: [],
    reasons: new Map(),
    faults: new Map()
  }
}

/** How many lines differ; one that became two counts as two. */
function countLines(text: string, after: string): number {
  const [one, two] = [text.split('\n'), after.split('\n')]
  const same = matchLines(one, two).reduce((sum, run) => sum + run.length, 0)
  return Math.max(one.length, two.length) - same
}

/** A post's text and the files that it can come from: the same but for the byte order mark and line endings. */
interface Saved {
  readonly text: string
  readonly files: { readonly name: string; readonly write: (text: string) => string }[]
}

function savedTexts(raw: string): Saved[] {
  const saved: Saved[] = []
  for (const { name, of } of variants) {
    const base = readFileText(of(raw))
    const file = { name, write: (text: string) => toFileText(base, text) }
    const known = saved.find(({ text }) => text === base.text)
    if (known) known.files.push(file)
    else saved.push({ text: base.text, files: [file] })
  }
  return saved
}

function tryAll(tally: Tally, post: Post, { text, files }: Saved) {
  const read = readApart(text)
  const own = readFrontMatter(text)
  if (!read || own.kind !== 'yaml') {
    if (read && own.kind === 'unreadable') {
      tally.refusedWhole++
      count(tally.reasons, `whole post: ${own.message}`)
    } else tally.withoutFields++
    return
  }
  for (const trial of trialsOf(targetsOf(read.core))) tryOne(tally, post.file, { text, files }, read, trial)
}

function tryOne(tally: Tally, where: string, { text, files }: Saved, read: Read, trial: Trial) {
  tally.edits += files.length
  const result = trial.edit(text)
  if (!result.ok) {
    tally.refused += files.length
    count(tally.reasons, `${result.code}: ${result.message}`)
    return
  }
  const after = applyEdits(text, result.edits)
  const fault = (name: string, what: string) => {
    const kind = `${trial.name.split(' ')[0]}: ${what}`
    const known = tally.faults.get(kind)
    if (known) known.count++
    else
      tally.faults.set(kind, {
        example: `${where} (${name}) ${JSON.stringify(trial.path)} ${trial.name}`,
        count: 1
      })
  }
  const readAgain = readApart(after)
  const misread = misreading(read, readAgain, trial)
  const range = allowedRange(text, read, trial)
  for (const { name, write } of files) {
    const isFirst = name === files[0]?.name
    const outside = outsideChange(text, after, result.edits, range, trial, write)
    if (outside !== null) {
      tally.outsideChanged++
      if (isFirst) fault(name, outside)
    }
    if (misread === null) continue
    tally.misread++
    if (isFirst) fault(name, misread)
  }
  tally.lines.push(countLines(text, after))
  tally.ideal.push(text === after ? 0 : fewestLines(read, readAgain, trial))
}

function count(counts: Map<string, number>, key: string) {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function corpusFolder(args: readonly string[]): string {
  const named = args.includes('--corpus') ? args[args.indexOf('--corpus') + 1] : undefined
  const folder = named ?? process.env.RECAP_CORPUS ?? '../shared/corpus'
  // npm runs scripts in the project's folder: a folder is named from where the caller stands.
  return resolve(named === undefined ? process.cwd() : (process.env.INIT_CWD ?? process.cwd()), folder)
}

function bench(posts: readonly Post[]): Tally {
  const tally = newTally()
  let told = performance.now()
  for (const post of posts) {
    if (performance.now() - told > 10_000) {
      told = performance.now()
      console.error(`  ${tally.files} of ${posts.length} posts, ${tally.edits} edits`)
    }
    tally.files++
    const raw = post.bytes.toString('utf8')
    if (Buffer.from(raw, 'utf8').equals(post.bytes)) {
      const isSame = variants.every(({ of }) => {
        const saved = of(raw)
        const opened = readFileText(saved)
        readFrontMatter(opened.text)
        return toFileText(opened, opened.text) === saved
      })
      if (isSame) tally.noopIdentical++
      for (const saved of savedTexts(raw)) tryAll(tally, post, saved)
    } else {
      // Not UTF-8: main refuses to open it for editing, so that its bytes stay as they are.
      tally.withoutFields++
      if (readFileSync(post.file).equals(post.bytes)) tally.noopIdentical++
    }
  }
  return tally
}

function report(tally: Tally, seconds: number) {
  const rows = [
    ['posts', tally.files],
    ['opened and saved unchanged, byte for byte', tally.noopIdentical],
    ['texts without YAML fields', tally.withoutFields],
    ['texts refused as a whole', tally.refusedWhole],
    ['edits tried', tally.edits],
    ['refused', tally.refused],
    ['bytes changed outside the edit', tally.outsideChanged],
    ['misread', tally.misread]
  ] as const
  for (const [name, value] of rows) console.log(`${name.padEnd(46)}${String(value).padStart(9)}`)
  for (const [name, values] of [
    ['changed lines', tally.lines],
    ['  lines of the changed value or item itself', tally.ideal]
  ] as const)
    console.log(
      `${name.padEnd(46)}p50 ${percentile(values, 0.5)}, p95 ${percentile(values, 0.95)}, most ${percentile(values, 1)}`
    )
  const most = [...tally.reasons].sort((one, two) => two[1] - one[1]).slice(0, 12)
  if (most.length > 0) console.log('\nRefusals:')
  for (const [reason, times] of most) console.log(`${String(times).padStart(7)}  ${reason}`)
  for (const [kind, { example, count }] of tally.faults)
    console.log(`\nFAULT ${kind}, ${count} times, first in\n  ${example}`)
  console.log(`\n${seconds.toFixed(0)} s`)
}

async function main(args: readonly string[]) {
  const started = performance.now()
  const folder = corpusFolder(args)
  const odd = numberAfter(args, '--odd', 0)
  const tally = bench(odd > 0 ? oddPosts(odd, numberAfter(args, '--seed', 0)) : findPosts(folder))
  report(tally, (performance.now() - started) / 1000)
  writeFigures(args, {
    files: tally.files,
    noopIdentical: tally.noopIdentical,
    edits: tally.edits,
    refused: tally.refused,
    outsideChanged: tally.outsideChanged,
    misread: tally.misread,
    linesP50: percentile(tally.lines, 0.5),
    linesP95: percentile(tally.lines, 0.95),
    linesMax: percentile(tally.lines, 1),
    idealP95: percentile(tally.ideal, 0.95),
    refusedWhole: tally.refusedWhole
  })
  const clean = tally.noopIdentical === tally.files && tally.outsideChanged === 0 && tally.misread === 0
  if (!clean || tally.files === 0) process.exitCode = 1
}

await main(process.argv.slice(2))
