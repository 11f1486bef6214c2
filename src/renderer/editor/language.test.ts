import { syntaxTree } from '@codemirror/language'
import { beforeAll, describe, expect, it } from 'vitest'
import { createEditorState } from './editor-state.ts'
import { postLanguage } from './language.ts'
import { loadLanguages } from './later-languages.ts'

const parser = postLanguage().language.parser

beforeAll(loadLanguages)

describe('the language of a post', () => {
  it('is Markdown with tables, strikethrough, task lists and bare addresses', () => {
    const tree = parser
      .parse('| a |\n| - |\n| b |\n\n~~no~~ https://studio.blender.org\n\n- [x] done\n')
      .toString()
    for (const node of ['Table', 'Strikethrough', 'URL', 'Task']) expect(tree).toContain(node)
  })

  it('knows the languages of code fences', () => {
    const nodeAt = (text: string, at: number) => parser.parse(text).resolveInner(at, 1).parent?.name
    expect(nodeAt('```yaml\na: 1\n```', 8)).toBe('Key')
    expect(nodeAt('```JS\nlet a\n```', 6)).toBe('VariableDeclaration')
    expect(nodeAt('```json\n{"a": 1}\n```', 9)).toBe('Key')
    expect(nodeAt('```constructor\na\n```', 15)).toBe('FencedCode')
  })

  it('reads a very long paragraph in parts', () => {
    const text = 'Sintel runs on\n'.repeat(4_000)
    expect(
      parser
        .parse(text)
        .toString()
        .match(/Paragraph/g)?.length
    ).toBe(3)
  })

  it('is left out where a text or a line of it is too long to be read while typing', () => {
    const isPlain = (text: string) => syntaxTree(createEditorState(text)).length === 0
    expect(isPlain('Sintel\n'.repeat(20_000))).toBe(false)
    expect(isPlain(`# Film\n${'x'.repeat(49_000)}\nend`)).toBe(false)
    expect(isPlain(`# Film\n${'x'.repeat(60_000)}\nend`)).toBe(true)
    expect(isPlain('Sintel\n'.repeat(800_000))).toBe(true)
  })
})
