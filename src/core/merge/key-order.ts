import type { Three } from './three-versions.ts'

/**
 * All keys that any side has, in the order of the side that changed the order; the other side's new ones stand behind
 * the key that they follow there. The order of keys means nothing, so that two orders are no conflict.
 */
export function keyOrder({ base, mine, theirs }: Three<readonly string[]>): readonly string[] {
  const [inBase, inMine] = [new Set(base), new Set(mine)]
  const unmoved = base.filter(key => inMine.has(key)).join('\n')
  const mineMoved = mine.filter(key => inBase.has(key)).join('\n') !== unmoved
  const order = [...(mineMoved ? mine : theirs)]
  const ordered = new Set(order)
  const other = mineMoved ? theirs : mine
  for (const [at, key] of other.entries()) {
    if (ordered.has(key)) continue
    order.splice(at === 0 ? 0 : order.indexOf(other[at - 1] ?? '') + 1, 0, key)
    ordered.add(key)
  }
  return order
}
