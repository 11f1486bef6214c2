import { expect, it } from 'vitest'
import { nearestName } from './nearest-name.ts'

it('finds the name that was meant', () => {
  const names = ['youtube', 'vimeo', 'figure', 'x', 'note']
  for (const [typed, meant] of [
    ['yotube', 'youtube'],
    ['YouTube', 'youtube'],
    ['yuotube', 'youtube'],
    ['youtubes', 'youtube'],
    ['vimo', 'vimeo'],
    ['notes', 'note'],
    ['playlist', null],
    ['ab', null],
    ['', null]
  ] as const) {
    expect([typed, nearestName(typed, names)]).toEqual([typed, meant])
  }
})
