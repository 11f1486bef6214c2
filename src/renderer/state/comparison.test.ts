import { beforeEach, expect, it, vi } from 'vitest'
import { ok } from '#shared/result.ts'
import { bareWindow } from './testing/bare-window.ts'

let versions: { readonly id: string; readonly raw: string }[] = []
let canKeep = true
/** The disk has not answered yet. */
let slow: Promise<unknown> | null = null
/** What main heard to its question whether the window may close. */
let answers: boolean[] = []

beforeEach(() => {
  versions = []
  canKeep = true
  slow = null
  answers = []
  bareWindow({
    async keepVersion(id: string, raw: string) {
      await slow
      if (!canKeep) throw new Error('The disk is full')
      versions.push({ id, raw })
      return ok(null)
    },
    answerClose: (close: boolean) => answers.push(close)
  })
})

/** The changes of a post with Windows' line endings are looked at; the right side says what is answered. */
async function reviewing() {
  const stores = {
    ...(await import('./closing.ts')),
    ...(await import('./comparison.ts')),
    ...(await import('./open-posts.ts')),
    ...(await import('./workspace.ts'))
  }
  stores.addPost({ id: 'meadow.md', raw: 'Wet\r\ngrass\r\n', version: '1', readonlyReason: null })
  stores.activate('meadow.md')
  stores.editPost('meadow.md', [{ from: 3, to: 3, insert: ' and cold' }])
  stores.showComparison('review')
  const notice = () => stores.useWorkspace.getState().notice?.message
  const isOpen = () => stores.useComparison.getState().compared !== null
  const textNow = () => stores.postOf('meadow.md')?.editor.doc.toString()
  return { ...stores, notice, isOpen, textNow }
}

it('puts among the earlier versions what was changed in a comparison that is left', async () => {
  const { changeCompared, leaveComparison, isOpen, notice, textNow } = await reviewing()
  changeCompared('Wet and colder\ngrass\n')
  await leaveComparison()
  expect(versions).toEqual([{ id: 'meadow.md', raw: 'Wet and colder\r\ngrass\r\n' }])
  expect(isOpen()).toBe(false)
  expect(notice()).toContain('among the earlier versions')
  expect(textNow()).toBe('Wet and cold\ngrass\n')
})

it('keeps nothing where nothing was changed', async () => {
  const { leaveComparison, isOpen, notice } = await reviewing()
  await leaveComparison()
  expect([versions.length, isOpen(), notice()]).toEqual([0, false, undefined])
})

it('stays open where that cannot be kept', async () => {
  const { changeCompared, leaveComparison, isOpen, notice } = await reviewing()
  canKeep = false
  changeCompared('Wet and colder\ngrass\n')
  await leaveComparison()
  expect(isOpen()).toBe(true)
  expect(notice()).toContain('stays open')
})

/** Lets the disk of {@link slow} answer. */
function slowDisk(): () => void {
  let answer = (): void => undefined
  slow = new Promise<void>(resolve => {
    answer = resolve
  })
  return answer
}

it('is left once, and does nothing else meanwhile', async () => {
  const { changeCompared, leaveComparison, applyComparedText, useComparison, isOpen, textNow } =
    await reviewing()
  const answer = slowDisk()
  changeCompared('Wet and colder\ngrass\n')
  const leaving = [leaveComparison(), leaveComparison()]
  expect(useComparison.getState().busy).toBe(true)
  expect(await applyComparedText()).toBe(false)
  expect(textNow()).toBe('Wet and cold\ngrass\n')
  answer()
  expect(await Promise.all(leaving)).toEqual([true, true])
  expect([versions.length, isOpen(), useComparison.getState().busy]).toEqual([1, false, false])
})

it('stays open, to be changed and applied, where the disk does not answer', async () => {
  const { changeCompared, leaveComparison, applyComparedText, isOpen, notice, textNow } = await reviewing()
  slowDisk()
  vi.useFakeTimers()
  try {
    changeCompared('Wet and colder\ngrass\n')
    const leaving = leaveComparison()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await leaving).toBe(false)
  } finally {
    vi.useRealTimers()
  }
  expect(isOpen()).toBe(true)
  expect(notice()).toContain('stays open')
  expect(await applyComparedText()).toBe(true)
  expect([isOpen(), textNow()]).toEqual([false, 'Wet and colder\ngrass\n'])
})

it('is left before the window asks what is to become of unsaved text', async () => {
  const { changeCompared, askToCloseWindow, useClosing, isOpen } = await reviewing()
  changeCompared('Wet and colder\ngrass\n')
  askToCloseWindow()
  expect(useClosing.getState().asking).toBeNull()
  await vi.waitFor(() => expect(useClosing.getState().asking).toBe('window'))
  expect([versions.length, isOpen(), answers]).toEqual([1, false, []])
})

it('keeps the window open where what was changed in it cannot be kept', async () => {
  const { changeCompared, askToCloseWindow, useClosing, isOpen, notice } = await reviewing()
  canKeep = false
  changeCompared('Wet and colder\ngrass\n')
  askToCloseWindow()
  await vi.waitFor(() => expect(answers).toEqual([false]))
  expect([useClosing.getState().asking, isOpen()]).toEqual([null, true])
  expect(notice()).toContain('stays open')
})
