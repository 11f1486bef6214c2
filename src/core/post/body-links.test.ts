import { describe, expect, it } from 'vitest'
import { findShortcodes } from '../shortcodes/find-shortcodes.ts'
import { bodyLinks } from './body-links.ts'
import { literalRangesIn } from './literal-ranges.ts'
import { markdownBlocks } from './markdown-blocks.ts'

function links(text: string): readonly string[] {
  const body = { from: 0, to: text.length }
  const blocks = markdownBlocks(text, body)
  const literal = literalRangesIn(text, blocks)
  const found = bodyLinks(text, { body, blocks, literal, shortcodes: findShortcodes(text, body) })
  for (const { target, targetRange } of found)
    expect(text.slice(targetRange.from, targetRange.to)).toBe(target)
  return found.map(({ kind, target, words }) => `${kind} ${target}${words ? ` “${words}”` : ''}`)
}

describe('bodyLinks', () => {
  it.each([
    ['[a](b.md)', ['link b.md “a”']],
    ['![a](b.png "c") ![](<d e.png>)', ['image b.png “a”', 'image d e.png']],
    ['[![a](b.png)](c/)', ['link c/ “![a](b.png)”', 'image b.png “a”']],
    ['[a](b_(c).md) [d](e', ['link b_(c).md “a”']],
    ['[a]: b.md "c"\n[d]: <e>', ['definition b.md “a”', 'definition e “d”']],
    ['text [a]: b', []],
    ['`[a](b)` \\[a](b) <!-- [a](b) -->', []],
    ['[a]({{< ref "b" >}}) {{< figure src="c.png" alt="d" >}}', ['image c.png “d”']],
    ['see https://a.org/b(c)). And "https://d.org".', ['bare https://a.org/b(c)', 'bare https://d.org']],
    ['<https://a.org> [https://b.org](https://c.org)', ['link https://c.org “https://b.org”']],
    ['<a href="b">https://c.org</a> <img src=\'d.png\' alt="e">', ['link b', 'image d.png “e”']],
    ['a\n\n<img alt src="b.png">\n\n    [c](d)', ['image b.png']]
  ])('reads %s', (text, expected) => {
    expect(links(text)).toEqual(expected)
  })

  it('takes time in proportion to hostile texts', () => {
    for (const part of ['[', '](', '![](', '[a](b ', '<a ', '<img ', 'https://', '[a](b) ', '<a href=b>']) {
      links(part.repeat(20_000))
    }
  })
})
