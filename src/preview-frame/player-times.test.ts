import { describe, expect, it } from 'vitest'
import { askingMessages, readPlayerTime } from './player-times.ts'

describe('readPlayerTime', () => {
  it.each([
    [
      'youtube',
      '{"event":"initialDelivery","info":{"duration":464.2,"currentTime":0},"id":1,"channel":"widget"}',
      0,
      464.2
    ],
    [
      'youtube',
      '{"event":"infoDelivery","info":{"currentTime":12.5,"currentTimeLastUpdated_":1}}',
      12.5,
      null
    ],
    ['vimeo', { method: 'getDuration', value: 596 }, null, 596],
    ['vimeo', '{"event":"timeupdate","data":{"seconds":3.1,"percent":0.1,"duration":596}}', 3.1, 596]
  ] as const)('%s: %j', (host, data, seconds, duration) => {
    expect(readPlayerTime(host, data)).toEqual({ seconds, duration })
  })

  it.each([
    ['youtube', '{"event":"infoDelivery","info":{"duration":0}}'],
    ['youtube', '{"event":"infoDelivery","info":{"duration":"464","currentTime":-1}}'],
    ['youtube', '{"event":"infoDelivery","info":{"duration":1e99}}'],
    ['youtube', '{"event":"infoDelivery","info":null}'],
    ['youtube', '{"event":"timeupdate","data":{"seconds":3}}'],
    ['youtube', 'not json'],
    ['youtube', null],
    ['youtube', '"'.repeat(100_000)],
    ['vimeo', { method: 'getDuration', value: { toString: 1 } }],
    ['vimeo', { kind: 'recap-preview-init' }]
  ] as const)('takes nothing of %s: %j', (host, data) => {
    expect(readPlayerTime(host, data)).toBeNull()
  })
})

it('asks each host in its own words', () => {
  expect(askingMessages('youtube')).toEqual(['{"event":"listening","id":1,"channel":"widget"}'])
  expect(askingMessages('vimeo')[0]).toEqual({ method: 'getDuration' })
})
