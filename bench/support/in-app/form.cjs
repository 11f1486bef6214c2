/**
 * Measures the form of the post that is opened, in the measured program's main process:
 * - keys in the source and in a field of a card, each from the key's event to the end of the frame that shows it,
 * - moving that card down and up again by the keyboard, likewise,
 * - or, with RECAP_BENCH_RENDERS, how many of React's components and how many cards a key press renders.
 */
const { firstPage, measuring, report, until } = require('./window.cjs')

const interval = 100
const words = 'the quick brown fox jumps over the lazy dog and '
const keys = Number(process.env.RECAP_BENCH_KEYS)
const videos = Number(process.env.RECAP_BENCH_VIDEOS)
const opensAll = process.env.RECAP_BENCH_OPEN === 'all'
const place = Math.floor(videos / 2)

const view = `document.querySelector('.cm-content').cmTile.root.view`
const card = `document.querySelectorAll('.video-card')[${place}]`
const toggle = `${card}.querySelector('.card-toggle')`
const title = `${card}.querySelector('.video-fields input')`

const focusSource = `(() => {
  const { doc } = ${view}.state
  for (let number = doc.lines; number > 0; number -= 1) {
    const line = doc.line(number)
    if (!line.text.startsWith('A paragraph')) continue
    ${view}.dispatch({ selection: { anchor: line.to }, scrollIntoView: true })
    ${view}.focus()
    return true
  }
  throw new Error('There is no paragraph to type in.')
})()`

const focusField = `(() => {
  const input = ${title}
  input.focus()
  input.setSelectionRange(input.value.length, input.value.length)
  return document.activeElement === input
})()`

/** In the page: notes the way of each event of a type to the screen, and every task of more than 50 ms. */
const observe = `(() => {
  window.measured = []
  window.longTasks = []
  let pressed = 0
  const onScreen = () => {
    const from = pressed
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => measured.push(performance.now() - from)
      port2.postMessage(null)
    })
  }
  window.addEventListener('keydown', event => {
    pressed = event.timeStamp
    if (event.altKey && event.key.startsWith('Arrow')) onScreen()
  }, { capture: true })
  window.addEventListener('input', onScreen, { capture: true })
  new PerformanceObserver(list => longTasks.push(...list.getEntries().map(entry => entry.duration)))
    .observe({ type: 'longtask' })
})()`

const taken = `(() => { const taken = measured; measured = []; return taken })()`

const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

function press(page, key, modifiers) {
  const keyCode = key === ' ' ? 'Space' : key
  page.sendInputEvent({ type: 'keyDown', keyCode, modifiers })
  if (key.length === 1) page.sendInputEvent({ type: 'char', keyCode: key })
  page.sendInputEvent({ type: 'keyUp', keyCode, modifiers })
}

async function typeKeys(page, count) {
  for (let index = 0; index < count; index += 1) {
    press(page, words[index % words.length])
    await pause(interval)
  }
}

/** Types to warm up, then to be measured. */
async function typed(page) {
  await typeKeys(page, 20)
  await page.executeJavaScript(taken)
  await typeKeys(page, keys)
  await pause(400)
  return page.executeJavaScript(taken)
}

/** Moves the card down and up again; each move has to be there once it is painted. */
async function moved(page, times) {
  await page.executeJavaScript(`${toggle}.focus()`)
  const name = `document.activeElement.closest('.video-card').getAttribute('aria-label')`
  const at = `[...document.querySelectorAll('.video-card')].indexOf(document.activeElement.closest('.video-card'))`
  const first = await page.executeJavaScript(name)
  for (let time = 0; time < times; time += 1) {
    const down = time % 2 === 0
    press(page, down ? 'Down' : 'Up', ['alt'])
    await pause(700)
    const where = await page.executeJavaScript(`({ name: ${name}, at: ${at} })`)
    if (where.name !== first || where.at !== place + (down ? 1 : 0))
      throw new Error(`The card did not move: ${JSON.stringify(where)}`)
  }
  return page.executeJavaScript(taken)
}

/** In the page, before its scripts: React tells such an object of every commit. Components are told apart as its DevTools do. */
const countRenders = `(() => {
  const components = new Set([0, 1, 11, 14, 15])
  const cardOf = fiber => {
    for (let at = fiber; at; at = at.child)
      if (at.tag === 5) return at.stateNode.classList.contains('video-card') ? at.stateNode : null
    return null
  }
  window.rendered = { components: 0, cards: new Set() }
  function look(next, before, card) {
    if (next === before) return
    const own = card ?? (components.has(next.tag) || next.tag === 5 ? cardOf(next) : null)
    if (components.has(next.tag) && (next.flags & 1) === 1) {
      rendered.components += 1
      if (own) rendered.cards.add(own)
    }
    if (before !== null && next.child === before.child) return
    const inside = next.tag === 5 && next.stateNode.classList.contains('video-card') ? next.stateNode : card
    for (let child = next.child; child; child = child.sibling) look(child, child.alternate, inside)
  }
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    renderers: new Map(), supportsFiber: true, isDisabled: false, inject: () => 1, checkDCE() {},
    onCommitFiberRoot: (_id, root) => look(root.current, root.current.alternate, null),
    onCommitFiberUnmount() {}, onPostCommitFiberRoot() {}
  }
})()`

const takenRenders = `(() => {
  const { components, cards } = rendered
  window.rendered = { components: 0, cards: new Set() }
  return { components, cards: cards.size }
})()`

async function rendersOf(page, count) {
  const renders = []
  await typeKeys(page, 3)
  for (let index = 0; index < count; index += 1) {
    await pause(600)
    await page.executeJavaScript(takenRenders)
    press(page, words[index % words.length])
    await pause(600)
    renders.push(await page.executeJavaScript(takenRenders))
  }
  return renders
}

async function ready(page) {
  await until(() =>
    page.executeJavaScript(
      `document.querySelector('.cm-content')?.cmTile !== undefined && document.querySelectorAll('.video-card').length === ${videos}`
    )
  )
  // The preview's first page is made meanwhile.
  await pause(3000)
  page.focus()
  if (opensAll) await page.executeJavaScript(`document.querySelector('[aria-label="Expand all"]')?.click()`)
  await until(() =>
    page.executeJavaScript(`(() => {
      if (${toggle}.getAttribute('aria-expanded') !== 'true') ${toggle}.click()
      return ${title} != null
    })()`)
  )
}

measuring(async () => {
  const { browser, page } = await firstPage
  browser.setContentSize(1600, 1000)
  if (process.env.RECAP_BENCH_RENDERS !== undefined) {
    page.debugger.attach('1.3')
    await page.debugger.sendCommand('Page.enable')
    await page.debugger.sendCommand('Page.addScriptToEvaluateOnNewDocument', { source: countRenders })
    const loaded = new Promise(resolve => page.once('did-finish-load', resolve))
    page.reload()
    await loaded
    await ready(page)
    await page.executeJavaScript(focusField)
    const field = await rendersOf(page, 5)
    await page.executeJavaScript(focusSource)
    report({ field, source: await rendersOf(page, 5) })
    return
  }
  await ready(page)
  await page.executeJavaScript(observe)
  await page.executeJavaScript(focusSource)
  const source = await typed(page)
  if (!(await page.executeJavaScript(focusField))) throw new Error('The field did not take the focus.')
  const before = await page.executeJavaScript(`${title}.value`)
  const field = await typed(page)
  const after = await page.executeJavaScript(`${title}.value`)
  const written = await page.executeJavaScript(`${view}.state.doc.toString().includes(${title}.value.trim())`)
  if (after.length !== before.length + 20 + keys || !written)
    throw new Error('What was typed did not arrive in the field and in the text.')
  const longTasks = await page.executeJavaScript('longTasks.splice(0)')
  const moves = videos > 1 ? await moved(page, 12) : []
  report({ source, field, moves, longTasks })
})
