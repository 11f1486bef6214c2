import { expect, it } from 'vitest'
import { pageSize } from './page-size.ts'

const room = { width: 640, height: 800 }

it('fills its panel', () => {
  expect(pageSize('panel', 100, room)).toEqual({ width: 640, height: 800, scale: 1 })
})

it('zoomed, leaves as much of the page as a browser does', () => {
  expect(pageSize('panel', 200, room)).toEqual({ width: 320, height: 400, scale: 2 })
})

it('is as wide as a phone', () => {
  expect(pageSize('phone', 100, room)).toEqual({ width: 390, height: 800, scale: 1 })
  expect(pageSize('phone', 200, room)).toEqual({ width: 390, height: 400, scale: 2 })
})

it('draws a desktop smaller where there is no room', () => {
  expect(pageSize('desktop', 100, room)).toEqual({ width: 1280, height: 1600, scale: 0.5 })
})
