import { expect, it } from 'vitest'
import { createOpenFiles } from './open-files.ts'

it('knows where a file is open, but not in the window that asks', () => {
  const files = createOpenFiles<string>()
  files.has('one', new Map([['/films/spring.md', 'spring.md']]))
  expect(files.elsewhere('/films/spring.md', 'one')).toBeNull()
  expect(files.elsewhere('/films/spring.md', 'two')).toEqual({ window: 'one', id: 'spring.md' })
  files.has('one', new Map())
  expect(files.elsewhere('/films/spring.md', 'two')).toBeNull()
  files.has('one', new Map([['/films/spring.md', 'spring.md']]))
  files.closed('one')
  expect(files.elsewhere('/films/spring.md', null)).toBeNull()
})
