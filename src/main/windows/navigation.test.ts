import { describe, expect, it } from 'vitest'
import { isVideoHostPage, mayNavigate } from './navigation.ts'

const player = 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1'

describe('mayNavigate', () => {
  it.each([
    ['recap-app://window/index.html', 0, true],
    ['recap-app://window.example/index.html', 0, false],
    ['https://example.org/', 0, false],
    ['file:///etc/passwd', 0, false],
    ['recap-preview://frame/index.html', 0, false],
    ['recap-preview://frame/index.html', 1, true],
    ['recap-preview://frame/index.html?remote-images', 1, true],
    ['recap-preview://frame/index.html?other', 1, false],
    ['recap-app://window/index.html', 1, false],
    ['https://example.org/', 1, false],
    [player, 1, false],
    [player, 2, true],
    ['https://player.vimeo.com/video/76979871?autoplay=1', 2, true],
    ['http://www.youtube-nocookie.com/embed/aqz-KE-bpKQ', 2, false],
    ['https://www.youtube-nocookie.com/redirect?q=https://example.org', 2, false],
    ['https://www.youtube-nocookie.com.example/embed/aqz-KE-bpKQ', 2, false],
    ['https://user@player.vimeo.com.example/video/1', 2, false],
    ['recap-app://window/index.html', 2, false],
    ['https://consent.example/', 3, true],
    ['about:blank', 3, true],
    ['recap-media://token/x.png', 3, false],
    ['file:///etc/passwd', 3, false],
    ['data:text/html,x', 3, false]
  ])('%s at depth %i: %s', (address, depth, allowed) => {
    expect(mayNavigate(address, depth)).toBe(allowed)
  })
})

describe('isVideoHostPage', () => {
  it.each([
    ['https://www.youtube.com/watch?v=aqz-KE-bpKQ', true],
    ['https://vimeo.com/76979871', true],
    ['http://www.youtube.com/watch?v=aqz-KE-bpKQ', false],
    ['https://youtube.com.example/', false],
    ['javascript:alert(1)', false],
    ['not an address', false]
  ])('%s: %s', (address, known) => {
    expect(isVideoHostPage(address)).toBe(known)
  })
})
