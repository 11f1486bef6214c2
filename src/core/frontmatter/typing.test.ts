import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyEdits } from '../text/apply-edits.ts'
import { nodeAt, readFrontMatter, setValue } from './index.ts'

/*
 * A form edits on every key press. What comes out must not depend on what was passed on the way: quotes that `yes`
 * needed, a break that a double space forced.
 */

const post = `---
title: Open movie evening
subtitle: 'With the makers'
description: |-
  An evening with the makers of Spring, in which they showed how the film was
  made on a farm that they had built from what was left of the last one, and what
  they would do in another way.
params:
  videoSchema:
    - title: |-
        Spring: a film
      description: |-
        A shepherd girl and her dog face ancient spirits, in order to continue
        the cycle of life.
    - title: Sintel
---
`

const paths = [
  ['title'],
  ['subtitle'],
  ['description'],
  ['params', 'videoSchema', 0, 'title'],
  ['params', 'videoSchema', 0, 'description'],
  ['params', 'videoSchema', 1, 'title']
] as const

const words = fc
  .array(
    fc.constantFrom(
      'yes',
      'no',
      '68k',
      'a',
      'film',
      'it’s',
      '#tag',
      '- x',
      'Panel:',
      'wonderful',
      '“quoted”',
      '👉'
    ),
    {
      minLength: 1,
      maxLength: 25
    }
  )
  .chain(list => fc.constantFrom(' ', ' ', ' ', '  ').map(space => list.join(space)))

it('typing ends where setting the whole text at once does', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...paths),
      words,
      fc.constantFrom('all', 'end', 'middle'),
      (path, typed, where) => {
        const node = nodeAt(readFrontMatter(post), path)
        const before = node?.kind === 'scalar' ? node.value : ''
        const at =
          where === 'all' ? 0 : where === 'end' ? before.length : before.indexOf(' ', before.length >> 1)
        const rest = where === 'all' ? '' : before.slice(Math.max(at, 0))
        const head = where === 'all' ? '' : before.slice(0, Math.max(at, 0))
        let text = post
        for (let end = 1; end <= typed.length; end++) {
          const half = /[\ud800-\udbff]/.test(typed.charAt(end - 1))
          const now = `${head} ${typed.slice(0, end)}${rest}`.trim()
          const result = half ? null : setValue(text, path, now)
          if (result?.ok) text = applyEdits(text, result.edits)
          else expect(result).toBeNull()
        }
        const once = setValue(post, path, `${head} ${typed}${rest}`.trim())
        expect(text).toBe(once.ok ? applyEdits(post, once.edits) : once)
      }
    ),
    { numRuns: 60 }
  )
})
