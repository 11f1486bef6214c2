import { describe, expect, it } from 'vitest'
import { type CardGroup, groupCards } from './card-groups.ts'

const keys = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `v${from + index}`)
const shown = (groups: readonly CardGroup[]) => groups.map(group => `${group.id}: ${group.keys.join(' ')}`)
const flat = (groups: readonly CardGroup[]) => groups.flatMap(group => group.keys)

/** How many cards are in another group than before. */
function madeAnew(before: readonly CardGroup[], after: readonly CardGroup[]): number {
  const home = new Map(before.flatMap(({ id, keys }) => keys.map(key => [key, id] as const)))
  return after.flatMap(({ id, keys }) => keys.filter(key => home.has(key) && home.get(key) !== id)).length
}

describe('groups of cards', () => {
  it('hold ten cards each, in order', () => {
    expect(shown(groupCards(keys(23), []))).toEqual([
      `0: ${keys(10).join(' ')}`,
      `1: ${keys(10, 10).join(' ')}`,
      `2: ${keys(3, 20).join(' ')}`
    ])
    expect(groupCards([], [])).toEqual([])
  })
  it('are the same for the same cards', () => {
    const groups = groupCards(keys(23), [])
    expect(groupCards(keys(23), groups)).toEqual(groups)
  })
  it('let go of a card and leave the others where they are', () => {
    const groups = groupCards(keys(30), [])
    const after = groupCards(['v1', ...keys(28, 2)], groups)
    expect(flat(after)).toEqual(['v1', ...keys(28, 2)])
    expect(madeAnew(groups, after)).toBe(0)
  })
  it('take in a card, and only the group that is full then parts', () => {
    const groups = groupCards(keys(30), [])
    const order = ['new', ...keys(30)]
    const after = groupCards(order, groups)
    expect(flat(after)).toEqual(order)
    expect(madeAnew(groups, after)).toBeLessThanOrEqual(1)
  })
  it('make one card anew that moves down or up over a border, and no other', () => {
    const groups = groupCards(keys(30), [])
    const down = [...keys(9), 'v10', 'v9', ...keys(19, 11)]
    const up = [...keys(5), 'v25', ...keys(20, 5), ...keys(4, 26)]
    const farDown = ['v1', ...keys(20, 2), 'v0', ...keys(8, 22)]
    for (const order of [down, up, farDown]) {
      const after = groupCards(order, groups)
      expect(flat(after)).toEqual(order)
      expect(madeAnew(groups, after)).toBeLessThanOrEqual(2)
    }
  })
  it('do not get more and more where cards are put in one after the other', () => {
    let order: readonly string[] = keys(20)
    let groups = groupCards(order, [])
    for (let time = 0; time < 60; time += 1) {
      const at = time % 2 === 0 ? 0 : 10
      order = [...order.slice(0, at), `new${time}`, ...order.slice(at)]
      const after = groupCards(order, groups)
      expect(flat(after)).toEqual(order)
      expect(madeAnew(groups, after)).toBeLessThanOrEqual(3)
      groups = after
    }
    expect(groups.length).toBeLessThan(27)
  })
  it('keep each card once in any order', () => {
    const groups = groupCards(keys(40), [])
    const turned = keys(40).reverse()
    expect(flat(groupCards(turned, groups))).toEqual(turned)
    const ids = groupCards(turned, groups).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
