import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CST, Lexer, parseDocument } from 'yaml'
import { oddFrontMatter } from '../../../bench/support/roundtrip/odd-front-matter.ts'
import { applyEdits } from '../text/apply-edits.ts'
import { invertEdits } from '../text/testing/invert-edits.ts'
import { parseFrontMatter } from './chunks.ts'
import {
  duplicateItem,
  type EditResult,
  type FieldNode,
  type ListNode,
  type MapNode,
  moveItem,
  nodeAt,
  readFrontMatter,
  removeItem,
  type ScalarNode,
  setValue
} from './index.ts'
import { isFault } from './syntax.ts'
import { parseYaml } from './yaml-syntax.ts'

/** Generated front matter that YAML allows: nested flow and block, comments everywhere, every scalar style. */
const frontMatter = fc
  .nat({ max: 1_000_000 })
  .map(oddFrontMatter)
  .filter(inner => parseDocument(inner, { logLevel: 'silent' }).errors.length === 0)

const asPost = (inner: string) => `---\n${inner}---\n\nA body.\n`

interface Fields {
  readonly scalars: ScalarNode[]
  readonly lists: ListNode[]
  readonly maps: MapNode[]
}

function fieldsOf(text: string): Fields {
  const found: Fields = { scalars: [], lists: [], maps: [] }
  const visit = (node: FieldNode) => {
    if (node.locked !== null) return
    if (node.kind === 'scalar') found.scalars.push(node)
    else if (node.kind === 'list') {
      found.lists.push(node)
      node.items.forEach(visit)
    } else {
      found.maps.push(node)
      for (const field of node.fields) visit(field.value)
    }
  }
  const read = readFrontMatter(text)
  if (read.kind === 'yaml') visit(read.root)
  return found
}

function comments(text: string): string[] {
  const inner = /^---\n([\s\S]*?)^---/m.exec(text)?.[1] ?? ''
  return [...new Lexer().lex(inner)].filter(lexeme => CST.tokenType(lexeme) === 'comment').sort()
}

/** Applies an edit that may be refused, and checks that it can be undone. */
function applied(text: string, result: EditResult): string {
  fc.pre(result.ok)
  const edits = result.ok ? result.edits : []
  const after = applyEdits(text, edits)
  expect(applyEdits(after, invertEdits(text, edits))).toBe(text)
  return after
}

const pick = <Value>(values: readonly Value[], at: number): Value => {
  fc.pre(values.length > 0)
  return values[at % values.length] as Value
}

const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).filter(text => !/\p{Cs}/u.test(text)),
  fc.string({
    unit: fc.constantFrom('a', ' ', '\n', ':', '#', '-', "'", '"', '\\', '\t', '[', ',', '👉', '1')
  }),
  fc.lorem({ mode: 'sentences', maxCount: 8 }),
  fc.constantFrom('yes', '010', '1_000', '2021-05-14', '---', '', ' ', '~', '*a', '{{< x >}}')
)

const runs = { numRuns: 120 }

describe('on generated front matter', () => {
  it('parts parsed by themselves make the same tree as the whole', () => {
    fc.assert(
      fc.property(fc.array(frontMatter, { minLength: 1, maxLength: 6 }), parts => {
        // Nested under keys of their own, so that some parts are large enough to be cut.
        const inner = parts.map((part, at) => `part${at}:\n${part.replaceAll(/^(?=.)/gm, '  ')}`).join('')
        const whole = parseYaml(inner)
        const cut = parseFrontMatter(inner)
        if (whole === null || isFault(whole)) expect(cut).toEqual(whole)
        else expect(JSON.stringify(sorted(cut))).toBe(JSON.stringify(sorted(whole)))
      }),
      runs
    )
  })

  it('set then read gives the text, and every other value as before', () => {
    fc.assert(
      fc.property(frontMatter, fc.nat(), typed, (inner, at, value) => {
        const text = asPost(inner)
        const { scalars } = fieldsOf(text)
        const target = pick(scalars, at)
        const after = applied(text, setValue(text, target.path, value))
        const now = fieldsOf(after).scalars
        expect(
          now.map(node => [node.path, node.path.join() === target.path.join() ? value : node.value])
        ).toEqual(scalars.map(node => [node.path, node === target ? value : node.value]))
        expect(nodeAt(readFrontMatter(after), target.path)).toMatchObject({ type: 'string', value })
        expect(comments(after)).toEqual(comments(text))
        expect(after.slice(0, target.from - 1)).toBe(text.slice(0, target.from - 1))
        const linesBehind = text.slice(text.indexOf('\n', target.to))
        expect(after.slice(-linesBehind.length)).toBe(linesBehind)
      }),
      runs
    )
  })

  it('setting what is there already changes nothing', () => {
    fc.assert(
      fc.property(frontMatter, inner => {
        const text = asPost(inner)
        for (const { path, type, value } of fieldsOf(text).scalars)
          if (type === 'string') expect(setValue(text, path, value)).toEqual({ ok: true, edits: [] })
      }),
      { numRuns: 60 }
    )
  })

  it('a move keeps all items and all comments', () => {
    fc.assert(
      fc.property(frontMatter, fc.nat(), fc.nat(), fc.nat(), (inner, at, one, two) => {
        const text = asPost(inner)
        const list = pick(
          fieldsOf(text).lists.filter(({ items }) => items.length > 1),
          at
        )
        const [from, to] = [one % list.items.length, two % list.items.length]
        const after = applied(text, moveItem(text, list.path, from, to))
        const moved = said(list)
          .toSpliced(from, 1)
          .toSpliced(to, 0, said(list)[from] ?? '')
        expect(said(nodeAt(readFrontMatter(after), list.path))).toEqual(moved)
        expect(comments(after)).toEqual(comments(text))
      }),
      runs
    )
  })

  it('a removal takes one item, a copy adds one', () => {
    fc.assert(
      fc.property(frontMatter, fc.nat(), fc.nat(), (inner, at, which) => {
        const text = asPost(inner)
        const list = pick(
          fieldsOf(text).lists.filter(({ items }) => items.length > 0),
          at
        )
        const index = which % list.items.length
        const without = applied(text, removeItem(text, list.path, index))
        expect(said(nodeAt(readFrontMatter(without), list.path))).toEqual(said(list).toSpliced(index, 1))
        const twice = applied(text, duplicateItem(text, list.path, index))
        const copied = said(list).toSpliced(index, 0, said(list)[index] ?? '')
        expect(said(nodeAt(readFrontMatter(twice), list.path))).toEqual(copied)
      }),
      runs
    )
  })

  it('reading never throws, whatever was cut off or mixed in', () => {
    fc.assert(
      fc.property(frontMatter, fc.nat(), fc.nat(), typed, (inner, from, size, insert) => {
        const at = from % (inner.length + 1)
        const text = asPost(inner.slice(0, at) + insert + inner.slice(at + (size % 20)))
        expect(['none', 'yaml', 'unreadable']).toContain(readFrontMatter(text).kind)
      }),
      { numRuns: 400 }
    )
  })
})

/** What each item says, places left out. */
function said(node: FieldNode | null): string[] {
  const plain = (inside: FieldNode): unknown =>
    inside.kind === 'scalar'
      ? [inside.type, inside.value, inside.exact]
      : inside.kind === 'list'
        ? inside.items.map(plain)
        : inside.fields.map(({ key, value }) => [key, plain(value)])
  return node?.kind === 'list' ? node.items.map(item => JSON.stringify(plain(item))) : []
}

/** Keys of objects in one order: the two parsers build theirs in different ones. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [two]) => (one < two ? -1 : 1))
      .map(([key, inside]) => [key, sorted(inside)])
  )
}
