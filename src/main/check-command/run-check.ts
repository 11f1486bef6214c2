import { resolve } from 'node:path'
import { today } from '#shared/today.ts'
import { openContentFolder } from '../content/content-folder.ts'
import { openChecker } from '../problems/check-folder.ts'
import { readArguments, usage } from './command-arguments.ts'
import {
  countBySeverity,
  type JsonProblem,
  type JsonReport,
  jsonProblems,
  readableProblems,
  summaryLine
} from './report.ts'

/** Where the command writes. */
export interface CommandOutput {
  out(text: string): void
  err(text: string): void
  /** Whether somebody sees `err` as it is written: only then is there progress. */
  readonly isTerminal: boolean
  readonly colours: boolean
}

/** Runs `check FOLDER`; gives the exit code: 0 without errors, 1 with some, 2 where nothing could be checked. */
export async function runCheckCommand(args: readonly string[], output: CommandOutput): Promise<0 | 1 | 2> {
  const wanted = readArguments(args)
  if (wanted.kind === 'help') {
    output.out(usage)
    return 0
  }
  if (wanted.kind === 'wrong') {
    output.err(`${wanted.message}\n\n${usage}`)
    return 2
  }
  const opened = await openContentFolder(resolve(wanted.folder))
  if (!opened.ok) {
    const { code, message } = opened.error
    output.err(`${code === 'missing' ? `There is nothing at ${wanted.folder}.` : message}\n`)
    return 2
  }
  const folder = opened.value
  const progress = showProgress(output)
  const checker = await openChecker({
    folder,
    today: today(),
    onRead: (read, found) => progress.show(`Reading ${read} of ${found} posts`)
  })
  const posts =
    folder.initialPost === null ? checker.posts : checker.posts.filter(({ id }) => id === folder.initialPost)
  const problems: JsonProblem[] = []
  const texts: string[] = []
  for (const [index, post] of posts.entries()) {
    const found = jsonProblems(await checker.check(post))
    problems.push(...found)
    texts.push(readableProblems(found, output.colours))
    progress.show(`Checked ${index + 1} of ${posts.length} posts`)
  }
  progress.end()
  for (const path of checker.linter.scripted())
    output.err(`The markdownlint settings ${path} are a program, and programs of a site are not run.\n`)
  const counts = countBySeverity(problems)
  const report: JsonReport = { version: 1, folder: folder.root, posts: posts.length, counts, problems }
  output.out(
    wanted.json
      ? `${JSON.stringify(report, null, 2)}\n`
      : `${texts.join('')}${summaryLine(counts, posts.length)}`
  )
  return counts.error > 0 ? 1 : 0
}

/** A line that replaces itself, at most ten times a second; nothing where no terminal shows it. */
function showProgress({ err, isTerminal }: CommandOutput) {
  let last = 0
  const show = (words: string): void => {
    const now = performance.now()
    if (!isTerminal || now - last < 100) return
    last = now
    err(`\r\u001b[K${words}`)
  }
  return { show, end: () => (isTerminal && last > 0 ? err('\r\u001b[K') : undefined) }
}
