/** From the key press to a durable "Saved" in the window, against a bare write, sync and rename of the same bytes. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { elevenVideos } from './support/electron.ts'
import { type Deed, startMortalApp } from './support/faults/mortal-app.ts'
import { describeRatio, numberAfter, type Ratio, table, writeFigures } from './support/report.ts'
import { type Summary, summarize } from './support/statistics.ts'

const args = process.argv.slice(2)
const saves = numberAfter(args, '--saves', 60)
const work = mkdtempSync(join(tmpdir(), 'recap-desk-saves-'))
const folder = join(work, 'posts')
const id = 'index.md'
mkdirSync(folder, { recursive: true })
const text = readFileSync(elevenVideos)
writeFileSync(join(folder, id), text)

async function bareSave(): Promise<number> {
  const from = performance.now()
  const target = join(work, 'bare.md')
  const file = await open(`${target}.new`, 'w')
  await file.writeFile(text)
  await file.sync()
  await file.close()
  await rename(`${target}.new`, target)
  return performance.now() - from
}

const app = startMortalApp({ folder, profile: join(work, 'profile'), posts: [id] })
const ours: number[] = []
const bare: number[] = []
try {
  await app.nextRecovered()
  let asked = 0
  let hear: ((deed: Deed) => void) | null = null
  app.onDeed(deed => hear?.(deed))
  const saved = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('A save was not confirmed within 30 seconds.')), 30_000)
      hear = deed => {
        if ('save' in deed) asked = deed.at
        if (!('saved' in deed) || asked === 0) return
        clearTimeout(timer)
        resolve(deed.at - asked)
        asked = 0
      }
    })
  app.carryOut([{ show: id, cursor: text.toString().length }])
  // The first saves warm the code up; then the two take turns.
  for (let count = -3; count < saves; count += 1) {
    const measured = saved()
    app.carryOut([{ wait: 50 }, { key: 'x' }, { untilUnsaved: true }, { wait: 300 }, { save: true }])
    const time = await measured
    const baseline = await bareSave()
    if (count < 0) continue
    ours.push(time)
    bare.push(baseline)
  }
} finally {
  await app.end()
  rmSync(work, { recursive: true, force: true, maxRetries: 5 })
}

const figures = { ours: summarize(ours), bare: summarize(bare) }
const row = (name: string, { least, median, p95, most }: Summary) => [name, least, median, p95, most]
console.log(`${saves} saves of ${text.length} bytes each in turns, milliseconds\n`)
console.log(
  table(
    ['', 'least', 'median', 'p95', 'most'],
    [row('bare write, sync, rename', figures.bare), row('key press to "Saved" in the window', figures.ours)]
  )
)
const latency: Ratio = { name: 'save latency (p95)', ratio: figures.ours.p95 / figures.bare.p95, limit: 3 }
console.log(`\n${describeRatio(latency)}`)
writeFigures(args, { ratio: latency.ratio, limit: latency.limit, ...figures })
