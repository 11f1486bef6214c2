import { expect, it } from 'vitest'
import { isImageAddress } from './image-name.ts'

it.each([
  ['cover.jpg', true],
  ['/images/Cover.WEBP?v=2#top', true],
  ['https://films.example/frame?id=5', true],
  ['//films.example/frame', true],
  ['true', false],
  ['/recaps/2024/0614-eleven-films-one-night', false],
  ['notes.jpg.md', false]
])('tells an address of a picture: %s', (value, expected) => {
  expect(isImageAddress(value)).toBe(expected)
})
