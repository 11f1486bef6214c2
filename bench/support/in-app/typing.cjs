/**
 * Types RECAP_BENCH_KEYS keys at ten a second at the end of a paragraph, and measures each from the key's
 * event to the end of the frame that shows it. Keys come in as the system's do, not through the inspector.
 */
const { firstPage, isShownInFrames, measuring, report, until } = require('./window.cjs')

const interval = 100
const words = 'the quick brown fox jumps over the lazy dog and '

/** In the page: finds the editor as CodeMirror's `EditorView.findFromDOM` does. */
const view = `document.querySelector('.cm-content').cmTile.root.view`

/** In the page: puts the cursor behind the first plain paragraph of the body's second half. */
const placeCursor = `(() => {
  const { doc } = ${view}.state
  for (let number = Math.floor(doc.lines * 0.6); number <= doc.lines; number += 1) {
    const line = doc.line(number)
    if (!/^[A-Za-z].{20,}[a-z.,]$/.test(line.text)) continue
    ${view}.dispatch({ selection: { anchor: line.to }, scrollIntoView: true })
    ${view}.focus()
    return line.text
  }
  throw new Error('There is no paragraph to type in.')
})()`

/** In the page: notes each key's way to the screen, and every task of more than 50 ms. */
const observe = `(() => {
  window.measuredKeys = []
  window.longTasks = []
  let pressed = 0
  window.addEventListener('keydown', event => { pressed = event.timeStamp }, { capture: true })
  window.addEventListener('input', () => {
    const from = pressed
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => measuredKeys.push(performance.now() - from)
      port2.postMessage(null)
    })
  }, { capture: true })
  new PerformanceObserver(list => longTasks.push(...list.getEntries().map(entry => entry.duration)))
    .observe({ type: 'longtask' })
})()`

/** Resolves when the window shows the editor, and the app's preview with the post in it. */
async function settled(page, preview) {
  await until(() => page.executeJavaScript(`document.querySelector('.cm-content')?.cmTile !== undefined`))
  if (preview === undefined) return
  await until(() => isShownInFrames(page, preview))
}

function press(page, key) {
  const keyCode = key === ' ' ? 'Space' : key
  page.sendInputEvent({ type: 'keyDown', keyCode })
  page.sendInputEvent({ type: 'char', keyCode: key })
  page.sendInputEvent({ type: 'keyUp', keyCode })
}

async function typeKeys(page, count, from) {
  for (let index = 0; index < count; index += 1) {
    press(page, words[(from + index) % words.length])
    await new Promise(resolve => setTimeout(resolve, interval))
  }
}

measuring(async () => {
  const { browser, page } = await firstPage
  browser.setContentSize(1600, 1000)
  await settled(page, process.env.RECAP_BENCH_PREVIEW)
  page.focus()
  const paragraph = await page.executeJavaScript(placeCursor)
  // The first keys warm the code up; what is measured is a writer in the middle of a sentence.
  const warmUp = words.length
  await typeKeys(page, warmUp, 0)
  await page.executeJavaScript(observe)
  const keys = Number(process.env.RECAP_BENCH_KEYS)
  await typeKeys(page, keys, warmUp)
  await new Promise(resolve => setTimeout(resolve, 1000))
  const figures = await page.executeJavaScript(
    `({ measured: measuredKeys, longTasks, text: ${view}.state.doc.toString() })`
  )
  const typed = Array.from({ length: warmUp + keys }, (_, index) => words[index % words.length]).join('')
  if (!figures.text.includes(paragraph + typed)) throw new Error('What was typed did not arrive in the text.')
  report({ measured: figures.measured, longTasks: figures.longTasks })
})
