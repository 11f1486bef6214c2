import { beforeEach, expect, it } from 'vitest'
import { endFreshVideo, isStillToCome, startFreshVideo } from './fresh-video.ts'

const post = { listPath: ['params', 'videoSchema'], keys: ['entry-1', 'entry-2'] }
const isCalm = (code: string, index: number, field = 'title') =>
  isStillToCome({ code, field: ['params', 'videoSchema', index, field] }, post)

beforeEach(() => startFreshVideo('entry-2'))

it('takes what a new video lacks for no problem yet, and nothing else', () => {
  expect(isCalm('video-title-missing', 1)).toBe(true)
  expect(isCalm('video-thumbnail-missing', 1, 'thumbnailUrl')).toBe(true)
  expect(isCalm('video-link-malformed', 1, 'embedUrl')).toBe(false)
  expect(isCalm('video-title-missing', 0)).toBe(false)
  expect(isStillToCome({ code: 'missing-title', field: null }, post)).toBe(false)
})

it('ends when the writer goes on, not within the card', () => {
  endFreshVideo('entry-2')
  expect(isCalm('video-title-missing', 1)).toBe(true)
  endFreshVideo('entry-1')
  expect(isCalm('video-title-missing', 1)).toBe(false)
  startFreshVideo('entry-2')
  endFreshVideo()
  expect(isCalm('video-title-missing', 1)).toBe(false)
})
