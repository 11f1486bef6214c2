/** What each of the app's processes holds: memory, open handles, watched folders. */
const { readdirSync, readFileSync, readlinkSync } = require('node:fs')
const { app } = require('electron')

/** The processes by what they are for; a role can have several, and other ones later than at the start. */
function roleOf(metric, page) {
  if (metric.type === 'Browser') return 'main'
  if (metric.pid === page.getOSProcessId()) return 'window'
  if (page.mainFrame.framesInSubtree.some(frame => frame.osProcessId === metric.pid)) return 'preview'
  if (metric.name === 'Hugo' || metric.serviceName === 'Hugo') return 'hugo'
  return (metric.name ?? metric.type).toLowerCase()
}

/** Open files, sockets and pipes; shared memory is told by its bytes. */
function handlesOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).filter(name => !isSharedMemory(`/proc/${pid}/fd/${name}`)).length
  } catch {
    return null
  }
}

function isSharedMemory(handle) {
  try {
    return /^\/dev\/shm\/|^\/memfd:/.test(readlinkSync(handle))
  } catch {
    // Closed while the list was read.
    return true
  }
}

/** Memory that a process shares: of pages their tiles and decoded pictures; null where the system does not tell. */
function sharedBytes(pid) {
  try {
    const shared = /^RssShmem:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return shared === null ? null : Number(shared[1]) * 1024
  } catch {
    return null
  }
}

/** Watches of folders, as Linux counts them for the inotify handles of a process. */
function watchesOf(pid) {
  try {
    let count = 0
    for (const name of readdirSync(`/proc/${pid}/fdinfo`)) {
      try {
        count += readFileSync(`/proc/${pid}/fdinfo/${name}`, 'utf8').split('\ninotify ').length - 1
      } catch {
        // Closed while the list was read.
      }
    }
    return count
  } catch {
    return null
  }
}

const sum = (one, other) => (one === null || other === null ? null : one + other)

/** One row a role. */
function sampleProcesses(page) {
  const rows = new Map()
  for (const metric of app.getAppMetrics()) {
    const role = roleOf(metric, page)
    const shared = sharedBytes(metric.pid)
    const row = rows.get(role) ?? { role, bytes: 0, shared: 0, handles: 0, watches: 0 }
    rows.set(role, {
      role,
      bytes: row.bytes + metric.memory.workingSetSize * 1024 - (shared ?? 0),
      shared: sum(row.shared, shared),
      handles: sum(row.handles, handlesOf(metric.pid)),
      watches: sum(row.watches, watchesOf(metric.pid))
    })
  }
  return [...rows.values()]
}

/** As when memory runs short: again until nothing more comes free, and pages of the heap are given back. */
const thorough = { type: 'major', execution: 'async', flavor: 'last-resort' }

/**
 * Lets go of what nothing holds any more, in main and in all pages; needs `--js-flags=--expose-gc`. Hugo's process has
 * no such function: what it holds is what a writer's machine has to bear.
 */
async function collectGarbage(page) {
  const frames = page.mainFrame.framesInSubtree
  // A frame that goes to its page just then never answers.
  const patience = new Promise(resolve => setTimeout(resolve, 5000))
  const collect = `globalThis.gc?.(${JSON.stringify(thorough)})`
  const all = [
    globalThis.gc?.(thorough),
    ...frames.map(frame =>
      frame.executeJavaScript(`${collect}?.then(() => undefined)`).catch(() => undefined)
    )
  ]
  await Promise.race([Promise.all(all), patience])
  await new Promise(resolve => setTimeout(resolve, 500))
}

module.exports = { collectGarbage, sampleProcesses }
