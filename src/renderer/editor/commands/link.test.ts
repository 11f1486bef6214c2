import { describe, expect, it } from 'vitest'
import { run } from '../testing/marked-state.ts'
import { toggleLink } from './link.ts'

describe('toggleLink', () => {
  const cases: Record<string, readonly [before: string, expected: string]> = {
    'asks for the address of a text': ['See «the film» now', 'See [the film](|) now'],
    'asks for the text of an address': [
      'See «https://studio.blender.org/films» now',
      'See [|](https://studio.blender.org/films) now'
    ],
    'takes the word at the cursor': ['See Sin|tel', 'See [Sintel](|)'],
    'starts an empty link': ['See |', 'See [|]()'],
    'leaves the text of a link': ['See [the fi|lm](https://example.org "Title") now', 'See the fi|lm now'],
    'leaves the address of a link without text': [
      'See [](https://example|.org) now',
      'See https://example.org| now'
    ],
    'knows a link that is selected whole': ['See «[the film](https://example.org)»', 'See «the film»'],
    'serves all selections': ['«Sintel» and «Spring»', '[Sintel](|) and [Spring](|)']
  }
  for (const [name, [before, expected]] of Object.entries(cases)) {
    it(name, () => expect(run(before, toggleLink)).toBe(expected))
  }
})
