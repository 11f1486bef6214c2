import { describe, expect, it } from 'vitest'
import { readFrameMessage } from './frame-messages.ts'

describe('readFrameMessage', () => {
  it.each([
    { kind: 'ready' },
    { kind: 'shown', post: 'a.md', blockedImages: 2, blockedHosts: ['a.example'] },
    { kind: 'link', target: 'external', href: 'https://a.example/' },
    { kind: 'go-to-line', line: 3 },
    { kind: 'scrolled', line: 1.5 },
    {
      kind: 'exported',
      number: 1,
      page: { html: '<p>', pictures: ['recap-media://a/b.png'], key: 'a'.repeat(36), codeStyle: '' }
    },
    { kind: 'exported', number: 1, page: null }
  ])('passes $kind', message => {
    expect(readFrameMessage(message)).toEqual(message)
  })

  it.each([
    null,
    'ready',
    {},
    { kind: 'savePost' },
    { kind: 'shown', post: 1, blockedImages: 0, blockedHosts: [] },
    { kind: 'shown', post: 'a', blockedImages: 0, blockedHosts: [{}] },
    { kind: 'link', target: 'file', href: 'x' },
    { kind: 'link', target: 'external', href: {} },
    { kind: 'go-to-line', line: 0 },
    { kind: 'go-to-line', line: 1.5 },
    { kind: 'go-to-line', line: '1' },
    { kind: 'exported', number: '1', page: null },
    { kind: 'scrolled', line: 0 },
    { kind: 'scrolled', line: Number.NaN },
    { kind: 'scrolled', line: Number.POSITIVE_INFINITY }
  ])('drops %o', message => {
    expect(readFrameMessage(message)).toBeNull()
  })

  it('takes no exported page with a key that could be a pattern', () => {
    const page = { html: '', pictures: [], key: '.*', codeStyle: '' }
    expect(readFrameMessage({ kind: 'exported', number: 1, page })).toMatchObject({ page: null })
  })

  it('takes over nothing that it did not look at', () => {
    expect(readFrameMessage({ kind: 'ready', extra: 1 })).toEqual({ kind: 'ready' })
  })
})
