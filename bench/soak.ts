/** Half an hour of editing, saving and switching among 90 posts: no process may grow after 5 minutes, no handle may leak. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { root } from './support/electron.ts'
import { type Deed, type ProcessSample, type Step, startMortalApp } from './support/faults/mortal-app.ts'
import { seeded } from './support/faults/writer.ts'
import { numberAfter, table, writeFigures } from './support/report.ts'
import { growth, minutely, type Sampled } from './support/soak/growth.ts'

const args = process.argv.slice(2)
const minutes = numberAfter(args, '--minutes', 30)
const seed = numberAfter(args, '--seed', 1)
const random = seeded(seed)
const postCount = 90
const growthLimit = 1.15
/** Sockets and pipes come and go; a leak of one a visit would be hundreds. */
const handleLimit = 10
/**
 * What is compared: the minute up to the fifth one, and the last one; of a short trial its middle and its end. There
 * garbage is collected first in main and all pages, as thoroughly as when memory runs short, and shared memory is told
 * apart: what a process holds is meant, not how long a collector or Chromium's cache of decoded pictures, up to half a
 * gigabyte, waits.
 */
const settledMs = (minutes >= 10 ? 5 : minutes / 2) * 60_000
const spanMs = Math.min(60_000, settledMs / 2)

const words = 'and a lantern on the river shone until the last film was over'
const remark = '\n<!-- read again -->\n'

const work = mkdtempSync(join(tmpdir(), 'recap-desk-soak-'))
const folder = join(work, 'posts')
/** What each post's file must hold, and whether the words typed last are still in it. */
const posts = preparePosts().map(id => ({ id, text: readFileSync(join(folder, id), 'utf8'), typed: false }))

function preparePosts(): readonly string[] {
  const corpus = join(process.env.RECAP_CORPUS ?? resolve(root, '../shared/corpus'), 'linkerd-blog')
  if (existsSync(corpus)) cpSync(corpus, folder, { recursive: true })
  else console.log('There is no corpus of real posts here: all posts are generated.')
  const content = join(folder, 'content')
  mkdirSync(content, { recursive: true })
  const found = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.md')
  )
  const ids = found
    .map(name => relative(folder, join(content, name)).split(sep).join('/'))
    .slice(0, postCount)
  for (let number = 1; ids.length < postCount; number += 1) {
    const id = `content/evenings/${number}/index.md`
    mkdirSync(dirname(join(folder, id)), { recursive: true })
    writeFileSync(join(folder, id), generatedPost(number))
    ids.push(id)
  }
  return ids
}

function generatedPost(number: number): string {
  const films = ['Spring', 'Charge', 'Sintel', 'Cosmos Laundromat', 'Tears of Steel', 'Big Buck Bunny']
  const entries = films.map(
    title =>
      `    - title: ${title}\n      embedUrl: https://www.youtube.com/embed/WhWc3b3KhnY\n      uploadDate: 2019-04-04\n      duration: PT7M44S\n`
  )
  const sections = films.map(
    title =>
      `## ${title}\n\n${'The screen stood between the trees, and everybody had brought a blanket. '.repeat(12)}\n\n{{< youtube WhWc3b3KhnY >}}\n`
  )
  const date = `2024-06-${String((number % 28) + 1).padStart(2, '0')}`
  return `---\ntitle: Evening ${number}\ndate: ${date}\nparams:\n  videoSchema:\n${entries.join('')}---\n\n${sections.join('\n')}`
}

const keys = (text: string): readonly Step[] => [...text].flatMap(key => [{ key }, { wait: 25 }])
const control = (press: string, ...others: readonly string[]): Step => ({
  press,
  modifiers: ['control', ...others]
})

/** After as many visits the writer pauses for longer: Hugo's engine uses a pause to start afresh. */
const visitsBeforePause = 15
const pauseMs = 6500

/** One visit of a post: words are typed, taken back and typed again, or erased from the visit before; then saved. */
function visit(post: (typeof posts)[number], number: number, isCompared: boolean): readonly Step[] {
  const work = post.typed
    ? Array.from({ length: words.length }, () => [{ press: 'Backspace' }, { wait: 10 }]).flat()
    : [...keys(words), control('Z'), { wait: 200 }, control('Z', 'shift'), { wait: 200 }]
  post.text = post.typed ? post.text.slice(0, -words.length) : post.text + words
  post.typed = !post.typed
  const tab = control(String((number % 3) + 1))
  return [
    { show: post.id },
    { wait: 300 },
    ...work,
    { save: true },
    { wait: 600 },
    tab,
    { wait: number % visitsBeforePause === visitsBeforePause - 1 ? pauseMs : 200 },
    ...(isCompared ? [{ collect: true } as const] : []),
    { sample: true }
  ]
}

/** Another program changes a post that is open, and not being written in: that would be a conflict, rightly. */
function changeOutside(writtenIn: (typeof posts)[number]): void {
  const post = posts[Math.floor(random() * posts.length)]
  if (post === undefined || post.typed || post === writtenIn) return
  post.text = post.text.endsWith(remark) ? post.text.slice(0, -remark.length) : post.text + remark
  writeFileSync(join(folder, post.id), post.text)
}

const samples: Sampled[] = []
const app = startMortalApp({
  folder,
  profile: join(work, 'profile'),
  posts: posts.map(({ id }) => id),
  switches: ['--js-flags=--expose-gc']
})
let visits = 0
try {
  let hear: (deed: Deed) => void = () => undefined
  app.onDeed(deed => hear(deed))
  await app.nextRecovered()
  const started = Date.now()
  let told = 0
  while (Date.now() - started < minutes * 60_000) {
    const done = new Promise<readonly ProcessSample[]>((resolve, reject) => {
      let sample: readonly ProcessSample[] = []
      const timer = setTimeout(
        () => reject(new Error('The app did not carry out a visit in a minute.')),
        60_000
      )
      hear = deed => {
        if ('sample' in deed) sample = deed.sample
        if (!('done' in deed)) return
        clearTimeout(timer)
        resolve(sample)
      }
    })
    // In turn at first, so that every post was opened and edited before the first comparison.
    const post = posts[visits < posts.length ? visits : Math.floor(random() * posts.length)]
    if (post === undefined) break
    if (visits % 5 === 4) changeOutside(post)
    const at = Date.now() - started
    const isCompared = [settledMs, minutes * 60_000].some(end => at > end - spanMs - 5000 && at <= end)
    app.carryOut(visit(post, visits, isCompared))
    samples.push({ at: Date.now() - started, processes: await done })
    visits += 1
    const minute = Math.floor((Date.now() - started) / 60_000)
    if (minute > told) console.log(`${minute} of ${minutes} minutes, ${visits} visits`)
    told = minute
  }
} finally {
  await app.end()
}

const wrong = posts.filter(({ id, text }) => readFileSync(join(folder, id), 'utf8') !== text)
for (const { id } of wrong) console.log(`${id} does not hold what was typed and saved.`)
const rows = growth(samples, settledMs, spanMs)
const mebibytes = (bytes: number): number => bytes / 2 ** 20
console.log(
  `\n${visits} visits to ${posts.length} posts in ${minutes} minutes (seed ${seed}); medians of ${spanMs / 1000} s, garbage collected before each sample\n`
)
console.log(
  table(
    [
      'process',
      'MiB before',
      'MiB at the end',
      'ratio',
      'shared before',
      'at the end',
      'handles before',
      'at the end',
      'watches before',
      'at the end'
    ],
    rows.map(({ role, before, after, ratio }) => [
      role,
      mebibytes(before.bytes),
      mebibytes(after.bytes),
      ratio.toFixed(2),
      mebibytes(before.shared),
      mebibytes(after.shared),
      String(before.handles),
      String(after.handles),
      String(before.watches),
      String(after.watches)
    ])
  )
)
const grown = rows.filter(({ ratio }) => ratio > growthLimit)
const leaking = rows.filter(
  ({ before, after }) => after.handles - before.handles > handleLimit || after.watches > before.watches
)
const kept = grown.length + leaking.length + wrong.length === 0
console.log(
  `\nGoal: each process at most ${growthLimit} times its memory after ${settledMs / 60_000} minutes, no handle leaks: ${kept ? 'kept' : 'MISSED'}`
)
writeFigures(args, {
  seed,
  minutes,
  visits,
  posts: posts.length,
  wrongFiles: wrong.length,
  ratioMax: Math.max(...rows.map(({ ratio }) => ratio)),
  limit: growthLimit,
  processes: rows,
  minutely: minutely(samples)
})
if (wrong.length === 0) rmSync(work, { recursive: true, force: true, maxRetries: 20 })
else console.log(`The folder and the profile are in ${work}`)
process.exitCode = kept ? 0 : 1
