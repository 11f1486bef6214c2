/** Launch to an editable post, against an empty Electron window; and what the app takes of memory at rest. */
import { elevenVideos, inApp, measured, root } from './support/electron.ts'
import { describeRatio, numberAfter, type Ratio, table, writeFigures } from './support/report.ts'
import { median, summarize } from './support/statistics.ts'

interface Shown {
  /** When the window showed it, in milliseconds since the epoch. */
  readonly shown: number
}

interface ProcessMemory {
  readonly name: string
  readonly type: string
  readonly resident: number
  readonly proportional: number
}

/** A line of the post in a source that takes keys. */
const editablePost = '.cm-content[contenteditable="true"] .cm-line:not(:empty)'
const emptyWindow = `${root}/bench/support/empty-window`

async function launchToEditable(post: string): Promise<number> {
  const { shown, started } = await measured<Shown>({
    app: root,
    args: [post],
    measure: inApp('startup.cjs'),
    env: { RECAP_BENCH_SELECTOR: editablePost }
  })
  return shown - started
}

async function launchToEmptyWindow(): Promise<number> {
  const { shown, started } = await measured<Shown>({
    app: emptyWindow,
    measure: inApp('startup.cjs'),
    env: { RECAP_BENCH_SELECTOR: 'body' }
  })
  return shown - started
}

async function memoryAtRest(app: string, args: readonly string[], shown: string, settled: string) {
  const { processes } = await measured<Shown & { readonly processes: readonly ProcessMemory[] }>({
    app,
    args,
    measure: inApp('startup.cjs'),
    env: { RECAP_BENCH_SELECTOR: shown, RECAP_BENCH_SETTLED: settled },
    limit: 120_000
  })
  return processes
}

const args = process.argv.slice(2)
const runs = numberAfter(args, '--runs', 10)
const ours: number[] = []
const empty: number[] = []
// The first launch of each reads the runtime from the disk; then they take turns.
await launchToEmptyWindow()
await launchToEditable(elevenVideos)
for (let run = 0; run < runs; run += 1) {
  empty.push(await launchToEmptyWindow())
  ours.push(await launchToEditable(elevenVideos))
}

const figures = { editable: summarize(ours), empty: summarize(empty) }
const row = (name: string, { least, median: middle, p95, most }: typeof figures.empty) => [
  name,
  least,
  middle,
  p95,
  most
]
console.log(`Launch, ${runs} runs each in turns, milliseconds\n`)
console.log(
  table(
    ['', 'least', 'median', 'p95', 'most'],
    [row('empty Electron window', figures.empty), row('recap with 11 videos, editable', figures.editable)]
  )
)
const startup: Ratio = { name: 'startup', ratio: median(ours) / median(empty), limit: 1.6 }
console.log(`\n${describeRatio(startup)}`)

const atRest = await memoryAtRest(root, [elevenVideos], editablePost, 'img')
const emptyAtRest = await memoryAtRest(emptyWindow, [], 'body', 'body')
const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0)
const total = (processes: readonly ProcessMemory[]): number =>
  processes.reduce((bytes, { proportional }) => bytes + proportional, 0)
console.log('\nMemory at rest with the recap and its preview open, MiB\n')
console.log(
  table(
    ['process', 'resident', 'proportional'],
    [
      ...atRest.map(({ name, resident, proportional }) => [
        name,
        megabytes(resident),
        megabytes(proportional)
      ]),
      ['all', '', megabytes(total(atRest))],
      ['empty Electron window, all', '', megabytes(total(emptyAtRest))]
    ]
  )
)
writeFigures(args, {
  ratio: startup.ratio,
  limit: startup.limit,
  ...figures,
  memory: { atRest, emptyAtRest }
})
