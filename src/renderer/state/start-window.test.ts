/** A window whose later part cannot be read, or fails: its text is kept, and it says what is to be done. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fail, ok } from '#shared/result.ts'
import { bareWindow } from './testing/bare-window.ts'

let journalWorks: boolean
/** The texts that main was given to keep. */
let kept: string[]
/** What main heard to its question whether the window may close. */
let answers: boolean[]
let askToClose: (() => void) | null
let idle: (() => void)[]

const recap = {
  onAutosave: () => undefined,
  onTrouble: () => undefined,
  onMenuCommand: () => undefined,
  onLibraryBatch() {
    throw new Error('Its listener failed')
  },
  onCloseRequested(listener: () => void) {
    askToClose = listener
  },
  getStart: () =>
    Promise.resolve({
      folder: null,
      session: null,
      front: null,
      unsaved: [],
      recent: [],
      strays: [],
      layout: null,
      siteStyle: null,
      autosave: 'off',
      textSize: 100,
      hugo: { phase: 'starting' }
    }),
  keepUnsaved({ text }: { readonly text: string }) {
    if (!journalWorks) return Promise.resolve(fail({ code: 'io', message: 'The disk is full.' }))
    kept.push(text)
    return Promise.resolve(ok(null))
  },
  answerClose(close: boolean) {
    answers.push(close)
    return Promise.resolve()
  }
}

beforeEach(() => {
  journalWorks = true
  kept = []
  answers = []
  askToClose = null
  idle = []
  bareWindow(recap, task => idle.push(task))
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('reportError', () => undefined)
})

afterEach(() => void vi.doUnmock('./window-work.ts'))

async function startedWindow(windowWork?: () => object) {
  if (windowWork !== undefined) vi.doMock('./window-work.ts', windowWork)
  const { startWindow } = await import('./start-window.ts')
  const { useWorkspace } = await import('./workspace.ts')
  await startWindow()
  for (const task of idle.splice(0)) task()
  await vi.waitFor(() => expect(useWorkspace.getState().notice).not.toBeNull(), { timeout: 4000 })
  return { notice: () => useWorkspace.getState().notice?.message, useWorkspace }
}

const unreadable = (): object => {
  throw new Error('The file is gone')
}

async function typeInPost(): Promise<void> {
  const { addPost, editPost } = await import('./open-posts.ts')
  addPost({ id: 'meadow.md', raw: 'The grass was wet.\n', version: '1', readonlyReason: null })
  const { afterPaint } = await import('./after-paint.ts')
  // As the form does: what was typed in a field comes into the text after the paint.
  afterPaint('a field', () => editPost('meadow.md', [{ from: 0, to: 3, insert: 'All' }]))
}

it('says to each command that it cannot save', async () => {
  const { notice, useWorkspace } = await startedWindow(unreadable)
  expect(notice()).toContain('Start Recap Desk again')
  useWorkspace.setState({ notice: null })
  const { giveCommand } = await import('./early-commands.ts')
  giveCommand('save')
  expect(notice()).toContain('cannot save')
})

it('keeps what was typed, up to the last key, and closes', async () => {
  await startedWindow(unreadable)
  await typeInPost()
  askToClose?.()
  await vi.waitFor(() => expect(answers).toEqual([true]))
  expect(kept).toEqual(['All grass was wet.\n'])
})

it('stays open where the text cannot be kept, and says why', async () => {
  const { notice } = await startedWindow(unreadable)
  await typeInPost()
  journalWorks = false
  askToClose?.()
  await vi.waitFor(() => expect(answers).toEqual([false]))
  expect(notice()).toContain('The disk is full. The window stays open')
})

it('can save and close all the same when something of its later part fails', async () => {
  const { notice, useWorkspace } = await startedWindow()
  expect(notice()).toContain('Save your posts')
  useWorkspace.setState({ notice: null })
  await typeInPost()
  askToClose?.()
  const { useClosing } = await import('./closing.ts')
  expect(useClosing.getState().asking).toBe('window')
  expect(answers).toEqual([])
  const { giveCommand } = await import('./early-commands.ts')
  useClosing.setState({ asking: null })
  const { useLayout } = await import('./layout.ts')
  const { libraryVisible } = useLayout.getState()
  Reflect.set(globalThis, 'innerWidth', 1440)
  giveCommand('toggle-library')
  expect(useLayout.getState().libraryVisible).toBe(!libraryVisible)
})
