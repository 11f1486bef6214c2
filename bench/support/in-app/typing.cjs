/**
 * Types RECAP_BENCH_KEYS keys at ten a second at the end of a paragraph, and measures each from the key's
 * event to the end of the frame that shows it. Keys come in as the system's do, not through the inspector.
 * With RECAP_BENCH_PATCHES it also measures when the preview shows each; with RECAP_BENCH_HIDE the preview is
 * hidden before the typing.
 */
const { Menu } = require('electron')
const { firstPage, isShownInFrames, measuring, phases, report, until } = require('./window.cjs')

const interval = 100
const words = 'the quick brown fox jumps over the lazy dog and '
/** What is typed first: no post says it, so that it is found in the preview. */
const marker = 'qzxjqzxj'

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

/** In the page: notes each key's way to the frame that shows it, and every task of more than 50 ms. */
const observe = `(() => {
  window.measuredKeys = []
  window.longTasks = []
  window.pressedKeys = []
  window.unseenKeys = 0
  let pressed = 0
  window.addEventListener('keydown', event => {
    pressed = event.timeStamp
    if (event.key !== ' ') pressedKeys.push(performance.timeOrigin + pressed)
  }, { capture: true })
  window.addEventListener('input', ({ data }) => {
    const from = pressed
    requestAnimationFrame(() => {
      const { focusNode, focusOffset } = getSelection()
      if (focusNode.textContent[focusOffset - 1] !== data) unseenKeys += 1
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => measuredKeys.push(performance.now() - from)
      port2.postMessage(null)
    })
  }, { capture: true })
  new PerformanceObserver(list => longTasks.push(...list.getEntries().map(entry => entry.duration)))
    .observe({ type: 'longtask' })
})()`

/**
 * In the preview's frame: notes when the page first holds each of the typed letters. A space shows only with the
 * letter after it, so spaces are left out on both sides.
 */
const observePatches = (typed, letters) => `(() => {
  const expected = ${JSON.stringify(typed.replaceAll(' ', ''))}
  const start = ${JSON.stringify(typed.slice(0, marker.length))}
  window.patchedKeys = []
  const look = () => {
    const now = performance.timeOrigin + performance.now()
    const text = document.body.textContent
    const from = text.indexOf(start)
    if (from < 0) return
    const shown = text.slice(from, from + ${typed.length + 200}).replaceAll(/\\s/g, '')
    let count = 0
    while (count < expected.length && shown[count] === expected[count]) count += 1
    while (patchedKeys.length < count - ${letters}) patchedKeys.push(now)
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
})()`

const previewFrameOf = page =>
  page.mainFrame.framesInSubtree.find(({ url }) => url.startsWith('recap-preview:'))

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

async function typeText(page, text) {
  for (const key of text) {
    press(page, key)
    await new Promise(resolve => setTimeout(resolve, interval))
  }
}

measuring(async () => {
  const { browser, page } = await firstPage
  const [width, height] = (process.env.RECAP_BENCH_SIZE ?? '1600x1000').split('x').map(Number)
  browser.setContentSize(width, height)
  await settled(page, process.env.RECAP_BENCH_PREVIEW)
  const previewShown = performance.timeOrigin + performance.now() - phases.page
  if (process.env.RECAP_BENCH_HIDE !== undefined) {
    Menu.getApplicationMenu().getMenuItemById('toggle-side').click()
    await until(async () => !(await isShownInFrames(page, process.env.RECAP_BENCH_PREVIEW)))
  }
  page.focus()
  const paragraph = await page.executeJavaScript(placeCursor)
  const keys = Number(process.env.RECAP_BENCH_KEYS)
  // The first keys warm the code up; what is measured is a writer in the middle of a sentence.
  const warmUp = ` ${marker}${words}`
  const typed = Array.from({ length: keys }, (_, index) => words[index % words.length]).join('')
  await typeText(page, warmUp)
  await page.executeJavaScript(observe)
  const frame = process.env.RECAP_BENCH_PATCHES === undefined ? undefined : previewFrameOf(page)
  const all = `${warmUp}${typed}`.trim()
  await frame?.executeJavaScript(observePatches(all, warmUp.replaceAll(' ', '').length))
  await typeText(page, typed)
  await new Promise(resolve => setTimeout(resolve, 1000))
  const figures = await page.executeJavaScript(
    `({ measured: measuredKeys, longTasks, pressedKeys, unseenKeys, text: ${view}.state.doc.toString() })`
  )
  if (!figures.text.includes(`${paragraph}${warmUp}${typed}`))
    throw new Error('What was typed did not arrive in the text.')
  if (figures.unseenKeys > 0 || figures.measured.length !== keys)
    throw new Error(
      `Of ${keys} keys ${figures.measured.length - figures.unseenKeys} were in the frame after them.`
    )
  const patchedKeys = (await frame?.executeJavaScript('patchedKeys')) ?? []
  if (frame !== undefined && patchedKeys.length !== figures.pressedKeys.length)
    throw new Error(`Of ${figures.pressedKeys.length} letters ${patchedKeys.length} came to the preview.`)
  report({
    measured: figures.measured,
    longTasks: figures.longTasks,
    patched: patchedKeys.map((at, index) => at - figures.pressedKeys[index]),
    previewShown
  })
})
