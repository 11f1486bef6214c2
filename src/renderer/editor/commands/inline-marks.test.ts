import type { Transaction } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { marked, markedState, run } from '../testing/marked-state.ts'
import { toggleBold, toggleInlineCode, toggleItalic, toggleStrikethrough } from './inline-marks.ts'

describe('toggleBold', () => {
  const cases: Record<string, readonly [before: string, expected: string]> = {
    'marks a selection': ['An «open film» by Blender', 'An **«open film»** by Blender'],
    'keeps a backward selection backward': ['An »open film« by', 'An **»open film«** by'],
    'takes the marks away again': ['An **«open film»** by', 'An «open film» by'],
    'takes them away when they are selected too': ['An «**open film**» by', 'An «open film» by'],
    'takes them away from a part of a bold text': ['An **open «film»** by', 'An open «film» by'],
    'marks the word at the cursor': ['Sin|tel', '**Sin|tel**'],
    'marks the word before the cursor': ['Sintel| runs', '**Sintel|** runs'],
    'takes them away at a cursor': ['**Sin|tel runs**', 'Sin|tel runs'],
    'puts in an empty pair': ['Watch | now', 'Watch **|** now'],
    'takes an empty pair away': ['Watch **|** now', 'Watch | now'],
    'leaves white space outside': ['An« open film »by', 'An« **open film** »by'],
    'swallows a bold part of the selection': ['An «open **film** by» B', 'An **«open film by»** B'],
    'grows a bold text that it touches': ['An **op«en** film» by', 'An **op«en film»** by'],
    'marks each paragraph': ['«One.\n\nTwo.»', '**«One.**\n\n**Two.»**'],
    'marks a hard-wrapped paragraph once': ['«One\ntwo.»', '**«One\ntwo.»**'],
    'leaves the marks of blocks alone': [
      '«- one\n- [ ] two\n\n## Three»',
      '«- **one**\n- [ ] **two**\n\n## **Three»**'
    ],
    'marks all selections': ['«Sintel» and «Caminandes»', '**«Sintel»** and **«Caminandes»**'],
    'only marks what is not bold yet': ['**«Sintel»** and «Caminandes»', '**«Sintel»** and **«Caminandes»**'],
    'serves cursors in one word once': ['Sin|te|l', '**Sin|te|l**'],
    'takes a word with an apostrophe whole': ['didn’|t', '**didn’|t**'],
    'knows letters of every language': ['schö|n', '**schö|n**']
  }
  for (const [name, [before, expected]] of Object.entries(cases)) {
    it(name, () => expect(run(before, toggleBold)).toBe(expected))
  }

  it('does not apply in front matter and in code', () => {
    expect(run('---\ntitle: Sin|tel\n---\n', toggleBold)).toBeNull()
    expect(run('```\nSin|tel\n```\n', toggleBold)).toBeNull()
  })

  it('applies right below the front matter', () => {
    expect(run('---\ntitle: x\n---\nSin|tel', toggleBold)).toBe('---\ntitle: x\n---\n**Sin|tel**')
  })
})

describe('toggleItalic', () => {
  it('writes underscores around words', () => expect(run('Sin|tel', toggleItalic)).toBe('_Sin|tel_'))
  it('writes asterisks inside a word', () => expect(run('Sin«tel»', toggleItalic)).toBe('Sin*«tel»*'))
  it('takes either away', () => {
    expect(run('_Sin|tel_', toggleItalic)).toBe('Sin|tel')
    expect(run('*Sin|tel*', toggleItalic)).toBe('Sin|tel')
  })
  it('goes around bold', () => expect(run('**«Sintel»**', toggleItalic)).toBe('**_«Sintel»_**'))
  it('leaves bold when it goes', () => expect(run('**_«Sintel»_**', toggleItalic)).toBe('**«Sintel»**'))
})

describe('toggleStrikethrough and toggleInlineCode', () => {
  it('strike', () => {
    expect(run('«Sintel»', toggleStrikethrough)).toBe('~~«Sintel»~~')
    expect(run('~~«Sintel»~~', toggleStrikethrough)).toBe('«Sintel»')
  })
  it('code', () => {
    expect(run('«a b»', toggleInlineCode)).toBe('`«a b»`')
    expect(run('`«a b»`', toggleInlineCode)).toBe('«a b»')
  })
  it('code with a backtick in it', () => expect(run('«a`b»', toggleInlineCode)).toBe('``«a`b»``'))
})

describe('the key that began a mark', () => {
  function typed(keys: readonly (string | typeof toggleBold)[]): string {
    let state = markedState('See |')
    for (const key of keys) {
      if (typeof key === 'string') state = state.update(state.replaceSelection(key)).state
      else key({ state, dispatch: tr => (state = tr.state) })
    }
    return marked(state)
  }

  it('ends it', () => expect(typed([toggleBold, 'Sintel', toggleBold, ' now'])).toBe('See **Sintel** now|'))
  it('ends the inner one first', () =>
    expect(typed([toggleItalic, 'a ', toggleInlineCode, 'b', toggleInlineCode])).toBe('See _a `b`|_'))
  it('takes the pair away while it is empty', () => expect(typed([toggleBold, toggleBold])).toBe('See |'))
  it('takes the marks away once the cursor was elsewhere', () => {
    let state = markedState('|')
    const dispatch = (tr: Transaction) => (state = tr.state)
    toggleBold({ state, dispatch })
    state = state.update(state.replaceSelection('Sintel')).state
    state = state.update({ selection: { anchor: 10 } }).state
    state = state.update({ selection: { anchor: 8 } }).state
    toggleBold({ state, dispatch })
    expect(marked(state)).toBe('Sintel|')
  })
})
