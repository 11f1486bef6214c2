import fc from 'fast-check'
import { diff3Merge } from 'node-diff3'
import { describe, expect, it } from 'vitest'
import { hasConflict, type MergePart, mergeLines, textOf } from './merge-lines.ts'

/** A merge as one text, conflicts as `[mine|theirs]`; `/` stands for a line end. */
function merge(base: string, mine: string, theirs: string): string {
  const [b, m, t] = [base, mine, theirs].map(text => text.replaceAll('/', '\n'))
  return mergeLines(b ?? '', m ?? '', t ?? '')
    .map(part => (part.kind === 'clear' ? part.text : `[${part.mine}|${part.theirs}]`))
    .join('')
    .replaceAll('\n', '/')
}

describe('mergeLines', () => {
  it.each([
    ['one side only', 'a/b/c/', 'a/X/c/', 'a/b/c/', 'a/X/c/'],
    ['changes apart', 'a/b/c/', 'X/b/c/', 'a/b/Y/', 'X/b/Y/'],
    ['an addition and a deletion', 'a/b/c/', 'a/X/b/c/', 'a/b/', 'a/X/b/'],
    ['the same change', 'a/b/c/', 'a/X/c/', 'a/X/c/', 'a/X/c/'],
    ['the same and another change', 'a/b/c/d/', 'X/b/c/d/', 'X/b/c/Y/', 'X/b/c/Y/'],
    ['different changes of one line', 'a/b/c/', 'a/X/c/', 'a/Y/c/', 'a/[X/|Y/]c/'],
    ['changes that touch', 'a/b/c/d/', 'a/X/c/d/', 'a/b/Y/d/', 'a/[X/c/|b/Y/]d/'],
    ['a change and a deletion', 'a/b/c/', 'a/X/c/', 'a/c/', 'a/[X/|]c/'],
    ['two additions at one place', 'a/b/', 'a/X/b/', 'a/Y/b/', 'a/[X/|Y/]b/'],
    ['a final newline', 'a/b/c', 'X/b/c', 'a/b/c/', 'X/b/c/'],
    ['nothing in common', 'a', 'b', 'c', '[b|c]'],
    ['an emptied text', 'a/b/', '', 'a/b/', '']
  ])('%s', (_, base, mine, theirs, merged) => {
    expect(merge(base, mine, theirs)).toBe(merged)
  })

  const line = fc.constantFrom('a', 'b', '', '\u{1F3A5}', '\u{1F3AC}', 'last')
  const text = fc.array(line, { maxLength: 10 }).map(lines => lines.join('\n'))

  it('gives the other side where one did not change', () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(textOf(mergeLines(base, other, base))).toBe(other)
        expect(textOf(mergeLines(base, base, other))).toBe(other)
        expect(textOf(mergeLines(base, other, other))).toBe(other)
      })
    )
  })

  it('loses nothing: from the parts each version can be put together but for what the other side settled', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const parts = mergeLines(base, mine, theirs)
        const mirrored = mergeLines(base, theirs, mine)
        expect(mirrored.map(swap)).toEqual(parts)
        for (const side of ['mine', 'theirs'] as const) expect(textOf(parts, side)).not.toMatch(/\p{Cs}/u)
        const changed = [mine, theirs].filter(version => version !== base && mine !== theirs)
        if (changed.length === 2 && base === '') expect(hasConflict(parts)).toBe(mine !== '' && theirs !== '')
      })
    )
  })

  it('keeps both sides’ changes, wherever a line is left between them', () => {
    const kinds = fc.array(
      fc.constantFrom('keep', 'mine', 'theirs', 'both', 'mine drops', 'theirs drops', 'mine adds')
    )
    fc.assert(
      fc.property(kinds, kinds => {
        const version = (side: string) =>
          kinds.map((kind, at) => {
            const ours = kind === side || kind === 'both'
            if (kind === `${side} drops` || (side === 'merged' && kind.endsWith('drops')))
              return `gap ${at}\n`
            if (kind === 'mine adds' && side !== 'base' && side !== 'theirs')
              return `new ${at}\nline ${at}\ngap ${at}\n`
            const isNew = ours || (side === 'merged' && ['mine', 'theirs', 'both'].includes(kind))
            return `${isNew ? `changed ${at}` : `line ${at}`}\ngap ${at}\n`
          })
        const text = (side: string) => version(side).join('')
        const parts = mergeLines(text('base'), text('mine'), text('theirs'))
        expect(hasConflict(parts)).toBe(false)
        expect(textOf(parts)).toBe(text('merged'))
      })
    )
  })

  it('agrees with node-diff3 on texts whose lines are all different', () => {
    const changes = fc.array(fc.constantFrom('keep', 'keep', 'change', 'drop', 'add'), {
      minLength: 12,
      maxLength: 12
    })
    fc.assert(
      fc.property(changes, changes, (mineChanges, theirsChanges) => {
        const base = mineChanges.map((_, at) => `line ${at}\n`)
        const mine = base.flatMap((line, at) => changed(line, mineChanges[at], 'mine'))
        const theirs = base.flatMap((line, at) => changed(line, theirsChanges[at], 'theirs'))
        const reference = diff3Merge(mine, base, theirs, { excludeFalseConflicts: true }).map(region =>
          region.ok ? region.ok.join('') : `[${region.conflict?.a.join('')}|${region.conflict?.b.join('')}]`
        )
        const parts = mergeLines(base.join(''), mine.join(''), theirs.join(''))
        const ours = parts.map(part => (part.kind === 'clear' ? part.text : `[${part.mine}|${part.theirs}]`))
        expect(ours.join('')).toBe(reference.join(''))
      })
    )
  })

  it('merges a long post in which every second line is empty', () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => (at % 2 ? '\n' : `line ${at % 5000}\n`))
    const mine = lines.with(4, 'mine\n')
    const theirs = lines.with(39_990, 'theirs\n')
    expect(textOf(mergeLines(lines.join(''), mine.join(''), theirs.join('')))).toBe(
      mine.with(39_990, 'theirs\n').join('')
    )
  })
})

function changed(line: string, change: string | undefined, side: string): readonly string[] {
  switch (change) {
    case 'change':
      return [`${side} ${line}`]
    case 'drop':
      return []
    case 'add':
      return [line, `${side} after ${line}`]
    default:
      return [line]
  }
}

function swap(part: MergePart): MergePart {
  return part.kind === 'clear' ? part : { ...part, mine: part.theirs, theirs: part.mine }
}
