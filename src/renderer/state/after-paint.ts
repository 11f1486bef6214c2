/**
 * Work that follows a key press but must not delay its paint. Tasks wait under a
 * name; a newer task of the same name replaces the one that waits. Whoever needs
 * the text to be up to date (a save, an undo, a blur) flushes first.
 */
const waiting = new Map<string, () => void>()
let scheduled = false
let held = false
/** Gives the editor's text what was typed. */
let takeIn: (() => void) | null = null

export function afterPaint(name: string, task: () => void): void {
  waiting.set(name, task)
  schedule()
}

/** As {@link afterPaint} for the letter itself: before the tasks that wait, which follow the text, and never held. */
export function afterKeyPaint(task: () => void): void {
  takeIn = task
  schedule()
}

/** From now on tasks wait, until what comes back is called: nothing of theirs holds up the window's first paint. */
export function holdPaintTasks(): () => void {
  held = true
  return () => {
    held = false
    if (waiting.size > 0) schedule()
  }
}

/** Runs a task when the window has shown what it has to show, or a second later. */
export function whenIdle(task: () => void): void {
  requestIdleCallback(task, { timeout: 1000 })
}

let late: ReturnType<typeof setTimeout> | undefined
let afterFrame: MessagePort | null = null

function schedule(): void {
  if (scheduled || (held && takeIn === null)) return
  scheduled = true
  // A hidden window paints no frames: the timer sees to it that work is never left lying.
  late = setTimeout(painted, 120)
  requestAnimationFrame(() => {
    afterFrame ??= flushingPort()
    afterFrame.postMessage(null)
  })
}

/** What is sent to it arrives once the frame is painted. One for all: making one takes longer than sending. */
function flushingPort(): MessagePort {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    clearTimeout(late)
    painted()
  }
  return port2
}

function painted(): void {
  scheduled = false
  if (held) takeInTyped()
  else flushPaintTasks()
}

function takeInTyped(): void {
  const task = takeIn
  takeIn = null
  if (task !== null) attempt(task)
}

/** Runs everything that waits, now. */
export function flushPaintTasks(): void {
  scheduled = false
  takeInTyped()
  const tasks = [...waiting.values()]
  waiting.clear()
  tasks.forEach(attempt)
}

/** One that fails must not take the others with it: they carry what was typed. */
function attempt(task: () => void): void {
  try {
    task()
  } catch (error) {
    reportError(error)
  }
}
