/** Kills the app while it is typed in and saves, a few hundred times: no file corrupt, no text lost but the last second's. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { excerpt, judge, type Known, type Outcome, type Victim, victims } from './support/faults/judge.ts'
import {
  type Deed,
  kill,
  type MortalApp,
  type Recovered,
  startMortalApp
} from './support/faults/mortal-app.ts'
import { plan } from './support/faults/plan.ts'
import { keysIn, seeded, textAfter, type WrittenPost } from './support/faults/writer.ts'
import { numberAfter, table, writeFigures } from './support/report.ts'
import { percentile } from './support/statistics.ts'

const args = process.argv.slice(2)
const runs = numberAfter(args, '--runs', 200)
/** Ends earlier after so many minutes: several seeds make up for it. */
const minutes = numberAfter(args, '--minutes', Number.POSITIVE_INFINITY)
const deadline = Date.now() + minutes * 60_000
const seed = numberAfter(args, '--seed', Date.now() % 1_000_000)
const random = seeded(seed)
const between = (least: number, most: number): number => least + random() * (most - least)

const posts: readonly WrittenPost[] = [
  {
    id: 'lanterns/index.md',
    number: 0,
    head: '---\ntitle: Lanterns by the river\ndate: 2024-06-14\n---\n\nIt began with ',
    tail: ', and nobody wanted to go home.\n\n## Later\n\nThe boats came back at ten.\n'
  },
  {
    id: 'meadow/index.md',
    number: 3,
    head: '---\ntitle: A screen in the meadow\ndate: 2024-05-02\n---\n\nThe grass was ',
    tail: ', so everybody brought a blanket.\n'
  }
]

/** Waits for the moment to kill: any, or just after a save was asked for. */
function fatalMoment(app: MortalApp): Promise<void> {
  const afterSave = random() < 0.5
  const delay = afterSave ? between(0, 60) : between(200, 4000)
  const savesToWait = Math.floor(between(1, 3))
  return new Promise(resolve => {
    if (!afterSave) {
      setTimeout(resolve, delay)
      return
    }
    let saves = 0
    app.onDeed(deed => {
      if ('save' in deed) saves += 1
      if ('save' in deed && saves === savesToWait) setTimeout(resolve, delay)
      if ('done' in deed) resolve()
    })
  })
}

function noteDeeds(app: MortalApp, known: readonly Known[]): void {
  let current: Known | undefined
  app.onDeed(deed => {
    if ('shown' in deed) current = known.find(({ post }) => post.id === deed.shown)
    else if ('key' in deed) current?.pressed.push(deed.at)
    else if ('text' in deed) {
      const grown = known.find(({ post }) => deed.text.id.endsWith(post.id))
      if (grown === undefined) return
      const keys = deed.text.length - grown.post.head.length - grown.post.tail.length - grown.start
      while (grown.typed.length < keys) grown.typed.push(deed.at)
    } else if ('saved' in deed) {
      const saved = known.find(({ post }) => deed.saved.id.endsWith(post.id))
      if (saved) saved.confirmed = deed.saved.length - saved.post.head.length - saved.post.tail.length
    }
  })
}

/** Milliseconds of the longest time without a deed before the death: a machine that stood still is not typed on. */
function longestSilence(deeds: readonly Deed[], died: number): number {
  const times = [...deeds.flatMap(deed => ('at' in deed ? [deed.at] : [])), died].sort((a, b) => a - b)
  return Math.round(Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at))))
}

function startLife(after: Recovered, known: readonly Known[]): readonly Known[] {
  return known.map(({ post, confirmed }) => {
    const text = after.recovered.find(({ id }) => id === post.id)?.text ?? ''
    const start = keysIn(post, text)
    if (start === null) throw new Error(`${post.id} cannot be typed in any further: ${excerpt(text)}`)
    return { post, start, pressed: [], typed: [], confirmed }
  })
}

const work = mkdtempSync(join(tmpdir(), 'recap-desk-faults-'))
let folder = ''
let profile = ''
/** New posts for a new writer; what a failure left is kept to be looked at. */
function startAfresh(name: string): readonly Known[] {
  folder = join(work, name, 'posts')
  profile = join(work, name, 'profile')
  for (const post of posts) {
    mkdirSync(dirname(join(folder, post.id)), { recursive: true })
    writeFileSync(join(folder, post.id), textAfter(post, 0))
  }
  return posts.map(post => ({ post, start: 0, pressed: [], typed: [], confirmed: 0 }))
}
console.log(`Seed ${seed}: repeat with --seed ${seed}`)

const launch = () => startMortalApp({ folder, profile, posts: posts.map(({ id }) => id) })
const outcomes: Outcome[] = []
let known = startAfresh('run-1')
let app = launch()
let windowPid = 0
try {
  const first = await app.nextRecovered()
  windowPid = first.window
  known = startLife(first, known)
  for (let run = 1; run <= runs && Date.now() < deadline; run += 1) {
    const victim = victims[Math.floor(random() * victims.length)] ?? 'all'
    noteDeeds(app, known)
    const moment = fatalMoment(app)
    app.carryOut(plan(known, random))
    await moment
    const died = performance.timeOrigin + performance.now()
    const { deeds } = app
    const after = await die(victim).catch((error: unknown) => String(error))
    const outcome =
      typeof after === 'string'
        ? { run, victim, lost: 0, lostFromPress: 0, corrupt: [], notRecovered: [after] }
        : judge(folder, run, victim, died, after, known)
    outcomes.push(outcome)
    if (outcome.lost > 1000)
      console.log(
        `Run ${run}, ${victim} killed: ${Math.round(outcome.lost)} ms of typing lost; for ${longestSilence(deeds, died)} of them nothing was heard of the app`
      )
    for (const what of [...outcome.corrupt, ...outcome.notRecovered])
      console.log(`Run ${run}, ${victim} killed: ${what}`)
    if (run % 10 === 0) console.log(`${run} of ${runs} runs`)
    const failed = outcome.corrupt.length + outcome.notRecovered.length > 0
    if (!failed && typeof after !== 'string') known = startLife(after, known)
    if (failed || victim === 'window') {
      // A window that dies again and again is another matter; each run begins with a fresh one.
      await app.end()
      if (failed) known = startAfresh(`run-${run + 1}`)
      app = launch()
      const next = await app.nextRecovered()
      windowPid = next.window
      known = startLife(next, known)
    }
  }
} finally {
  await app.end()
}

/** Kills, and answers with what the window shows after it: that of the next start, or the same one loaded again. */
async function die(victim: Victim): Promise<Recovered> {
  if (victim === 'window') {
    const back = app.nextRecovered()
    kill(windowPid)
    const after = await back
    windowPid = after.window
    return after
  }
  if (victim === 'main') {
    kill(app.child.pid ?? 0)
    await new Promise(resolve => app.child.once('exit', resolve))
  }
  await app.end()
  app = launch()
  const after = await app.nextRecovered()
  windowPid = after.window
  return after
}

const lost = outcomes.map(outcome => outcome.lost)
const fromPress = outcomes.map(outcome => outcome.lostFromPress)
const corruptFiles = outcomes.reduce((sum, { corrupt }) => sum + corrupt.length, 0)
const notRecovered = outcomes.filter(outcome => outcome.notRecovered.length > 0).length
const figures = {
  seed,
  runs: outcomes.length,
  corruptFiles,
  notRecovered,
  lostMsP50: percentile(lost, 0.5),
  lostMsP95: percentile(lost, 0.95),
  lostMsMax: percentile(lost, 1),
  fromPressMsP95: percentile(fromPress, 0.95),
  fromPressMsMax: percentile(fromPress, 1),
  /** One a run: figures of several seeds can be put together from these. */
  lostMs: lost.map(Math.round)
}
console.log(`\nDeaths while typing and saving, ${outcomes.length} runs\n`)
console.log(
  table(
    ['killed', 'runs', 'corrupt files', 'not recovered', 'lost ms p50', 'most'],
    [...victims, 'any' as const].map(victim => {
      const of = outcomes.filter(outcome => victim === 'any' || outcome.victim === victim)
      const times = of.map(outcome => outcome.lost)
      return [
        victim,
        String(of.length),
        String(of.reduce((sum, { corrupt }) => sum + corrupt.length, 0)),
        String(of.filter(outcome => outcome.notRecovered.length > 0).length),
        of.length === 0 ? '' : percentile(times, 0.5),
        of.length === 0 ? '' : percentile(times, 1)
      ]
    })
  )
)
const kept = corruptFiles === 0 && notRecovered === 0 && figures.lostMsMax <= 1000
console.log(
  `\nFrom the press of the first lost key: 95 % ${Math.round(figures.fromPressMsP95)} ms, most ${Math.round(figures.fromPressMsMax)} ms`
)
console.log(
  `\nGoal: 0 corrupt, 0 not recovered, at most 1,000 ms lost: ${kept ? 'kept' : 'MISSED'} (seed ${seed})`
)
writeFigures(args, figures)
if (kept) rmSync(work, { recursive: true, force: true, maxRetries: 5 })
else console.log(`The folder and the profile are in ${work}`)
process.exitCode = kept ? 0 : 1
