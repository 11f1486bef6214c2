import { describe, expect, it } from 'vitest'
import { exportPolicy, mediaPolicy, paperPolicy, previewPolicy, windowPolicy } from './csp.ts'

const directive = (policy: string, name: string): string | undefined =>
  policy
    .split('; ')
    .find(part => part.split(' ')[0] === name)
    ?.slice(name.length + 1)

describe('the policies', () => {
  it('let the window run its own scripts and nothing else', () => {
    const policy = windowPolicy('abc')
    expect(directive(policy, 'default-src')).toBe("'none'")
    expect(directive(policy, 'script-src')).toBe("'self'")
    expect(directive(policy, 'style-src')).toBe("'self' 'nonce-abc'")
    expect(directive(policy, 'connect-src')).toBe("'none'")
    expect(directive(policy, 'frame-src')).toBe('recap-preview://frame')
    expect(policy).not.toContain('unsafe')
  })

  it('let the preview frame show players of two hosts, and remote images only where allowed', () => {
    const without = previewPolicy({ remoteImages: false })
    expect(directive(without, 'script-src')).toBe("'self'")
    expect(directive(without, 'frame-src')).toBe('https://www.youtube-nocookie.com https://player.vimeo.com')
    expect(directive(without, 'img-src')).toBe("'self' data: recap-media: recap-thumb:")
    expect(directive(without, 'style-src')).toBe("'self' 'unsafe-inline' recap-media:")
    expect(directive(without, 'font-src')).toBe("'self' recap-media:")
    expect(directive(without, 'media-src')).toBe('recap-media:')
    expect(directive(without, 'frame-ancestors')).toBe('recap-app://window')
    expect(directive(previewPolicy({ remoteImages: true }), 'img-src')).toContain(' https:')
  })

  it.each([windowPolicy('n'), previewPolicy({ remoteImages: true })])(
    'forbid plugins, bases and forms: %#',
    policy => {
      for (const name of ['object-src', 'base-uri', 'form-action'])
        expect(directive(policy, name), name).toBe("'none'")
      expect(directive(policy, 'require-trusted-types-for')).toBe("'script'")
      expect(directive(policy, 'script-src')).not.toMatch(/unsafe|https|data:|\*/)
    }
  )

  it.each([exportPolicy, paperPolicy])('let an exported page load nothing: %#', policy => {
    expect(directive(policy, 'default-src')).toBe("'none'")
    expect(directive(policy, 'img-src')).toBe('data:')
    expect(policy).not.toMatch(/script-src|https?:|connect|frame-src/)
  })

  it('sandbox the files of a content folder', () => {
    expect(mediaPolicy.split('; ')).toContain('sandbox')
    expect(directive(mediaPolicy, 'default-src')).toBe("'none'")
  })
})
