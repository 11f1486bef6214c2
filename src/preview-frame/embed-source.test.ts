import { describe, expect, it } from 'vitest'
import { embedSource, playerUrl, watchUrl } from './embed-source.ts'

const youtube = { host: 'youtube', id: 'aqz-KE-bpKQ', start: null, end: null, hash: null } as const

describe('embedSource', () => {
  it.each([
    ['https://www.youtube.com/embed/aqz-KE-bpKQ', {}],
    ['https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?rel=0', {}],
    ['//youtube.com/embed/aqz-KE-bpKQ', {}],
    ['http://www.youtube.com/embed/aqz-KE-bpKQ/?start=90', { start: 90 }],
    ['https://www.youtube.com/embed/aqz-KE-bpKQ?autoplay=0&controls=1&end=0&loop=0&mute=0&start=0', {}],
    ['https://www.youtube.com/embed/aqz-KE-bpKQ?start=10&end=20', { start: 10, end: 20 }]
  ])('%s is a video of YouTube', (src, more) => {
    expect(embedSource(src)).toEqual({ kind: 'video', video: { ...youtube, ...more } })
  })

  it.each([
    ['https://player.vimeo.com/video/76979871?dnt=1', {}],
    ['https://player.vimeo.com/video/76979871#t=1m30s', { start: 90 }],
    ['https://player.vimeo.com/video/76979871?h=8272103f6e', { hash: '8272103f6e' }],
    ['https://player.vimeo.com/video/76979871?h=%22%3E%3Cscript', {}]
  ])('%s is a video of Vimeo', (src, more) => {
    const video = { host: 'vimeo', id: '76979871', start: null, end: null, hash: null, ...more }
    expect(embedSource(src)).toEqual({ kind: 'video', video })
  })

  it.each([
    ['https://www.youtube.com/embed/videoseries?list=PL1', 'www.youtube.com'],
    ['https://www.youtube.com/embed/../redirect?q=x', 'www.youtube.com'],
    ['https://www.youtube.com.example/embed/aqz-KE-bpKQ', 'www.youtube.com.example'],
    ['https://maps.example/embed?x=1', 'maps.example']
  ])('%s is a page of %s', (src, host) => {
    expect(embedSource(src)).toMatchObject({ kind: 'page', host })
  })

  it.each([
    '',
    'about:blank',
    'data:text/html,<script>x</script>',
    'javascript:alert(1)',
    'recap-app://window/index.html',
    'recap-preview://frame/index.html',
    'file:///etc/passwd',
    '/embed/aqz-KE-bpKQ'
  ])('%j is refused', src => {
    expect(embedSource(src)).toEqual({ kind: 'refused' })
  })
})

describe('the addresses of a video', () => {
  it('keep the start', () => {
    expect(playerUrl({ ...youtube, start: 90 })).toBe(
      'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0&enablejsapi=1&start=90'
    )
    expect(watchUrl({ ...youtube, start: 90 })).toBe('https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=90s')
    expect(playerUrl({ ...youtube, host: 'vimeo', id: '76979871', start: 5, hash: 'abcdef12' })).toBe(
      'https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=abcdef12#t=5s'
    )
  })
})
