/** A stretch of neighbouring cards, which are left out of layout and painting together. */
export interface CardGroup {
  readonly id: number
  readonly keys: readonly string[]
}

/** Closed cards of this many fill a panel. */
const most = 10
/** Neighbouring groups of so few cards in all are made one. */
const few = 5

/**
 * Puts cards into groups of at most ten. A card stays in its group as long as the order allows it: in another one it is
 * made anew.
 * @param keys the cards' keys in the order in which they are shown
 * @param before the groups as they were
 */
export function groupCards(keys: readonly string[], before: readonly CardGroup[]): readonly CardGroup[] {
  const rank = new Map(before.flatMap((group, place) => group.keys.map(key => [key, place] as const)))
  let nextId = before.reduce((highest, { id }) => Math.max(highest, id), -1) + 1
  const groups: { id: number; keys: string[] }[] = []
  let place = -1
  for (const [index, key] of keys.entries()) {
    const own = rank.get(key)
    const last = groups.at(-1)
    // A card that went past its group does not take those behind it along.
    const isNext = own !== undefined && own > place
    const begins = isNext && !staysBehind(own, rank, keys, index)
    if (last === undefined || begins || last.keys.length === most) {
      const known = isNext ? before[own] : undefined
      if (isNext) place = own
      groups.push({ id: known?.id ?? nextId++, keys: [key] })
    } else last.keys.push(key)
  }
  return joined(groups)
}

/** Many cards that are put in at one place would leave as many groups of one. */
function joined(groups: readonly CardGroup[]): readonly CardGroup[] {
  const kept: CardGroup[] = []
  for (const group of groups) {
    const last = kept.at(-1)
    if (last === undefined || last.keys.length + group.keys.length > few) kept.push(group)
    else {
      const { id } = last.keys.length < group.keys.length ? group : last
      kept[kept.length - 1] = { id, keys: [...last.keys, ...group.keys] }
    }
  }
  return kept
}

/** Whether a card of an earlier group still comes behind this one: then this one was moved up into that group. */
function staysBehind(
  own: number,
  rank: ReadonlyMap<string, number>,
  keys: readonly string[],
  index: number
): boolean {
  const next = keys[index + 1]
  const after = next === undefined ? undefined : rank.get(next)
  return after !== undefined && after < own
}
