import { TreeFragment } from '@lezer/common'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { postLanguage } from '../language.ts'

const parser = postLanguage().language.parser
const tree = (text: string) => parser.parse(text).toString()

describe('front matter syntax', () => {
  it('parses YAML between its fences and Markdown below', () => {
    expect(tree('---\ntitle: Sintel\n---\n\n# Film\n')).toBe(
      'Document(FrontMatter(FrontMatterMark,YamlContent(Stream(Document(BlockMapping(Pair(Key(Literal),":",Literal))))),FrontMatterMark),ATXHeading1(HeaderMark))'
        .replace('YamlContent(Stream(', 'Stream(')
        .replace('Literal))))),Front', 'Literal)))),Front')
    )
  })
  it('stands at the very top only', () => {
    expect(tree('Text\n\n---\ntitle: x\n---\n')).not.toContain('FrontMatter')
  })
  it('reaches to the end while it is not closed, as it does for Hugo', () => {
    expect(tree('---\ntitle: x\n\n# Film\n')).not.toContain('ATXHeading')
  })
  it('reads TOML as one quiet block', () => {
    expect(tree('+++\ntitle = "x"\n+++\n\n# Film\n')).toBe(
      'Document(FrontMatter(FrontMatterMark,TomlContent,FrontMatterMark),ATXHeading1(HeaderMark))'
    )
  })
  it('reads JSON up to the brace that closes it', () => {
    const json = '{\n  "title": "a } b",\n  "params": { "x": 1 }\n}\n\n# Film\n'
    expect(tree(json)).toContain('FlowMapping')
    expect(tree(json)).toContain('ATXHeading1')
  })
  it('takes a shortcode at the top for a shortcode', () => {
    expect(tree('{{< youtube x >}}\n')).toContain('Shortcode(')
  })
  it('copes with empty front matter and empty text', () => {
    expect(tree('---\n---\n# Film')).toContain('ATXHeading1')
    expect(tree('---')).toBe('Document(FrontMatter(FrontMatterMark))')
    expect(tree('')).toBe('Document')
  })
})

describe('incremental parsing', () => {
  const piece = fc.constantFrom(
    '---\n',
    '+++\n',
    'title: x\n',
    '\n',
    '# Film\n',
    'Text\n',
    '- a\n',
    '{{< y x >}}\n',
    '{{< y\n',
    '>}}\n',
    '{\n',
    '}\n'
  )
  const text = fc.array(piece, { maxLength: 14 }).map(pieces => pieces.join(''))

  it('comes to the same tree as a parse from the start, whatever is changed', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(20), text, (before, at, length, insert) => {
        const from = Math.min(at % (before.length + 1), before.length)
        const to = Math.min(before.length, from + length)
        const after = before.slice(0, from) + insert + before.slice(to)
        const fragments = TreeFragment.applyChanges(
          TreeFragment.addTree(parser.parse(before)),
          [{ fromA: from, toA: to, fromB: from, toB: from + insert.length }],
          2
        )
        expect(parser.parse(after, fragments).toString()).toBe(parser.parse(after).toString())
      }),
      { numRuns: 500 }
    )
  })
})
