import { describe, expect, it } from 'vitest'
import { createExternalLinks, externalLink } from './external-links.ts'

describe('externalLink', () => {
  it.each([
    ['https://example.org/a?b#c', 'example.org', 'web'],
    ['HTTP://Example.ORG:8080/', 'example.org:8080', 'web'],
    ['https://bücher.example/', 'xn--bcher-kva.example', 'web'],
    ['mailto:someone@example.org?subject=Hi', 'someone@example.org', 'mail']
  ])('opens %s at %s', (address, destination, kind) => {
    expect(externalLink(address)).toMatchObject({ destination, kind })
  })

  it.each([
    'file:///etc/passwd',
    'smb://host/share',
    'search-ms:query=x',
    'vscode://file/x',
    'javascript:alert(1)',
    'JaVa\tScript:alert(1)',
    'data:text/html,x',
    'recap-app://window/index.html',
    '/etc/passwd',
    '\\\\host\\share',
    'https://bank.example@evil.example/',
    'mailto:',
    'mailto:a@b.example,c@d.example',
    `https://example.org/${'x'.repeat(3_000)}`,
    ''
  ])('refuses %j', address => {
    expect(externalLink(address)).toBeNull()
  })
})

describe('createExternalLinks', () => {
  it('opens only what was confirmed', async () => {
    const opened: string[] = []
    const open = async (url: string) => void opened.push(url)
    await createExternalLinks({ confirm: async () => false, open })('https://example.org')
    expect(opened).toEqual([])
    await createExternalLinks({ confirm: async () => true, open })('https://example.org')
    expect(opened).toEqual(['https://example.org/'])
  })

  it('asks one question at a time', async () => {
    let answer: (open: boolean) => void = () => {}
    const links = createExternalLinks({
      confirm: () =>
        new Promise(resolve => {
          answer = resolve
        }),
      open: async () => {}
    })
    const first = links('https://example.org')
    expect((await links('https://example.com')).ok).toBe(false)
    answer(true)
    expect((await first).ok).toBe(true)
  })

  it('says so when the system cannot open it', async () => {
    const links = createExternalLinks({
      confirm: async () => true,
      open: () => Promise.reject(new Error('no handler'))
    })
    expect((await links('https://example.org')).ok).toBe(false)
  })
})
