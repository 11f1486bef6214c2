/** Keys in a field and in the source with 100 video entries against 1; moving an entry; components rendered per key. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inApp, measured, root } from './support/electron.ts'
import { describeRatio, numberAfter, type Ratio, table, writeFigures } from './support/report.ts'
import { type Summary, summarize } from './support/statistics.ts'

interface Measured {
  /** Milliseconds from each key's event to the end of the frame that shows it. */
  readonly source: readonly number[]
  readonly field: readonly number[]
  readonly moves: readonly number[]
  readonly longTasks: readonly number[]
}

interface Renders {
  readonly components: number
  readonly cards: number
}

const args = process.argv.slice(2)
const keys = numberAfter(args, '--keys', 80)
const rounds = numberAfter(args, '--rounds', 3)
const many = numberAfter(args, '--videos', 100)
const folder = mkdtempSync(join(tmpdir(), 'recap-desk-form-'))

/** A recap with so many video entries, written as posts write them. */
function postWith(videos: number): string {
  const entries = Array.from({ length: videos }, (_, index) => {
    const id = `recap${String(index).padStart(6, '0')}`
    return [
      `    - title: Film number ${index + 1} of the evening`,
      '      description: |-',
      '        A short film about a rabbit, a squirrel and the long way through the',
      '        forest that they take together.',
      `      embedUrl: https://youtu.be/${id}`,
      `      thumbnailUrl: https://i.ytimg.com/vi/${id}/maxresdefault.jpg`,
      '      uploadDate: 2021-05-14',
      '      duration: PT31M26S'
    ].join('\n')
  })
  const body = Array.from({ length: 40 }, (_, index) => `A paragraph of the recap, number ${index + 1}.`)
  const path = join(folder, `recap-${videos}`)
  mkdirSync(path, { recursive: true })
  const file = join(path, 'index.md')
  writeFileSync(
    file,
    `---\ntitle: A long evening\ndate: 2021-06-17\nparams:\n  videoSchema:\n${entries.join('\n')}\n---\n\n${body.join('\n\n')}\n`
  )
  return file
}

function inForm<Report>(videos: number, env: Readonly<Record<string, string>> = {}): Promise<Report> {
  return measured<Report>({
    app: root,
    args: [postWith(videos)],
    measure: inApp('form.cjs'),
    limit: 90_000 + keys * 400,
    env: { RECAP_BENCH_KEYS: String(keys), RECAP_BENCH_VIDEOS: String(videos), ...env }
  })
}

const one: Measured[] = []
const hundred: Measured[] = []
for (let round = 0; round < rounds; round += 1) {
  one.push(await inForm<Measured>(1))
  hundred.push(await inForm<Measured>(many))
}
const allOpen = await inForm<Measured>(many, { RECAP_BENCH_OPEN: 'all' })
const renders = await inForm<{ readonly field: readonly Renders[]; readonly source: readonly Renders[] }>(
  many,
  { RECAP_BENCH_RENDERS: '1' }
)
rmSync(folder, { recursive: true, force: true })

const all = (runs: readonly Measured[], what: 'source' | 'field' | 'moves'): Summary =>
  summarize(runs.flatMap(run => run[what]))
const figures = {
  field: { one: all(one, 'field'), many: all(hundred, 'field'), manyOpen: all([allOpen], 'field') },
  source: { one: all(one, 'source'), many: all(hundred, 'source'), manyOpen: all([allOpen], 'source') },
  move: { many: all(hundred, 'moves'), manyOpen: all([allOpen], 'moves') }
}
const row = (name: string, { count, median, p95, most }: Summary) => [name, String(count), median, p95, most]
console.log(
  `To the end of the frame that shows it, ${rounds} rounds of ${keys} keys in turns at 10 keys a second, milliseconds\n`
)
console.log(
  table(
    ['', 'count', 'median', 'p95', 'most'],
    [
      row('key in a field, 1 video', figures.field.one),
      row(`key in a field, ${many} videos`, figures.field.many),
      row(`key in a field, ${many} videos, all open`, figures.field.manyOpen),
      row('key in the source, 1 video', figures.source.one),
      row(`key in the source, ${many} videos`, figures.source.many),
      row(`key in the source, ${many} videos, all open`, figures.source.manyOpen),
      row(`moving a video among ${many}`, figures.move.many),
      row(`moving a video among ${many}, all open`, figures.move.manyOpen)
    ]
  )
)
const field: Ratio = {
  name: 'field (p95)',
  ratio: figures.field.many.p95 / figures.field.one.p95,
  limit: 1.5
}
const source: Ratio = {
  name: 'source (p95)',
  ratio: figures.source.many.p95 / figures.source.one.p95,
  limit: 1.5
}
console.log(`\n${describeRatio(field)}\n${describeRatio(source)}`)
const moveLimit = 100
const moveP95 = figures.move.many.p95
console.log(
  `Moving a video (p95): ${moveP95.toFixed(0)} ms (limit ${moveLimit}: ${moveP95 <= moveLimit ? 'kept' : 'MISSED'})`
)
const most = (runs: readonly Renders[], what: keyof Renders) => Math.max(...runs.map(run => run[what]))
const perKey = {
  field: { components: most(renders.field, 'components'), cards: most(renders.field, 'cards') },
  source: { components: most(renders.source, 'components'), cards: most(renders.source, 'cards') }
}
console.log(
  `Rendered per key press, at most: in a field ${perKey.field.components} components in ${perKey.field.cards} card(s), in the source ${perKey.source.components} components in ${perKey.source.cards} card(s)`
)
const longTasks = hundred.flatMap(run => run.longTasks)
console.log(`Tasks over 50 ms while typing with ${many} videos: ${longTasks.length}`)
writeFigures(args, {
  ratio: Math.max(field.ratio, source.ratio),
  limit: 1.5,
  fieldRatio: field.ratio,
  sourceRatio: source.ratio,
  moveP95,
  moveLimit,
  rendersPerKey: perKey,
  longTasks,
  ...figures
})
