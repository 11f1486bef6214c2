/**
 * Measures when the window first shows RECAP_BENCH_SELECTOR. Where RECAP_BENCH_SETTLED is there it waits until
 * the preview frame shows that selector (empty: for none) and reports the memory of each process.
 */
const { app } = require('electron')
const { readFileSync } = require('node:fs')
const {
  firstPage,
  isShownInFrames,
  measuring,
  paintedSelector,
  phases,
  report,
  until
} = require('./window.cjs')

/** Resident and proportional set size in bytes; the latter counts a page shared by n processes 1/n times. */
function memoryOf(pid) {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const bytes = name => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? Number.NaN) * 1024
  return { resident: bytes('Rss'), proportional: bytes('Pss') }
}

/** On systems without /proc the working set that Chromium reports stands for both. */
function memory({ pid, memory: { workingSetSize } }) {
  try {
    return memoryOf(pid)
  } catch {
    return { resident: workingSetSize * 1024, proportional: workingSetSize * 1024 }
  }
}

/** Chromium calls each page's process a tab: these are named by what they show. */
function nameOf({ pid, name, serviceName, type }, page) {
  if (pid === page.mainFrame.osProcessId) return 'Window'
  if (page.mainFrame.framesInSubtree.some(frame => frame.osProcessId === pid)) return 'Preview frame'
  return type === 'Browser' ? 'Main' : (name ?? serviceName ?? type)
}

const processes = page =>
  app.getAppMetrics().map(metric => ({ name: nameOf(metric, page), ...memory(metric) }))

measuring(async () => {
  const { page } = await firstPage
  const shown = await page.executeJavaScript(paintedSelector(process.env.RECAP_BENCH_SELECTOR))
  const settled = process.env.RECAP_BENCH_SETTLED
  if (settled === undefined) return report({ shown, phases })
  if (settled !== '') await until(() => isShownInFrames(page, settled))
  // Until garbage is collected and caches are filled, memory says little.
  await new Promise(resolve => setTimeout(resolve, 5000))
  report({ shown, phases, processes: processes(page) })
})
