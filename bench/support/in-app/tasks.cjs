/**
 * The tasks of the window's own thread, out of Chromium's trace. Their processor time tells ours from the machine's:
 * a thread that had to wait for a processor used none meanwhile.
 */
const { readFileSync, rmSync } = require('node:fs')
const { contentTracing } = require('electron')

const taskNames = new Set(['ThreadControllerImpl::RunTask', 'ThreadPool_RunTask', 'RunTask'])

/** Notes the tasks of a page's main thread until the returned function is called: milliseconds each. */
async function traceTasks(page) {
  await contentTracing.startRecording({
    included_categories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'],
    excluded_categories: ['*']
  })
  const began = performance.now()
  return async () => {
    const ms = performance.now() - began
    const file = await contentTracing.stopRecording()
    const { traceEvents } = JSON.parse(readFileSync(file, 'utf8'))
    rmSync(file)
    const process = page.getOSProcessId()
    const thread = traceEvents.find(
      ({ name, pid, args }) => name === 'thread_name' && pid === process && args.name === 'CrRendererMain'
    )?.tid
    const tasks = traceEvents.filter(
      ({ pid, tid, ph, name }) => pid === process && tid === thread && ph === 'X' && taskNames.has(name)
    )
    return { ms, tasks: tasks.map(({ dur, tdur = 0 }) => ({ ms: dur / 1000, cpuMs: tdur / 1000 })) }
  }
}

module.exports = { traceTasks }
