import type { ScalarNode } from '../../frontmatter/types.ts'
import { atNode, textAt } from '../fields.ts'
import type { Fix } from '../problem.ts'
import type { PostReading } from '../read-post.ts'
import { post, type Rule, videos } from '../rule.ts'

export const unbalancedQuote: Rule = {
  code: 'unbalanced-quote',
  severity: 'warning',
  doc: 'A quotation mark in a title or description is opened and not closed, or the other way round.',
  fires: [
    {
      text: post('description: |-\n  An evening with "Sintel" and\n  its makers⟦"⟧'),
      fixed: post('description: |-\n  An evening with "Sintel" and\n  its makers')
    },
    { text: post('title: The film ⟦“⟧Spring and its makers') },
    { text: videos('description: He said ⟦"⟧hello and left') },
    {
      text: post("description: 'The end of the reel⟦\"⟧'"),
      fixed: post("description: 'The end of the reel'")
    }
  ],
  quiet: [
    { text: post('description: The film "Spring" and “Sintel”') },
    { text: post('description: A 27" screen') },
    { text: post('description: Der Film „Spring“') },
    { text: post('description: "All of it"') },
    { text: post('description: Wikipedia’s "a" and `"`') },
    { text: post('description: ”Spring” and ”Sintel”') }
  ],
  check: reading =>
    textsOf(reading).flatMap(node => {
      const lone = loneQuote(node.value)
      if (lone === null) return []
      const message =
        lone.kind === 'opened'
          ? 'This quotation mark is opened and never closed.'
          : 'This quotation mark closes nothing that was opened.'
      const place = sourcePlace(reading, node, lone.char, lone.number)
      const finding = atNode(node, message)
      if (place === null) return [finding]
      const fixes = isAtEnd(reading, node, place)
        ? [{ title: 'Remove it', edits: [{ from: place, to: place + 1, insert: '' }] } satisfies Fix]
        : []
      return [{ ...finding, from: place, to: place + 1, fixes }]
    })
}

function textsOf(reading: PostReading): readonly ScalarNode[] {
  const entries = reading.entries.flatMap(({ path }) => [
    [...path, 'title'],
    [...path, 'description']
  ])
  return [['title'], ['description'], ['summary'], ...entries].flatMap(path => {
    const node = textAt(reading, path)
    return node?.type === 'string' ? [node] : []
  })
}

/** The quotation mark without a partner; `number` counts the same marks before it. */
function loneQuote(text: string) {
  // Code speaks of marks; a mark behind a digit may be inches.
  const plain = text.replace(/`[^`]*`/g, code => code.replace(/["“”]/g, ' '))
  const straight = [...plain.matchAll(/"/g)].filter(({ index }) => !/\d/.test(plain[index - 1] ?? ''))
  if (straight.length % 2 === 1) {
    const last = straight.at(-1)?.index ?? 0
    const opened = straight.find(
      ({ index }, at) =>
        at % 2 === 1 && /[\s(]$/.test(plain.slice(0, index)) && /^\S/.test(plain.slice(index + 1))
    )
    // Where a mark that should close looks like one that opens, the one before it was left open.
    const index = opened === undefined ? last : (straight[straight.indexOf(opened) - 1]?.index ?? last)
    const closes = index > 0 && !/[\s(]/.test(plain[index - 1] ?? '')
    return { char: '"', number: countBefore(text, '"', index), kind: closes ? 'closed' : 'opened' } as const
  }
  if (/[„‟»«]/.test(plain)) return null
  let open = -1
  for (const { 0: char, index } of plain.matchAll(/[“”]/g)) {
    if (char === '“') {
      if (open >= 0) return { char, number: countBefore(text, char, open), kind: 'opened' } as const
      open = index
    } else if (open >= 0) open = -1
    // Some languages use the same mark on both sides: ”so”.
    else
      return plain.includes('“')
        ? ({ char, number: countBefore(text, char, index), kind: 'closed' } as const)
        : null
  }
  return open < 0 ? null : ({ char: '“', number: countBefore(text, '“', open), kind: 'opened' } as const)
}

function countBefore(text: string, char: string, index: number): number {
  return text.slice(0, index).split(char).length - 1
}

/** Where the mark stands in the file: the same marks are there in the same order, unless YAML uses them itself. */
function sourcePlace({ text }: PostReading, node: ScalarNode, char: string, number: number): number | null {
  const source = text.slice(node.from, node.to)
  if (source.split(char).length !== node.value.split(char).length) return null
  let at = -1
  for (let count = 0; count <= number; count++) at = source.indexOf(char, at + 1)
  return at < 0 ? null : node.from + at
}

/** Whether nothing but the value's own closing quote follows: a mark there quotes nothing and can go. */
function isAtEnd({ text }: PostReading, node: ScalarNode, place: number): boolean {
  return /^["']?\s*$/.test(text.slice(place + 1, node.to))
}
