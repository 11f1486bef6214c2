import { describe, expect, it } from 'vitest'
import { headingAt, headingsOf } from './headings.ts'

function source(text: string): readonly string[] {
  return headingsOf(text).map(heading => `${heading.level} ${heading.text}`)
}

describe('headingsOf', () => {
  it.each([
    ['ATX', '# One\n## Two ##\n###### Six\n####### seven\n#nothing\n#\n', ['1 One', '2 Two', '6 Six', '1 ']],
    ['setext', 'One\n===\n\nTwo\nlines\n---\n\n---\n', ['1 One', '2 Two\nlines']],
    ['up to three spaces', '   # One\n\n    # code\n', ['1 One']],
    ['the line after a paragraph', 'Text\n# One\nmore\n', ['1 One']],
    ['not in the front matter', '---\n# a comment\ntitle: x\n---\n# One\n', ['1 One']],
    ['not in fences', '```md\n# no\n```\n~~~\n# no\n```\n~~~~\n# One\n', ['1 One']],
    ['not in an unclosed fence', '```\n# no\n', []],
    ['not in a fence in a list', '- item\n\n  ```\n# One\n', ['1 One']],
    ['not in a fence with a quote mark in it', '```\n> ```\n# no\n```\n# One\n', ['1 One']],
    ['not in comments', '<!--\n# no\n\n# no\n-->\n# One\n', ['1 One']],
    ['after a bare link', '<https://peach.blender.org>\n# One\n', ['1 One']],
    ['not in HTML', '<div>\n# no\n</div>\n\n# One\n', ['1 One']],
    ['not in HTML with a quote mark in it', '<div>\n>\n# no\n', []],
    ['not in quotes and items', '> # no\n\n- # no\n- no\n  ---\n\n# One\n', ['1 One']],
    ['after a list', '- item\n\n# One\n\n1. item\n\nTwo\n---\n', ['1 One', '2 Two']],
    ['not a rule after an item', '- item\n---\n', []],
    ['without marks', '## [Sintel](https://x.org/a_(b)) *and* `code` {#sintel}\n', ['2 Sintel and code']],
    ['emoji', '## \u{1F3A5} Sintel\n', ['2 \u{1F3A5} Sintel']]
  ])('finds them: %s', (_, text, headings) => {
    expect(source(text)).toEqual(headings)
  })

  it('gives the places of line and words', () => {
    const text = '---\na: 1\n---\n\n##  Sintel  ##\n\nBig Buck\nBunny\n---\n'
    const [first, second] = headingsOf(text)
    expect(text.slice(first?.from, first?.to)).toBe('##  Sintel  ##')
    expect(text.slice(first?.content.from, first?.content.to)).toBe('Sintel')
    expect(text.slice(second?.from, second?.to)).toBe('Big Buck\nBunny\n---')
    expect(text.slice(second?.content.from, second?.content.to)).toBe('Big Buck\nBunny')
  })

  it('takes time in proportion to hostile texts', () => {
    for (const part of [
      '- 1. ',
      '`',
      '<!--',
      '[](',
      '{{<',
      '<a ',
      '> ',
      '- ',
      '# ',
      '*_',
      '    ',
      '\\',
      '{#',
      '``` `'
    ]) {
      headingsOf(part.repeat(100_000))
      headingsOf(`# ${part.repeat(100_000)}\n`)
      headingsOf(`${part}\n`.repeat(20_000))
    }
  })
})

describe('headingAt', () => {
  it('is the last one before', () => {
    const headings = headingsOf('x\n# A\na\n# B\n')
    expect([0, 2, 7, 8, 99].map(offset => headingAt(headings, offset)?.text)).toEqual([
      undefined,
      'A',
      'A',
      'B',
      'B'
    ])
  })
})
