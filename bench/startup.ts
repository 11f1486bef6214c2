/** Launch to an editable post, against an empty Electron window; and what the app takes of memory at rest. */
import { elevenVideos, inApp, measured, root } from './support/electron.ts'
import { describeRatio, numberAfter, type Ratio, table, writeFigures } from './support/report.ts'
import { median, summarize } from './support/statistics.ts'

interface Shown {
  /** When the window showed it, in milliseconds since the epoch; `phases` alike. */
  readonly shown: number
  readonly phases: {
    /** Before the first line of the app runs. */
    readonly loaded: number
    readonly ready: number
    readonly window: number
    /** The page's scripts have run once. */
    readonly page: number
  }
}

/** One launch: milliseconds from its start to each phase. */
interface Launch {
  readonly loaded: number
  readonly ready: number
  readonly window: number
  readonly page: number
  readonly shown: number
}

interface ProcessMemory {
  readonly name: string
  readonly resident: number
  readonly proportional: number
}

/** A line of the post in a source that takes keys. */
const editablePost = '.cm-content[contenteditable="true"] .cm-line:not(:empty)'
/** In the preview's frame: a video of the post. */
const previewVideo = '.recap-play'
const emptyWindow = `${root}/bench/support/empty-window`

async function launch(app: string, args: readonly string[], selector: string): Promise<Launch> {
  const { shown, phases, started } = await measured<Shown>({
    app,
    args,
    measure: inApp('startup.cjs'),
    env: { RECAP_BENCH_SELECTOR: selector }
  })
  return {
    loaded: phases.loaded - started,
    ready: phases.ready - started,
    window: phases.window - started,
    page: phases.page - started,
    shown: shown - started
  }
}

const launchToEditable = (): Promise<Launch> => launch(root, [elevenVideos], editablePost)
const launchToEmptyWindow = (): Promise<Launch> => launch(emptyWindow, [], 'body')

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
const ours: Launch[] = []
const empty: Launch[] = []
// The first launch of each reads the runtime from the disk; then they take turns.
await launchToEmptyWindow()
await launchToEditable()
for (let run = 0; run < runs; run += 1) {
  empty.push(await launchToEmptyWindow())
  ours.push(await launchToEditable())
}

const shown = (launches: readonly Launch[]) => summarize(launches.map(one => one.shown))
const figures = { editable: shown(ours), empty: shown(empty) }
const row = (name: string, summary: typeof figures.empty) => [
  name,
  summary.least,
  summary.median,
  summary.p95,
  summary.most
]
console.log(`Launch, ${runs} runs each in turns, milliseconds\n`)
console.log(
  table(
    ['', 'least', 'median', 'p95', 'most'],
    [row('empty Electron window', figures.empty), row('recap with 11 videos, editable', figures.editable)]
  )
)
const phaseNames = ['loaded', 'ready', 'window', 'page', 'shown'] as const
const phases = (launches: readonly Launch[]) => phaseNames.map(name => median(launches.map(one => one[name])))
console.log('\nHow far after the start, medians\n')
console.log(
  table(
    ['', 'runtime loaded', 'ready', 'window made', 'page there', 'shown'],
    [
      ['empty Electron window', ...phases(empty)],
      ['recap with 11 videos', ...phases(ours)]
    ]
  )
)
const startup: Ratio = { name: 'startup', ratio: figures.editable.median / figures.empty.median, limit: 1.6 }
console.log(`\n${describeRatio(startup)}`)

const atRest = await memoryAtRest(root, [elevenVideos], editablePost, previewVideo)
const emptyAtRest = await memoryAtRest(emptyWindow, [], 'body', '')
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
