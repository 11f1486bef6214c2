/** What the measuring modules share: they run in the measured program's main process, before the app. */
const { app } = require('electron')

const now = () => performance.timeOrigin + performance.now()

/** When the program came how far, in milliseconds since the epoch. */
const phases = { loaded: now() }
app.once('ready', () => {
  phases.ready = now()
})

/** The first window's contents, once its page is there. */
const firstPage = new Promise(resolve => {
  app.once('browser-window-created', (_event, browser) => {
    phases.window = now()
    browser.webContents.once('dom-ready', () => {
      phases.page = now()
      resolve({ browser, page: browser.webContents })
    })
  })
})

/** Tells the bench, which reads stdout. */
const report = figures => process.stdout.write(`@bench ${JSON.stringify(figures)}\n`)

/** Fails loudly: an error here must not look like a slow program. */
const measuring = work => {
  work().catch(error => {
    console.error(error)
    process.exit(1)
  })
}

/** Source of a promise in the page: resolves with the time after the frame that first shows `selector`. */
const paintedSelector = selector => `new Promise(resolve => {
  const look = () => {
    if (document.querySelector(${JSON.stringify(selector)}) === null) return requestAnimationFrame(look)
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
      port2.postMessage(null)
    })
  }
  look()
})`

/** Resolves once \`condition\` holds, asked every 50 ms; nothing is measured meanwhile. */
const until = async condition => {
  while (!(await condition())) await new Promise(resolve => setTimeout(resolve, 50))
}

/** Whether a frame, not the window's own page itself, shows the selector. */
async function isShownInFrames(page, selector) {
  const source = `document.querySelector(${JSON.stringify(selector)}) !== null`
  const frames = page.mainFrame.framesInSubtree.filter(({ parent }) => parent !== null)
  // A frame that goes to its page just then never answers: the next time it is asked anew.
  const patience = new Promise(resolve => setTimeout(() => resolve(false), 1000))
  const answers = await Promise.all(
    frames.map(frame => Promise.race([frame.executeJavaScript(source).catch(() => false), patience]))
  )
  return answers.includes(true)
}

module.exports = {
  isShownInFrames,
  firstPage,
  measuring,
  paintedSelector,
  phases,
  report,
  until
}
