import { describe, expect, it } from 'vitest'
import { headingsOf } from '../post/headings.ts'
import { applyEdits } from '../text/apply-edits.ts'
import { headingText } from './heading-text.ts'
import { insertBlocks, removeBlock } from './insert-block.ts'

function inserted(marked: string): string {
  const at = marked.indexOf('|')
  const text = marked.replace('|', '')
  return applyEdits(text, [insertBlocks(text, at, ['NEW'], { from: 0, to: text.length })])
}

describe('insertBlocks', () => {
  it.each([
    ['|', 'NEW\n'],
    ['a|', 'a\n\nNEW'],
    ['a\n|', 'a\n\nNEW\n'],
    ['a\n\n|', 'a\n\nNEW\n'],
    ['a\n|\nb\n', 'a\n\nNEW\n\nb\n'],
    ['a\n\n|b\n', 'a\n\nNEW\n\nb\n'],
    ['a\n|b\n', 'a\n\nNEW\n\nb\n']
  ])('keeps one empty line around: %j', (marked, result) => {
    expect(inserted(marked)).toBe(result)
  })
})

describe('removeBlock', () => {
  it.each([
    ['a\n\n[x]\n\nb\n', 'a\n\nb\n'],
    ['a\n\n[x]\n', 'a\n'],
    ['[x]\n\nb\n', '\nb\n'],
    ['a [x] b\n', 'a  b\n'],
    ['a\n[x]\nb\n', 'a\nb\n']
  ])('takes the line along where nothing else is on it: %j', (marked, result) => {
    const from = marked.indexOf('[')
    const to = marked.indexOf(']') + 1
    expect(applyEdits(marked, [removeBlock(marked, { from, to }, { from: 0, to: marked.length })])).toBe(
      result
    )
  })
})

describe('headingText', () => {
  it.each([
    'Rust: a *short* history_of_it, _really_',
    'C# and F#',
    '<b>Bold</b> &amp; [linked](x) `code` \\',
    '2. ~~Gone~~'
  ])('lets a reader see %j as it is', title => {
    expect(headingsOf(`## ${headingText(title)}\n`)[0]?.text).toBe(title)
  })

  it('makes no call of Hugo, and no attribute, of a title', () => {
    expect(headingText('Use {{< youtube >}}\nnow {.red}')).toBe('Use &#123;{\\< youtube >}} now &#123;.red}')
  })
})
