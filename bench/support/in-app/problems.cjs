/**
 * Checks all posts of a folder in the open window, with the list of problems in sight, and notes the time between
 * frames; the same before, for as long, while nothing goes on.
 */
const { firstPage, measuring, report, until } = require('./window.cjs')

/** In the page: notes frames that come late, until it is stopped. */
const observe = `(() => {
  const gaps = []
  const longTasks = []
  const observer = new PerformanceObserver(list => longTasks.push(...list.getEntries().map(entry => entry.duration)))
  observer.observe({ type: 'longtask' })
  let last = performance.now()
  const began = last
  let runs = true
  const look = time => {
    gaps.push(time - last)
    last = time
    if (runs) requestAnimationFrame(look)
  }
  requestAnimationFrame(time => { last = time; requestAnimationFrame(look) })
  window.stopObserving = () => {
    runs = false
    observer.disconnect()
    return { gaps, longTasks, ms: performance.now() - began }
  }
})()`

const text = selector => `document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`

measuring(async () => {
  const { browser, page } = await firstPage
  browser.setContentSize(1400, 900)
  const posts = Number(process.env.RECAP_BENCH_POSTS).toLocaleString('en')
  await until(async () => (await page.executeJavaScript(text('.library-foot'))).includes(`${posts} posts`))
  await page.executeJavaScript(`document.querySelector('.post-row').click()`)
  await until(() => page.executeJavaScript(`document.querySelector('.cm-content')?.cmTile !== undefined`))
  const checked = async () =>
    (await page.executeJavaScript(text('.folder-check'))).includes(`${posts} posts were`)
  // The first check comes unasked; with it everything is warm and settled.
  page.send('recap:event:menuCommand', 'check-folder')
  await until(checked)
  await new Promise(resolve => setTimeout(resolve, 4000))

  await page.executeJavaScript(observe)
  await new Promise(resolve => setTimeout(resolve, 3000))
  const idle = await page.executeJavaScript('stopObserving()')

  await page.executeJavaScript(observe)
  page.send('recap:event:menuCommand', 'check-folder')
  await until(async () => !(await checked()))
  await until(checked)
  const checking = await page.executeJavaScript('stopObserving()')
  report({ idle, checking })
})
