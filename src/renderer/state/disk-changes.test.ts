/** The window's stores without a page: what is on disk, and when main answers, is the test's. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ok } from '#shared/result.ts'
import { bareWindow } from './testing/bare-window.ts'

const meadow = '---\ntitle: A screen in the meadow\n---\n\nThe grass was wet.\n'
const id = 'meadow.md'

let onDisk = meadow
/** The posts that main takes to be open in the window, by what the window asked it. */
let claimed = new Set<string>()
let reads = 0

const recap = {
  readPost: (id: string) => {
    reads += 1
    claimed.add(id)
    return Promise.resolve(ok({ id, raw: onDisk, version: `version of ${onDisk}`, readonlyReason: null }))
  },
  releasePost: (id: string) => {
    claimed.delete(id)
    return Promise.resolve()
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  onDisk = meadow
  claimed = new Set()
  reads = 0
  bareWindow(recap)
})

afterEach(() => {
  vi.useRealTimers()
})

async function opened() {
  const { openPost } = await import('./opening.ts')
  const { postOf } = await import('./open-posts.ts')
  const { startReleasing } = await import('./session-memory.ts')
  const { closeActivePost } = await import('./closing.ts')
  const { recheckPost } = await import('./disk-changes.ts')
  startReleasing()
  await openPost(id)
  return { textOf: () => postOf(id)?.editor.doc.toString(), closeActivePost, recheckPost }
}

it('waits for what is written into a file that another program has emptied', async () => {
  const { textOf, recheckPost } = await opened()
  onDisk = ''
  const rechecking = recheckPost(id)
  await vi.advanceTimersByTimeAsync(200)
  expect(textOf()).toBe(meadow)
  onDisk = meadow.replace('wet', 'dry')
  await vi.advanceTimersByTimeAsync(200)
  await rechecking
  expect(textOf()).toBe(onDisk)
})

it('follows a file that stays empty', async () => {
  const { textOf, recheckPost } = await opened()
  onDisk = ''
  const rechecking = recheckPost(id)
  await vi.advanceTimersByTimeAsync(400)
  await rechecking
  expect(textOf()).toBe('')
})

it('reads no post again that was closed while its file was empty', async () => {
  const { textOf, closeActivePost, recheckPost } = await opened()
  onDisk = ''
  const rechecking = recheckPost(id)
  await vi.advanceTimersByTimeAsync(200)
  closeActivePost()
  await vi.advanceTimersByTimeAsync(400)
  await rechecking
  expect(textOf()).toBeUndefined()
  expect(reads).toBe(2)
  expect([...claimed]).toEqual([])
})
