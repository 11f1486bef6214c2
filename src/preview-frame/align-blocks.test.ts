import { describe, expect, it } from 'vitest'
import { alignBlocks, words } from './align-blocks.ts'

const source = (...texts: readonly string[]) => texts.map((text, index) => ({ line: 10 + index * 10, text }))
const rendered = (...texts: readonly string[]) => texts.map(words)

describe('alignBlocks', () => {
  it('matches blocks by what they say', () => {
    const blocks = source(
      '## Why *Sintel*',
      'See the [film](https://a.example/x) "now"',
      '{{< youtube aqz-KE-bpKQ >}}'
    )
    expect(alignBlocks(blocks, rendered('Why Sintel', 'See the film “now”', 'aqz-KE-bpKQ'))).toEqual([
      10, 20, 30
    ])
  })

  it('finds its way around blocks that only one side has', () => {
    const blocks = source('First', '{{< hidden >}}', 'Second part of the text', 'Third')
    expect(alignBlocks(blocks, rendered('First', 'Second part of the text', 'Third', 'A footnote'))).toEqual([
      10,
      30,
      40,
      null
    ])
    expect(alignBlocks(source('One', 'Two'), rendered('One', 'Added by a shortcode', 'Two'))).toEqual([
      10,
      null,
      20
    ])
  })

  it('keeps twins in order', () => {
    expect(alignBlocks(source('Again', 'Again', 'Again'), rendered('Again', 'Again', 'Again'))).toEqual([
      10, 20, 30
    ])
  })

  it('pairs changed blocks by likeness', () => {
    const blocks = source(
      'The open film of the year has a new trailer',
      'Tickets cost :coin: ten',
      'Come by boat'
    )
    const shown = rendered('The open film of this year has a trailer', 'Come by a boat')
    expect(alignBlocks(blocks, shown)).toEqual([10, 30])
  })

  it('has nothing to say without blocks', () => {
    expect(alignBlocks([], rendered('a'))).toEqual([null])
    expect(alignBlocks(source('a'), [])).toEqual([])
  })
})
