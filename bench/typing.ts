/** Key press to paint in the recap with 11 videos, form and preview open, against a bare CodeMirror. */
import { join } from 'node:path'
import { build } from 'vite'
import { elevenVideos, inApp, measured, root } from './support/electron.ts'
import { describeRatio, numberAfter, type Ratio, table, writeFigures } from './support/report.ts'
import { type Summary, summarize } from './support/statistics.ts'

interface Typed {
  /** Milliseconds from each key's event to the end of the frame that shows it. */
  readonly measured: readonly number[]
  /** Durations of the tasks over 50 ms on the window's thread meanwhile. */
  readonly longTasks: readonly number[]
}

const bareEditor = join(root, 'bench/support/bare-editor')
const barePage = join(root, '.runtime/bench/bare-editor')
/** In the preview's frame: a video of the post. */
const previewVideo = '.recap-play'

const args = process.argv.slice(2)
const keys = numberAfter(args, '--keys', 150)
const rounds = numberAfter(args, '--rounds', 3)
const shared = { args: [elevenVideos], measure: inApp('typing.cjs'), limit: 120_000 + keys * 150 }

const typeInApp = (): Promise<Typed> =>
  measured<Typed>({
    ...shared,
    app: root,
    env: { RECAP_BENCH_KEYS: String(keys), RECAP_BENCH_PREVIEW: previewVideo }
  })

const typeInBareEditor = (): Promise<Typed> =>
  measured<Typed>({
    ...shared,
    app: bareEditor,
    env: { RECAP_BENCH_KEYS: String(keys), RECAP_BARE_EDITOR_PAGE: join(barePage, 'index.html') }
  })

await build({
  configFile: false,
  root: bareEditor,
  base: './',
  logLevel: 'warn',
  build: { outDir: barePage, emptyOutDir: true, target: 'chrome130', modulePreload: { polyfill: false } }
})

const bare: Typed[] = []
const ours: Typed[] = []
for (let round = 0; round < rounds; round += 1) {
  bare.push(await typeInBareEditor())
  ours.push(await typeInApp())
}

const all = (typed: readonly Typed[]): Summary => summarize(typed.flatMap(one => one.measured))
const figures = { bare: all(bare), ours: all(ours) }
const longTasks = ours.flatMap(one => one.longTasks)
const row = (name: string, { count, median, p95, most }: Summary) => [name, String(count), median, p95, most]
console.log(
  `Key press to paint at 10 keys a second, ${rounds} rounds of ${keys} keys in turns, milliseconds\n`
)
console.log(
  table(
    ['', 'keys', 'median', 'p95', 'most'],
    [row('bare CodeMirror', figures.bare), row('recap with 11 videos, form and preview open', figures.ours)]
  )
)
const typing: Ratio = { name: 'typing (p95)', ratio: figures.ours.p95 / figures.bare.p95, limit: 1.3 }
console.log(`\n${describeRatio(typing)}`)
console.log(
  `Tasks over 50 ms while typing: ${longTasks.length}${longTasks.length === 0 ? '' : `, the longest ${Math.max(...longTasks).toFixed(0)} ms`}`
)
writeFigures(args, { ratio: typing.ratio, limit: typing.limit, ...figures, longTasks })
