import { expect, it } from 'vitest'
import type { PostFile } from '#shared/content.ts'
import { ok } from '#shared/result.ts'
import { readFront } from './front-post.ts'
import { createOpenFiles } from './windows/open-files.ts'

const file: PostFile = { id: 'meadow.md', raw: 'The grass was wet.\n', version: '1', readonlyReason: null }
const path = '/posts/meadow.md'

it('has the file for the window that gets its text', async () => {
  const files = createOpenFiles<string>()
  const front = await readFront('one', file.id, files, (window, id) => {
    files.claim(files.ask(window, id), path)
    return ok(file)
  })
  expect(front).toEqual(file)
  expect(files.elsewhere(path, 'two')).toEqual({ window: 'one', id: file.id })
})

it('leaves a file that takes too long to others, also when it is read in the end', async () => {
  const files = createOpenFiles<string>()
  let arrive = (): void => undefined
  const slow = new Promise<void>(resolve => {
    arrive = resolve
  })
  let reading = Promise.resolve(ok(file))
  const front = await readFront('one', file.id, files, (window, id) => {
    const wish = files.ask(window, id)
    reading = slow.then(() => {
      files.claim(wish, path)
      return ok(file)
    })
    return reading
  })
  expect(front).toBeNull()
  arrive()
  await reading
  expect(files.elsewhere(path, 'two')).toBeNull()
})

it('lets the window start without a post whose reading fails', async () => {
  const files = createOpenFiles<string>()
  const front = readFront('one', file.id, files, () => Promise.reject(new Error('The disk is gone')))
  await expect(front).resolves.toBeNull()
})
