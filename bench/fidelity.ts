/** Posts as the preview shows them, against what a native Hugo makes of them: --site DIR [--layouts DIR] [--posts GLOB] */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { inApp, measured, root } from './support/electron.ts'
import { nativeHugoVersion, renderNatively } from './support/fidelity/native-hugo.ts'
import { flattenPermalinks } from './support/fidelity/old-permalinks.ts'
import { copySite, filesBelow, leaveOnlyContent } from './support/fidelity/prepare-site.ts'
import type { Pair, Verdict } from './support/fidelity/verdict.ts'
import { renderWhole } from './support/fidelity/whole-build.ts'
import { startHugoEngine } from './support/hugo-engine.ts'
import { table, writeFigures } from './support/report.ts'

const args = process.argv.slice(2)
const after = (name: string): string | null =>
  args.includes(name) ? (args[args.indexOf(name) + 1] ?? null) : null
const folder = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path)

const version = nativeHugoVersion()
if (version === null) {
  console.log('There is no `hugo` on the PATH to compare with. On Debian: apt-get install hugo')
  process.exit(1)
}
const site = folder(after('--site') ?? join(root, 'resources/sample-site'))
const layouts = after('--layouts')
const posts = globExpression(after('--posts') ?? '**')
const scratch = mkdtempSync(join(tmpdir(), 'recap-fidelity-'))
try {
  await compare()
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

async function compare(): Promise<void> {
  const [copy, native] = [join(scratch, 'site'), join(scratch, 'native')]
  const withoutTemplate = copySite(site, layouts === null ? null : folder(layouts), copy)
  cpSync(copy, native, { recursive: true })
  const minor = Number(version?.split('.')[1])
  const whole = await wholeBuild(copy)
  leaveOnlyContent(native, minor < 146)
  if (minor < 115) flattenPermalinks(native)
  const natively = renderNatively(native)

  const engine = await startHugoEngine(join(root, 'out/main/hugo-engine.cjs'), root)
  const opened = await engine.openSite({ folder: copy, site: copy })
  const pairs: Pair[] = []
  const apart: Apart = { cards: [], refusedByBoth: [], refusedHere: [], refusedNatively: [], unpublished: [] }
  const times: number[] = []
  const all = new Set([
    ...filesBelow(copy).filter(path => /^content\/.*\.md$/.test(path)),
    ...natively.bodies.keys()
  ])
  for (const post of [...all].filter(path => path.endsWith('.md') && posts.test(path)).sort()) {
    const text = readFileSync(join(copy, post), 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
    const begun = performance.now()
    const ours = await engine.render(post, text)
    times.push(performance.now() - begun)
    const theirs = natively.bodies.get(post)
    const wasRefused = natively.refused.get(post)
    if (!ours.ok) {
      const line = `${post}: ${ours.error.detail || ours.error.message}`
      if (wasRefused === undefined) apart.refusedHere.push(line)
      else apart.refusedByBoth.push(line)
    } else if (wasRefused !== undefined && !whole.has(post)) {
      apart.refusedNatively.push(`${post}: ${wasRefused}`)
    } else if (wasRefused === undefined && theirs === undefined) apart.unpublished.push(post)
    else if (ours.value.notes.length > 0) apart.cards.push(`${post}: ${ours.value.notes.join(' ')}`)
    else {
      const native = wasRefused === undefined ? (theirs ?? null) : null
      pairs.push({ post, ours: ours.value.html, native, whole: whole.get(post) ?? null })
    }
  }
  const { rss } = await engine.ask({ type: 'posts-changed', ids: [] })
  engine.stop()
  report(await judge(pairs), apart, { times, rss, notes: opened.notes, withoutTemplate })
}

/** The bodies of the whole site by the preview's own Hugo; none where it cannot build it, which is said. */
async function wholeBuild(copy: string): Promise<ReadonlyMap<string, string>> {
  const prepared = join(scratch, 'whole')
  cpSync(copy, prepared, { recursive: true })
  leaveOnlyContent(prepared, false)
  const bodies = await renderWhole(prepared, root)
  if (bodies === null)
    console.log('The preview’s own Hugo cannot build this site as a whole: there is one reference only.\n')
  return bodies ?? new Map()
}

async function judge(pairs: readonly Pair[]): Promise<readonly Verdict[]> {
  const app = join(root, 'bench/support/fidelity/judge')
  const page = join(root, '.runtime/bench/fidelity-judge')
  await build({
    configFile: false,
    root: app,
    base: './',
    logLevel: 'warn',
    build: { outDir: page, emptyOutDir: true, target: 'chrome130', modulePreload: { polyfill: false } }
  })
  const [input, output] = [join(scratch, 'pairs.json'), join(scratch, 'verdicts.json')]
  writeFileSync(input, JSON.stringify(pairs))
  await measured({
    app,
    args: [input],
    measure: inApp('nothing.cjs'),
    env: { RECAP_FIDELITY_PAGE: join(page, 'index.html'), RECAP_FIDELITY_VERDICTS: output },
    limit: 120_000
  })
  return existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : []
}

/** Posts without a pair to compare, each with the reason. */
interface Apart {
  readonly cards: string[]
  readonly refusedByBoth: string[]
  readonly refusedHere: string[]
  readonly refusedNatively: string[]
  readonly unpublished: string[]
}

interface Circumstances {
  readonly times: readonly number[]
  readonly rss: number
  readonly notes: readonly string[]
  readonly withoutTemplate: readonly string[]
}

function report(verdicts: readonly Verdict[], apart: Apart, rest: Circumstances): void {
  const count = (verdict: Verdict['verdict']): number =>
    verdicts.filter(one => one.verdict === verdict).length
  const counts = {
    equal: count('equal'),
    'equal but for heading ids': count('equal but for heading ids'),
    'equal but for what changed between the two Hugos': count(
      'equal but for what changed between the two Hugos'
    ),
    'as the newer Hugo builds the whole site': count('as the newer Hugo builds the whole site'),
    different: count('different'),
    'shown with a card': apart.cards.length,
    'refused by the preview only': apart.refusedHere.length,
    'refused by both': apart.refusedByBoth.length,
    'refused by the native Hugo only': apart.refusedNatively.length,
    'not published by the native Hugo': apart.unpublished.length
  }
  console.log(`The preview against the native Hugo ${version}, ${site}\n`)
  console.log(
    table(
      ['posts', 'count'],
      Object.entries(counts).map(([name, number]) => [name, String(number)])
    )
  )
  for (const { post, first } of verdicts.filter(({ verdict }) => verdict === 'different')) {
    console.log(`\n${post}\n  ours    ${first?.ours}\n  native  ${first?.native}`)
  }
  const newer = verdicts.filter(({ verdict }) => verdict === 'as the newer Hugo builds the whole site')
  if (newer.length > 0) console.log('\nAs the newer Hugo builds the whole site, otherwise by the native one:')
  for (const { post, first } of newer)
    console.log(`  ${post}\n    ours    ${first?.ours}\n    native  ${first?.native}`)
  const told: readonly (readonly [string, readonly string[]])[] = [
    ['shown with a card', apart.cards],
    ['refused by the preview only', apart.refusedHere],
    ['refused by both', apart.refusedByBoth],
    ['refused by the native Hugo only', apart.refusedNatively],
    ['not published by the native Hugo', apart.unpublished]
  ]
  for (const [reason, posts] of told) for (const line of posts) console.log(`\n${reason}: ${line}`)
  const aged = tally(verdicts.flatMap(verdict => verdict.aged))
  console.log('\nLeft out because the two Hugos write it differently, by posts:')
  console.log(lines(aged))

  const sanitised: Record<string, number> = {}
  for (const verdict of verdicts) {
    for (const [thing, number] of Object.entries(verdict.sanitised))
      sanitised[thing] = (sanitised[thing] ?? 0) + number
  }
  console.log('\nTaken out by sanitising (frames come back as players and cards):')
  console.log(lines(sanitised))
  if (rest.withoutTemplate.length > 0) {
    console.log(
      `\nShortcodes without a template, shown as their inner text on both sides: ${rest.withoutTemplate.join(', ')}`
    )
  }
  for (const note of rest.notes) console.log(`Note: ${note}`)
  const sorted = [...rest.times].sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0
  console.log(
    `\nMilliseconds a post: median ${at(0.5).toFixed(1)}, p95 ${at(0.95).toFixed(1)}; engine ${(rest.rss / 1e6).toFixed(0)} MB`
  )
  // What only the older Hugo refuses or leaves out cannot be compared; what only the preview does counts.
  const compared = verdicts.length + apart.cards.length + apart.refusedHere.length
  const ratio = compared === 0 ? 0 : (verdicts.length - counts.different) / compared
  console.log(`fidelity: ratio ${ratio.toFixed(3)} (goal 1)`)
  writeFigures(args, {
    ratio,
    limit: 1,
    native: version,
    counts,
    aged,
    sanitised,
    median: at(0.5),
    p95: at(0.95),
    rss: rest.rss,
    verdicts
  })
}

function tally(things: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const thing of things) counts[thing] = (counts[thing] ?? 0) + 1
  return counts
}

function lines(counts: Readonly<Record<string, number>>): string {
  const list = Object.entries(counts).map(([thing, number]) => `  ${thing} ×${number}`)
  return list.join('\n') || '  nothing'
}

/** `content/blog/2021/**` as a regular expression. */
function globExpression(glob: string): RegExp {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*|\*|\?/g, sign => (sign === '**' ? '.*' : sign === '*' ? '[^/]*' : '[^/]'))
  return new RegExp(`^(content/)?${source}$`)
}
