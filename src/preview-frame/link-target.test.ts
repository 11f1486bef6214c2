import { describe, expect, it } from 'vitest'
import { linkTarget } from './link-target.ts'

describe('linkTarget', () => {
  it.each([
    ['#links', { kind: 'anchor', id: 'links' }],
    ['#caf%C3%A9', { kind: 'anchor', id: 'café' }],
    ['#100%', { kind: 'anchor', id: '100%' }],
    ['', { kind: 'anchor', id: '' }],
    ['../other-recap/', { kind: 'post', href: '../other-recap/' }],
    ['/blog/2021/recap/#talk', { kind: 'post', href: '/blog/2021/recap/#talk' }],
    ['https://example.org', { kind: 'external', href: 'https://example.org/' }],
    ['//example.org/a', { kind: 'external', href: 'https://example.org/a' }],
    ['\\\\example.org\\a', { kind: 'external', href: 'https://example.org/a' }],
    [' HTTPS://Example.org ', { kind: 'external', href: 'https://example.org/' }],
    ['mailto:a@example.org', { kind: 'external', href: 'mailto:a@example.org' }]
  ])('%j leads to %o', (href, target) => {
    expect(linkTarget(href)).toEqual(target)
  })

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'smb://host/share',
    'search-ms:query=x',
    'vscode://x',
    'recap-app://window/',
    'blob:https://example.org/1',
    'https://'
  ])('%j is refused', href => {
    expect(linkTarget(href).kind).toBe('refused')
  })
})
