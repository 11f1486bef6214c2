import { describe, expect, it } from 'vitest'
import { applyEdits } from '../text/apply-edits.ts'
import { checkPost } from './check-post.ts'
import { fixAll } from './fix-all.ts'
import { noFacts } from './post-facts.ts'

const fix = (from: number, to: number, insert: string, code = 'bare-address') => ({
  code,
  fixes: [{ title: 'Write it', edits: [{ from, to, insert }] }]
})

describe('fixAll', () => {
  it('puts every thumbnail of a post right and changes nothing else', () => {
    const entry = (name: string, scheme: string) =>
      `    - name:   "${name}" # kept\n      thumbnailUrl: ${scheme}://i.ytimg.com/vi/${name}/hq.jpg\n`
    const text = (scheme: string) =>
      `---\ntitle: x\nparams:\n  videoSchema:\n${entry('abcdefghij1', scheme)}${entry('abcdefghij2', scheme)}---\n`
    const problems = checkPost(text('http'), noFacts).filter(({ code }) => code === 'video-thumbnail-http')
    expect(problems).toHaveLength(2)
    const edits = fixAll(problems)
    expect(edits === null ? null : applyEdits(text('http'), edits)).toBe(text('https'))
  })

  it('sorts the edits by their places', () => {
    expect(fixAll([fix(5, 6, 'b'), fix(1, 2, 'a')])?.map(({ from }) => from)).toEqual([1, 5])
  })

  it.each([
    ['places that overlap', [fix(1, 4, 'a'), fix(3, 5, 'b')]],
    ['two insertions at one place', [fix(1, 1, 'a'), fix(1, 1, 'b')]],
    ['a problem without a fix', [fix(1, 4, 'a'), { code: 'x', fixes: [] }]],
    ['a choice of fixes', [{ code: 'x', fixes: [...fix(1, 2, 'a').fixes, ...fix(1, 2, 'b').fixes] }]],
    ['a fix that was refused', [{ code: 'x', fixes: [{ title: 'Write it', edits: [] }] }]],
    ['videos that depend on each other', [fix(1, 2, 'a', 'video-entry-twice')]]
  ])('leaves %s to the writer', (_, problems) => {
    expect(fixAll(problems)).toBeNull()
  })
})
