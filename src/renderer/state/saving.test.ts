import { beforeEach, expect, it } from 'vitest'
import type { FileFailure } from '#shared/content.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { bareWindow } from './testing/bare-window.ts'

const unread: FileFailure = { code: 'io', message: 'This post could not be read.' }
let read: Result<object, FileFailure>

beforeEach(() => {
  bareWindow({
    saveCopy: () => Promise.resolve(ok({ id: 'copy.md', path: '/posts/copy.md' })),
    summarizePost: () => Promise.resolve(fail(unread)),
    readPost: () => Promise.resolve(read)
  })
})

async function noticeOfCopy(): Promise<string | undefined> {
  const { saveCopy } = await import('./saving.ts')
  const { addPost } = await import('./open-posts.ts')
  const { useWorkspace } = await import('./workspace.ts')
  addPost({ id: 'meadow.md', raw: 'Grass\n', version: '1', readonlyReason: null })
  await saveCopy('meadow.md')
  return useWorkspace.getState().notice?.message
}

it('says where a copy is that was opened', async () => {
  read = ok({ id: 'copy.md', raw: 'Grass\n', version: '1', readonlyReason: null })
  expect(await noticeOfCopy()).toBe('The copy is at /posts/copy.md')
})

it('says of a copy that cannot be opened why', async () => {
  read = fail(unread)
  expect(await noticeOfCopy()).toBe(unread.message)
})
