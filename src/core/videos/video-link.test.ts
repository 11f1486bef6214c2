import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLinkStyle, formatVideoLink, linkStyleOf } from './link-style.ts'
import {
  defaultThumbnailStyle,
  isThumbnailOf,
  thumbnailStyleOf,
  thumbnailUrlFor,
  videoIdOfThumbnail
} from './thumbnail.ts'
import { parseVideoLink, type VideoLink } from './video-link.ts'
import { parseVideoTime } from './video-time.ts'

const sintel = 'eRsGyueVLvQ'

describe('parseVideoLink', () => {
  it.each([
    `https://youtu.be/${sintel}`,
    `http://youtu.be/${sintel}?si=AbCdEfGh_1`,
    `https://www.youtube.com/watch?v=${sintel}`,
    `https://youtube.com/watch?app=desktop&v=${sintel}&feature=share`,
    `https://www.youtube.com/watch?feature=share&amp;v=${sintel}`,
    `youtube.com/watch?v=${sintel}`,
    `www.youtube.com/watch/?v=${sintel}`,
    `//www.youtube.com/embed/${sintel}?rel=0`,
    `https://www.youtube-nocookie.com/embed/${sintel}`,
    `https://www.youtube.com/v/${sintel}`,
    `https://www.youtube.com/shorts/${sintel}?feature=share`,
    `https://www.youtube.com/live/${sintel}`,
    `https://m.youtube.com/watch?v=${sintel}`,
    `https://music.youtube.com/watch?v=${sintel}`,
    `  https://WWW.YouTube.com/watch?v=${sintel}\n`
  ])('reads %j', link => {
    const video = { host: 'youtube', id: sintel, startSeconds: null, playlist: null, hash: null }
    expect(parseVideoLink(link)).toEqual(video)
  })

  it.each([
    [`https://youtu.be/${sintel}?t=359`, 359, null],
    [`https://www.youtube.com/watch?v=${sintel}#t=20m01s`, 1201, null],
    [`https://www.youtube.com/watch?v=${sintel}&t=1h2m3s`, 3723, null],
    [`https://www.youtube.com/embed/${sintel}?start=10`, 10, null],
    [`https://www.youtube.com/watch?v=${sintel}&list=PL9_a-B&index=3`, null, 'PL9_a-B'],
    [`https://youtu.be/${sintel}?list=<script>`, null, null],
    [`https://youtu.be/${sintel}?t=0`, null, null],
    [`https://youtu.be/${sintel}?t=soon`, null, null]
  ])('reads start and playlist of %j', (link, startSeconds, playlist) => {
    expect(parseVideoLink(link)).toMatchObject({ id: sintel, startSeconds, playlist })
  })

  it.each([
    ['https://vimeo.com/1084537', '1084537', null],
    ['https://player.vimeo.com/video/1084537?h=8f2a3b&title=0', '1084537', '8f2a3b'],
    ['https://vimeo.com/1084537/8f2a3b', '1084537', '8f2a3b'],
    ['https://vimeo.com/channels/staffpicks/1084537', '1084537', null],
    ['https://vimeo.com/groups/blender/videos/1084537', '1084537', null],
    ['https://vimeo.com/showcase/77/video/1084537', '1084537', null],
    ['vimeo.com/ondemand/films/1084537', '1084537', null]
  ])('reads %j', (link, id, hash) => {
    const video = { host: 'vimeo', id, startSeconds: null, playlist: null, hash }
    expect(parseVideoLink(link)).toEqual(video)
  })

  it.each([
    '',
    'Sintel',
    sintel,
    'https://www.youtube.com/playlist?list=PL123',
    'https://www.youtube.com/embed/videoseries?list=PL123',
    'https://www.youtube.com/embed/live_stream?channel=UC123',
    'https://www.youtube.com/watch?v=short',
    `https://youtube.com.example.org/watch?v=${sintel}`,
    `https://example.org/https://youtu.be/${sintel}`,
    `https://youtu.be@example.org/${sintel}`,
    `https://youtu.be:444/${sintel}`,
    `ftp://youtu.be/${sintel}`,
    `javascript://youtu.be/${sintel}`,
    `https://youtu.be/${sintel} and more`,
    `https://youtu.be/${sintel}x`,
    'https://vimeo.com/event/1084537',
    'https://vimeo.com/blender',
    `https://youtu.be/${'a.'.repeat(3_000_000)}`
  ])('takes nothing else for a video: %#', link => {
    expect(parseVideoLink(link)).toBeNull()
  })
})

describe('formatVideoLink', () => {
  const seen = [
    `https://youtu.be/${sintel}`,
    `https://www.youtube.com/watch?v=${sintel}`,
    `http://youtube.com/embed/${sintel}`,
    `https://m.youtube.com/shorts/${sintel}`,
    'https://vimeo.com/channels/a/1084537',
    'https://player.vimeo.com/video/1084537'
  ]

  it('writes in the style of the others', () => {
    const video = {
      host: 'youtube',
      id: 'aqz-KE-bpKQ',
      startSeconds: 90,
      playlist: null,
      hash: null
    } as const
    const styles = seen.slice(0, 4).map(link => formatVideoLink(video, linkStyleOf([link])))
    expect(styles).toEqual([
      'https://youtu.be/aqz-KE-bpKQ?t=90',
      'https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=90',
      'http://youtube.com/embed/aqz-KE-bpKQ?start=90',
      'https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=90'
    ])
  })

  it('takes the style that most have, and its own where there are none', () => {
    const mixed = [seen[1], seen[0], seen[0], 'no link', seen[4]].map(String)
    expect(linkStyleOf(mixed)).toEqual({ youtube: 'https://youtu.be/', vimeo: 'https://vimeo.com/' })
    expect(linkStyleOf([])).toEqual(defaultLinkStyle)
  })

  it('writes what reads as the same video, in every style', () => {
    const start = fc.option(fc.integer({ min: 1, max: 90_000 }))
    const youtube = fc.record({
      host: fc.constant('youtube'),
      id: fc.stringMatching(/^[\w-]{11}$/),
      startSeconds: start,
      playlist: fc.option(fc.stringMatching(/^PL[\w-]{1,30}$/)),
      hash: fc.constant(null)
    })
    const vimeo = fc.record({
      host: fc.constant('vimeo'),
      id: fc.stringMatching(/^\d{6,10}$/),
      startSeconds: start,
      playlist: fc.constant(null),
      hash: fc.option(fc.stringMatching(/^[0-9a-f]{8}$/))
    })
    const anyVideo = fc.oneof(youtube, vimeo) as fc.Arbitrary<VideoLink>
    fc.assert(
      fc.property(anyVideo, fc.constantFrom(...seen), (video, link) => {
        expect(parseVideoLink(formatVideoLink(video, linkStyleOf([link])))).toEqual(video)
      })
    )
  })
})

describe('parseVideoTime', () => {
  it.each([
    ['90', 90],
    ['90s', 90],
    ['1m30s', 90],
    ['2m', 120],
    ['1h', 3600],
    ['20m01s', 1201],
    ['1:30', 90],
    ['1:00:05', 3605],
    ['', null],
    ['s', null],
    ['-5', null],
    ['1.5', null]
  ])('%j is %j', (source, seconds) => {
    expect(parseVideoTime(source)).toBe(seconds)
  })
})

describe('thumbnails', () => {
  const bunny = { host: 'youtube', id: 'aqz-KE-bpKQ' } as const

  it.each([
    [
      `http://i3.ytimg.com/vi/${sintel}/maxresdefault.jpg`,
      'https://i3.ytimg.com/vi/aqz-KE-bpKQ/maxresdefault.jpg'
    ],
    [`//i.ytimg.com/vi/${sintel}/0.jpg`, 'https://i.ytimg.com/vi/aqz-KE-bpKQ/0.jpg'],
    [`https://img.youtube.com/vi/${sintel}/0.jpg`, 'https://img.youtube.com/vi/aqz-KE-bpKQ/0.jpg'],
    [
      `https://i.ytimg.com/vi_webp/${sintel}/hqdefault.webp`,
      'https://i.ytimg.com/vi_webp/aqz-KE-bpKQ/hqdefault.webp'
    ]
  ])('are written like %j, always with https', (sibling, url) => {
    expect(thumbnailUrlFor(bunny, thumbnailStyleOf([sibling]))).toBe(url)
    expect(videoIdOfThumbnail(sibling)).toBe(sintel)
    expect(isThumbnailOf(sibling, bunny)).toBe(false)
    expect(isThumbnailOf(url, bunny)).toBe(true)
  })

  it('have a style of their own where there is no example', () => {
    const signed = `https://i9.ytimg.com/vi/${sintel}/mq2.jpg?sqp=CIDa&rs=AOn4`
    expect(thumbnailStyleOf(['cover.jpg', signed])).toEqual(defaultThumbnailStyle)
    expect(isThumbnailOf(signed, { host: 'youtube', id: sintel })).toBe(true)
  })

  it('cannot be known for Vimeo', () => {
    expect(thumbnailUrlFor({ host: 'vimeo', id: '1084537' })).toBeNull()
    expect(isThumbnailOf('https://i.vimeocdn.com/video/1.jpg', { host: 'vimeo', id: '1' })).toBe(false)
  })
})
