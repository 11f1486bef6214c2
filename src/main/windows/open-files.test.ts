import { describe, expect, it } from 'vitest'
import { createOpenFiles } from './open-files.ts'

const path = '/films/spring.md'

function openedIn(window: string) {
  const files = createOpenFiles<string>()
  expect(files.claim(files.ask(window, 'spring.md'), path)).toBe(true)
  return files
}

describe('open files', () => {
  it('are known, but not to the window that asks', () => {
    const files = openedIn('one')
    expect(files.has('one', 'spring.md')).toBe(true)
    expect(files.elsewhere(path, 'one')).toBeNull()
    expect(files.elsewhere(path, 'two')).toEqual({ window: 'one', id: 'spring.md' })
    expect(files.claim(files.ask('two', 'films/spring.md'), path)).toBe(false)
    expect(files.has('two', 'films/spring.md')).toBe(false)
    expect(files.claim(files.ask('one', 'spring.md'), path)).toBe(true)
  })

  it('are free once they are closed, or their window is', () => {
    const files = openedIn('one')
    files.release('one', 'spring.md')
    expect(files.elsewhere(path, null)).toBeNull()
    expect(files.claim(files.ask('two', 'spring.md'), path)).toBe(true)
    files.closed('two')
    expect(files.elsewhere(path, null)).toBeNull()
  })

  it('follow a post whose file is another one now', () => {
    const files = openedIn('one')
    files.claim(files.ask('one', 'spring.md'), '/films/charge.md')
    expect(files.elsewhere(path, null)).toBeNull()
    expect(files.elsewhere('/films/charge.md', null)).toEqual({ window: 'one', id: 'spring.md' })
  })

  it.each([
    ['its post', (files: ReturnType<typeof openedIn>) => files.release('one', 'charge.md')],
    ['its window', (files: ReturnType<typeof openedIn>) => files.closed('one')]
  ])('are not claimed by what was asked before %s was closed', (_what, close) => {
    const files = openedIn('two')
    const late = files.ask('one', 'charge.md')
    close(files)
    expect(files.claim(late, '/films/charge.md')).toBe(true)
    expect(files.elsewhere('/films/charge.md', null)).toBeNull()
    // Opened anew it is claimed as ever.
    files.claim(files.ask('one', 'charge.md'), '/films/charge.md')
    expect(files.elsewhere('/films/charge.md', null)).toEqual({ window: 'one', id: 'charge.md' })
  })

  it('are not claimed by what was given up', () => {
    const files = openedIn('two')
    const wish = files.ask('one', 'charge.md')
    files.giveUp(wish)
    files.claim(wish, '/films/charge.md')
    expect(files.elsewhere('/films/charge.md', null)).toBeNull()
  })
})
