import type { TextEdit } from '../text/text-edit.ts'
import { endOf, lineEnd, lineStart, type Place } from './places.ts'

/** Edits of what stands between brackets or braces. All offsets are into the text between the fences. */
export interface FlowMembers {
  readonly inner: string
  /** Between the brackets. */
  readonly from: number
  readonly to: number
  /** The values of a list, the keys with their values of a map. */
  readonly members: readonly { readonly from: number; readonly to: number }[]
  readonly hasComments: boolean
}

export function flowMembers(inner: string, place: Place): FlowMembers {
  const { node, from } = place
  const members: { from: number; to: number }[] = []
  if (node.kind === 'map')
    for (const entry of node.entries)
      members.push({
        from: from + entry.keyAt,
        to: Math.max(from + entry.keyAt + entry.keySize, from + entry.at + entry.node.size)
      })
  if (node.kind === 'list')
    for (const item of node.items) members.push({ from: from + item.at, to: from + item.at + item.node.size })
  const start = from + node.valueAt + 1
  const end = endOf(place) - 1
  const between = [...members.map(member => member.from), end].map((at, index) =>
    inner.slice(members[index - 1]?.to ?? start, at)
  )
  return { inner, from: start, to: end, members, hasComments: between.some(text => text.includes('#')) }
}

/** Puts a new member before the one at `index`, or behind the last. Null where comments make the place unclear. */
export function insertMember(flow: FlowMembers, index: number, text: string): TextEdit[] | null {
  const { inner, from, to, members } = flow
  const last = members.at(-1)
  if (!last) return inner.slice(from, to).trim() === '' ? [{ from, to, insert: text }] : null
  const lines = memberLines(flow)
  if (lines) {
    const margin = / */.exec(inner.slice(lines[0]?.coreFrom ?? 0))?.[0] ?? ''
    const texts = lines.map(line => line.text)
    const inserted = { text: margin + text, trail: '' }
    return rebuild(flow, lines, [...texts.slice(0, index), inserted, ...texts.slice(index)])
  }
  if (flow.hasComments) return null
  const gap = usualGap(flow)
  const next = members[index]
  return next
    ? [{ from: next.from, to: next.from, insert: text + gap }]
    : [{ from: last.to, to: last.to, insert: gap + text }]
}

function usualGap({ inner, members }: FlowMembers): string {
  const [first, second] = members
  return first && second ? inner.slice(first.to, second.from) : ', '
}

/** Takes a member out. Null where comments make the place unclear. */
export function removeMember(flow: FlowMembers, index: number): TextEdit[] | null {
  const { members } = flow
  const here = members[index]
  if (!here) return null
  const lines = memberLines(flow)
  if (lines && lines.length > 1)
    return rebuild(
      flow,
      lines,
      lines.filter((_, other) => other !== index).map(line => line.text)
    )
  if (members.length === 1) return [{ from: flow.from, to: flow.to, insert: '' }]
  if (flow.hasComments) return null
  const next = members[index + 1]
  const before = members[index - 1]
  if (next) return [{ from: here.from, to: next.from, insert: '' }]
  return [{ from: before?.to ?? here.from, to: here.to, insert: '' }]
}

/** Moves a member; what stands between members keeps its place. Null where comments make the place unclear. */
export function moveMember(flow: FlowMembers, from: number, to: number): TextEdit[] | null {
  const { inner, members } = flow
  const lines = memberLines(flow)
  if (lines) {
    const texts = lines.map(line => line.text)
    texts.splice(to, 0, ...texts.splice(from, 1))
    return rebuild(flow, lines, texts)
  }
  if (flow.hasComments) return null
  const order = [...members.keys()]
  order.splice(to, 0, ...order.splice(from, 1))
  return order.flatMap((number, index) => {
    const here = members[index]
    const other = members[number]
    if (!here || !other || index === number) return []
    return [{ from: here.from, to: here.to, insert: inner.slice(other.from, other.to) }]
  })
}

interface MemberText {
  /** From the first comment above to the end of the value. */
  readonly text: string
  /** What stands behind the comma on its line, a comment perhaps. */
  readonly trail: string
}

interface MemberLine {
  readonly from: number
  readonly coreFrom: number
  readonly to: number
  readonly text: MemberText
}

/** The members as lines, where each has its own; a comment above or behind one belongs to it. Null otherwise. */
function memberLines({ inner, from, to, members }: FlowMembers): MemberLine[] | null {
  if (inner.slice(lineStart(inner, to), to).trim() !== '') return null
  const lines: MemberLine[] = []
  let above = lineEnd(inner, from)
  for (const member of members) {
    const coreFrom = lineStart(inner, member.from)
    if (coreFrom <= above || inner.slice(coreFrom, member.from).trim() !== '') return null
    let start = coreFrom
    while (start - 1 > above && /^[ \t]*#/.test(inner.slice(lineStart(inner, start - 1), start)))
      start = lineStart(inner, start - 1)
    const end = lineEnd(inner, member.to)
    const [, trail] = /^(?:[ \t]*,)?([ \t]*(?:#.*)?)$/.exec(inner.slice(member.to, end)) ?? []
    if (trail === undefined || end >= to) return null
    const text = { text: inner.slice(start, member.to), trail }
    lines.push({ from: start, coreFrom, to: end, text })
    above = end
  }
  return lines.length > 0 ? lines : null
}

/** Writes members into their lines again, commas between them and, where the last had one, behind it. */
function rebuild(flow: FlowMembers, lines: readonly MemberLine[], texts: readonly MemberText[]): TextEdit[] {
  const { inner, members } = flow
  const first = lines[0]
  const last = lines.at(-1)
  const lastMember = members.at(-1)
  if (!first || !last || !lastMember) return []
  const closed = inner.slice(lastMember.to, last.to).trimStart().startsWith(',')
  const insert = texts
    .map(({ text, trail }, index) => {
      const here = lines[index]
      const next = lines[index + 1]
      const isLast = index === texts.length - 1
      const gap = here && next ? inner.slice(here.to, next.from) : '\n'
      return text + (isLast && !closed ? '' : ',') + trail + (isLast ? '' : gap)
    })
    .join('')
  return [{ from: first.from, to: last.to, insert }]
}
