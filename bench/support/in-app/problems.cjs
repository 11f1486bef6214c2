/**
 * Checks all posts of a folder in the open window, with the list of problems in sight, and notes the tasks of the
 * window's thread; the same before while only its list of posts is scrolled.
 */
const { traceTasks } = require('./tasks.cjs')
const { firstPage, measuring, report, until } = require('./window.cjs')

/** In the page: scrolls the list of posts for three seconds, a little with each frame. */
const scroll = `new Promise(resolve => {
  const list = document.querySelector('.post-list')
  const began = performance.now()
  const step = time => {
    list.scrollTop += 12
    if (time - began < 3000) requestAnimationFrame(step)
    else resolve()
  }
  requestAnimationFrame(step)
})`

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

  let stop = await traceTasks(page)
  await page.executeJavaScript(scroll)
  const scrolling = await stop()

  stop = await traceTasks(page)
  page.send('recap:event:menuCommand', 'check-folder')
  await until(async () => !(await checked()))
  await until(checked)
  const checking = await stop()
  report({ scrolling, checking })
})
