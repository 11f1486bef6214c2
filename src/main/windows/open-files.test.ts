import { expect, it } from 'vitest'
import { createOpenFiles } from './open-files.ts'

it('knows where a file is open, but not in the window that asks', () => {
  const files = createOpenFiles<string>()
  files.has('one', new Map([['/films/spring.md', 'spring.md']]))
  expect(files.elsewhere('/films/spring.md', 'one')).toBeNull()
  expect(files.elsewhere('/films/spring.md', 'two')).toEqual({ window: 'one', id: 'spring.md' })
  expect(files.claim('two', '/films/spring.md', 'spring.md')).toBe(false)
  expect(files.claim('one', '/films/spring.md', 'spring.md')).toBe(true)
  files.has('one', new Map())
  expect(files.elsewhere('/films/spring.md', 'two')).toBeNull()
  expect(files.claim('one', '/films/spring.md', 'spring.md')).toBe(true)
  expect(files.claim('two', '/films/spring.md', 'spring.md')).toBe(false)
  files.closed('one')
  expect(files.elsewhere('/films/spring.md', null)).toBeNull()
})
