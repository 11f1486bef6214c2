/**
 * Types, saves and switches posts as a writer does, step by step as the bench says on stdin, and tells on stdout
 * what it does and when, until somebody ends the process. First it tells what the window shows: what was recovered.
 */
const { createInterface } = require('node:readline')
const { app } = require('electron')
const { collectGarbage, sampleProcesses } = require('./processes.cjs')
const { firstPage, measuring, report, until } = require('./window.cjs')

/** In the page: finds the editor as CodeMirror's `EditorView.findFromDOM` does. */
const view = `document.querySelector('.cm-content').cmTile.root.view`
const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))
const now = () => performance.timeOrigin + performance.now()
const posts = JSON.parse(process.env.RECAP_BENCH_POSTS)

/** In the page: says when the text has grown, and each time the window says that it is saved, with how long it is. */
const watchPage = `(() => {
  const status = document.querySelector('[aria-label="Save state"]')
  const shown = () => document.querySelector('.post-row[aria-selected="true"]')?.id ?? ''
  let told = ''
  const grown = () => {
    const editor = document.querySelector('.cm-content')?.cmTile?.root.view
    if (editor === undefined) return
    const text = { id: shown(), length: editor.state.doc.length }
    const words = JSON.stringify(text)
    if (words !== told) console.debug('@text ' + JSON.stringify({ text, at: performance.timeOrigin + performance.now() }))
    told = words
  }
  document.addEventListener('input', () => setTimeout(grown), { capture: true })
  document.addEventListener('keydown', () => setTimeout(grown), { capture: true })
  new MutationObserver(() => {
    if (status.textContent !== 'Saved') return
    console.debug('@saved ' + JSON.stringify({ id: shown(), length: ${view}.state.doc.length }))
  }).observe(status, { childList: true, characterData: true, subtree: true })
})()`

/** In the page: whether the window says so by now. */
const isUnsaved = `document.querySelector('[aria-label="Save state"]').textContent === 'Unsaved changes'`

/** A script that the page's death swallowed never answers: ask again then. */
const asked = (page, script) =>
  Promise.race([
    page.executeJavaScript(script),
    pause(5000).then(() => {
      throw new Error('The page does not answer.')
    })
  ])

const ready = page =>
  until(() =>
    asked(page, `document.querySelectorAll('.post-row').length >= ${posts.length}`).catch(() => false)
  )

/** Brings a post to the front with a click on its row, as a writer does. */
async function show(page, id) {
  const selector = JSON.stringify(`post:${id}`)
  const isShown = `document.getElementById(${selector}).getAttribute('aria-selected') === 'true' && document.querySelector('.cm-content')?.cmTile !== undefined`
  // Nothing would tell when the click has come through, and the keys after it went to the list.
  if (await page.executeJavaScript(isShown)) return
  const place = await page.executeJavaScript(`(() => {
    const row = document.getElementById(${selector})
    row.scrollIntoView({ block: 'nearest' })
    const { x, y, width, height } = row.getBoundingClientRect()
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
  })()`)
  for (const type of ['mouseDown', 'mouseUp'])
    page.sendInputEvent({ type, ...place, button: 'left', clickCount: 1 })
  await until(() => page.executeJavaScript(isShown))
}

/** The text, the save state and any question of every post. */
async function shown(page) {
  const found = []
  for (const id of posts) {
    await show(page, id)
    found.push(
      await page.executeJavaScript(`({
        id: ${JSON.stringify(id)},
        text: ${view}.state.doc.toString(),
        state: document.querySelector('[aria-label="Save state"]').textContent,
        question: document.querySelector('.post-banner, [role="alertdialog"]')?.textContent ?? null
      })`)
    )
  }
  return found
}

function press(page, key) {
  if (key === '\n') {
    page.sendInputEvent({ type: 'keyDown', keyCode: 'Return' })
    page.sendInputEvent({ type: 'char', keyCode: '\u000d' })
    page.sendInputEvent({ type: 'keyUp', keyCode: 'Return' })
    return
  }
  const keyCode = key === ' ' ? 'Space' : key
  page.sendInputEvent({ type: 'keyDown', keyCode })
  page.sendInputEvent({ type: 'char', keyCode: key })
  page.sendInputEvent({ type: 'keyUp', keyCode })
}

async function carryOut(page, step) {
  if (step.wait !== undefined) await pause(step.wait)
  else if (step.untilUnsaved === true) await until(() => page.executeJavaScript(isUnsaved))
  else if (step.sample === true) report({ sample: sampleProcesses(page), at: now() })
  else if (step.collect === true) await collectGarbage(page)
  else if (step.press !== undefined) {
    page.sendInputEvent({ type: 'keyDown', keyCode: step.press, modifiers: step.modifiers ?? [] })
    page.sendInputEvent({ type: 'keyUp', keyCode: step.press, modifiers: step.modifiers ?? [] })
  } else if (step.key !== undefined) {
    press(page, step.key)
    report({ key: step.key, at: now() })
  } else if (step.save === true) {
    page.sendInputEvent({ type: 'keyDown', keyCode: 'S', modifiers: ['control'] })
    page.sendInputEvent({ type: 'keyUp', keyCode: 'S', modifiers: ['control'] })
    report({ save: true, at: now() })
  } else if (step.show !== undefined) {
    await show(page, step.show)
    // Without a place: the end of the text.
    const anchor = step.cursor ?? `${view}.state.doc.length`
    await page.executeJavaScript(
      `(${view}.dispatch({ selection: { anchor: ${anchor} }, scrollIntoView: true }), ${view}.focus())`
    )
    report({ shown: step.show })
  }
}

measuring(async () => {
  const { page } = await firstPage
  let loads = 0
  let deaths = 0
  page.on('console-message', (event, _level, message) => {
    const text = typeof message === 'string' ? message : event.message
    if (text.startsWith('@saved ')) report({ saved: JSON.parse(text.slice('@saved '.length)), at: now() })
    if (text.startsWith('@text ')) report(JSON.parse(text.slice('@text '.length)))
  })
  const look = async () => {
    await ready(page)
    page.focus()
    const recovered = await shown(page)
    await page.executeJavaScript(watchPage)
    loads += 1
    report({ recovered, loads, main: process.pid, window: page.getOSProcessId() })
  }
  page.on('render-process-gone', () => {
    deaths += 1
    page.once('dom-ready', () => measuring(look))
  })
  await look()
  // One after the other: a key before the post is in front would go nowhere.
  let before = Promise.resolve()
  createInterface(process.stdin).on('line', line => {
    before = before.then(async () => {
      const life = deaths
      for (const step of JSON.parse(line)) {
        if (life !== deaths) return
        await carryOut(page, step).catch(() => undefined)
      }
      report({ done: true })
    })
    measuring(() => before)
  })
  app.on('window-all-closed', () => undefined)
})
