import type { FieldNode, NewValue } from '#core/frontmatter/types.ts'

/**
 * The items of a list as they were typed, one text each, as values to write. An item that is there already keeps its
 * type and its spelling: `yes` and `010` stay what they are when another item is typed. Of items that say the same,
 * those at the same place, counted from either end, are taken for the same. Empty items are left out.
 */
export function typedList(present: readonly FieldNode[], typed: readonly string[]): readonly NewValue[] {
  const items = typed.map(item => item.trim()).filter(item => item !== '')
  const texts = present.map(node => (node.kind === 'scalar' ? node.value : null))
  const most = Math.min(items.length, texts.length)
  let head = 0
  while (head < most && items[head] === texts[head]) head += 1
  let tail = 0
  while (tail < most - head && items.at(-1 - tail) === texts.at(-1 - tail)) tail += 1
  const free = new Set([...texts.keys()].slice(head, texts.length - tail))
  return items.map((item, index) => {
    if (index < head) return asBefore(present[index], item)
    const fromEnd = items.length - index
    if (fromEnd <= tail) return asBefore(present.at(-fromEnd), item)
    const same = [...free].find(number => texts[number] === item)
    if (same === undefined) return item
    free.delete(same)
    return asBefore(present[same], item)
  })
}

function asBefore(node: FieldNode | undefined, item: string): NewValue {
  switch (node?.kind === 'scalar' ? node.type : 'string') {
    case 'number':
    case 'boolean':
      return { raw: item }
    case 'date':
      return { date: item }
    default:
      return item
  }
}
