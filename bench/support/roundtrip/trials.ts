import { isMap, isScalar } from 'yaml'
import type { EditResult, NewValue } from '#core/frontmatter/index.ts'
import {
  clearValue,
  duplicateItem,
  insertItem,
  moveItem,
  removeItem,
  removeKey,
  setValue
} from '#core/frontmatter/index.ts'
import {
  type Data,
  keyOf,
  type ListTarget,
  type MapTarget,
  type Path,
  type ScalarTarget,
  type Targets
} from './expectation.ts'
import { hostileValues, ordinaryValue } from './hostile-values.ts'

/** One edit to try, and what the data must be afterwards. */
export interface Trial {
  readonly name: string
  readonly path: Path
  readonly edit: (text: string) => EditResult
  readonly expected: (data: Data) => Data
  /** The path of the value that was written, when it is a text. */
  readonly wrote?: { readonly path: Path; readonly text: string }
  /** The value or item that changes, before and after: its lines are the fewest that can change. */
  readonly before?: Path
  readonly after?: Path
  /** What may happen to the lines around it. */
  readonly lines: 'value' | 'insert' | 'remove' | 'move' | 'any'
}

const asArray = (data: Data): readonly Data[] => (Array.isArray(data) ? data : [])

function* scalarTrials({ path, node }: ScalarTarget): Generator<Trial> {
  for (const text of [ordinaryValue, ...hostileValues])
    yield {
      name: `set ${JSON.stringify(text.slice(0, 40))}`,
      path,
      edit: post => setValue(post, path, text),
      expected: () => text,
      wrote: { path, text },
      before: path,
      after: path,
      lines: 'value'
    }
  const raw: NewValue[] = typeof node.value === 'number' ? [node.value + 1, 0.5] : []
  if (typeof node.value === 'boolean') raw.push(!node.value)
  for (const value of [...raw, null])
    yield {
      name: `set ${JSON.stringify(value)}`,
      path,
      edit: post => setValue(post, path, value),
      expected: () => value as Data,
      before: path,
      after: path,
      lines: 'value'
    }
  const isText = typeof node.value === 'string' && node.value !== ''
  if (isText && node.type !== 'PLAIN')
    yield {
      name: 'clear',
      path,
      edit: post => clearValue(post, path),
      expected: () => '',
      wrote: { path, text: '' },
      before: path,
      after: path,
      lines: 'value'
    }
}

const newGroup: NewValue = {
  fields: [
    ['title', 'A new one: really'],
    ['draft', true]
  ]
}
const newGroupData: Data = new Map<string, Data>([
  ['title', 'A new one: really'],
  ['draft', true]
])

function* listTrials({ path, node }: ListTarget): Generator<Trial> {
  const { length } = node.items
  const groups = length > 0 && node.items.every(item => isMap(item))
  const value = groups ? newGroup : 'a new, odd: item'
  const data: Data = groups ? newGroupData : 'a new, odd: item'
  // `- - item`: the first item of an inner list shares its line with the dash outside.
  const sharesLine = node.flow === true || typeof path.at(-1) === 'number'
  for (const index of new Set([0, length >> 1, length]))
    yield {
      name: `insert at ${index} of ${length}`,
      path,
      edit: post => insertItem(post, path, index, value),
      expected: old => asArray(old).toSpliced(index, 0, data),
      after: [...path, index],
      lines: sharesLine || length === 0 ? 'any' : 'insert'
    }
  for (const index of new Set(length > 0 ? [0, length >> 1, length - 1] : []))
    yield {
      name: `remove ${index} of ${length}`,
      path,
      edit: post => removeItem(post, path, index),
      expected: old => asArray(old).toSpliced(index, 1),
      before: [...path, index],
      lines: sharesLine || length === 1 ? 'any' : 'remove'
    }
  for (const index of new Set(length > 0 ? [0, length - 1] : []))
    yield {
      name: `duplicate ${index} of ${length}`,
      path,
      edit: post => duplicateItem(post, path, index),
      expected: old => asArray(old).toSpliced(index, 0, ...asArray(old).slice(index, index + 1)),
      after: [...path, index + 1],
      lines: sharesLine ? 'any' : 'insert'
    }
  const moves =
    length > 1
      ? [
          [0, length - 1],
          [length - 1, 0],
          [0, 1],
          [length >> 1, 0]
        ]
      : []
  for (const [from = 0, to = 0] of moves)
    yield {
      name: `move ${from} to ${to} of ${length}`,
      path,
      edit: post => moveItem(post, path, from, to),
      expected: old => {
        const items = [...asArray(old)]
        items.splice(to, 0, ...items.splice(from, 1))
        return items
      },
      before: [...path, from],
      after: [...path, to],
      lines: sharesLine ? 'any' : 'move'
    }
}

function* mapTrials({ path, node }: MapTarget): Generator<Trial> {
  for (const [index, pair] of node.items.entries()) {
    if (!isScalar(pair.key)) continue
    const key = keyOf(pair)
    // The first key of a list item shares its line with the dash, which the next key then has to join.
    const sharesLine = index === 0 && typeof path.at(-1) === 'number'
    yield {
      name: `remove key ${key}`,
      path,
      edit: post => removeKey(post, [...path, key]),
      expected: old => new Map([...asMap(old)].filter(([other]) => other !== key)),
      before: [...path, key],
      lines: node.flow || node.items.length === 1 || sharesLine ? 'any' : 'remove'
    }
  }
  for (const text of ['An added: value', 'added'])
    yield {
      name: 'add key',
      path,
      edit: post => setValue(post, [...path, 'recapNewKey'], text),
      // Where the key goes is core's own affair: the judge looks at order only among the old ones.
      expected: old => new Map([...asMap(old), ['recapNewKey', text]]),
      wrote: { path: [...path, 'recapNewKey'], text },
      after: [...path, 'recapNewKey'],
      lines: node.flow || node.items.length === 0 ? 'any' : 'insert'
    }
}

function asMap(data: Data): ReadonlyMap<string, Data> {
  return data instanceof Map ? data : new Map()
}

/** Every edit that the bench tries on a front matter. */
export function* trialsOf({ scalars, lists, maps }: Targets): Generator<Trial> {
  for (const target of scalars) yield* scalarTrials(target)
  for (const target of lists) yield* listTrials(target)
  for (const target of maps) yield* mapTrials(target)
}
