import { describe, expect, it } from 'vitest'
import { applyEdits } from '../text/apply-edits.ts'
import { nodeAt, nodeAtOffset, readFrontMatter, removeKey, setValue } from './index.ts'
import type { EditResult, FieldNode, FrontMatter } from './types.ts'

const post = `---
title: Open movie evening # in May
date: 2021-06-17T00:00:00Z
draft: no
description: |-
  An evening with the makers of Spring, in which they showed how the film was
  made.
params:
  author: ana
  tags: [film, 'open movie']
  videoSchema:
    - title: Sintel
      duration: PT14M48S
    - title:
---

Body
`

function fields(text: string): FrontMatter & { kind: 'yaml' } {
  const read = readFrontMatter(text)
  if (read.kind !== 'yaml') throw new Error(JSON.stringify(read))
  return read
}

const wrap = (inner: string) => `---\n${inner}\n---\n`

function edited(text: string, result: EditResult): string {
  if (!result.ok) throw new Error(result.message)
  return applyEdits(text, result.edits)
}

describe('readFrontMatter', () => {
  it('gives values with their types and places', () => {
    const read = fields(post)
    const at = (path: readonly (string | number)[]) => nodeAt(read, path)
    expect(at(['title'])).toMatchObject({
      kind: 'scalar',
      type: 'string',
      value: 'Open movie evening',
      locked: null
    })
    expect(at(['date'])).toMatchObject({ type: 'date', value: '2021-06-17T00:00:00Z' })
    expect(at(['draft'])).toMatchObject({ type: 'boolean', value: 'no' })
    expect(at(['params', 'tags', 1])).toMatchObject({ value: 'open movie', path: ['params', 'tags', 1] })
    expect(at(['params', 'videoSchema', 1, 'title'])).toMatchObject({ type: 'null', value: '' })
    expect(at(['params', 'videoSchema', 2])).toBeNull()
    const title = at(['title'])
    expect(title && post.slice(title.from, title.to)).toBe('Open movie evening')
    const entry = at(['params', 'videoSchema', 0])
    expect(entry && post.slice(entry.from, entry.to)).toBe('title: Sintel\n      duration: PT14M48S')
    expect(post.slice(read.block.to)).toBe('\nBody\n')
  })

  it('shows wrapped lines as one, and says exactly what YAML reads', () => {
    const exact = 'An evening with the makers of Spring, in which they showed how the film was\nmade.'
    expect(nodeAt(fields(post), ['description'])).toMatchObject({ value: exact.replace('\n', ' '), exact })
  })

  it('gives the same object while the front matter does not change', () => {
    const read = readFrontMatter(post)
    expect(readFrontMatter(`${post}More body\n`)).toBe(read)
    expect(readFrontMatter(post.replace('Sintel', 'Spring'))).not.toBe(read)
    expect(readFrontMatter('{"title": "JSON"}')).toBe(readFrontMatter('{"title": "JSON"}'))
  })

  it('keeps what stands before an edit as it is', () => {
    const one = fields(post)
    const two = fields(post.replace('Sintel', 'Agent 327'))
    expect(nodeAt(two, ['description'])).toBe(nodeAt(one, ['description']))
    expect(nodeAt(two, ['params', 'videoSchema', 1])).not.toBe(nodeAt(one, ['params', 'videoSchema', 1]))
  })

  it('knows posts without front matter, and empty ones', () => {
    expect(readFrontMatter('Just text')).toEqual({ kind: 'none' })
    expect(fields('---\n---\n').root).toMatchObject({ kind: 'map', fields: [], from: 4, to: 4 })
    expect(fields('---\n# nothing yet\n---\n').root.fields).toEqual([])
  })

  it.each([
    ['TOML', '+++\ntitle = "x"\n+++\n', 'toml', 1],
    ['JSON', '{"title": "x"}\n', 'json', 1],
    ['no closing fence', '---\ntitle: x\n', 'yaml', 1],
    ['an open quote', wrap('title: x\nslug: "y'), 'yaml', 3],
    ['a key twice', wrap('title: x\nslug: y\ntitle: z'), 'yaml', 4],
    ['two colons', wrap('title: a: b'), 'yaml', 2],
    ['a tab for indentation', wrap('params:\n\tauthor: ana'), 'yaml', 3],
    ['a list', wrap('- a\n- b'), 'yaml', 2],
    ['a text', wrap('just text'), 'yaml', 2],
    ['a directive', wrap('%YAML 1.1'), 'yaml', 2],
    ['an alias without an anchor', wrap('title: x\nslug: *y'), 'yaml', 3],
    ['an alias inside its anchor', wrap('title: &a [*a]'), 'yaml', 2],
    ['a key that is an alias', wrap('title: &a x\n*a : y'), 'yaml', 3],
    ['a key with an alias in it', wrap('title: &a x\n[*a]: y'), 'yaml', 3],
    ['a carriage return', wrap('title: x\rslug: y'), 'yaml', 2],
    ['more on the opening line', '--- title: x\n---\n', 'yaml', 1]
  ])('cannot read %s, and says so with the line', (_, text, format, line) => {
    const read = readFrontMatter(text)
    expect(read).toMatchObject({ kind: 'unreadable', format, line })
    expect(read.kind === 'unreadable' && read.message).toMatch(/^[A-Z“].*[.]$/)
  })

  it('locks what it cannot change safely, and nothing else', () => {
    const partly = fields(
      wrap('base: &base {a: 1}\ncopy: *base\nraw: !custom x\nodd:\n  a: 1\n  a: 2\nfine: yes')
    )
    const locks = partly.root.fields.map(({ key, value }) => [key, value.locked !== null])
    expect(Object.fromEntries(locks)).toEqual({ base: true, copy: true, raw: true, odd: true, fine: false })
    expect(nodeAt(partly, ['copy', 'a'])).toMatchObject({ type: 'number', value: '1' })
    expect(nodeAt(partly, ['odd', 'a'])?.locked).toMatch(/twice/)
    const question = fields(wrap('odd:\n  ? long\n  : key'))
    expect(nodeAt(question, ['odd', 'long'])?.locked).toMatch(/question mark/)
  })

  it.each([
    ['a question mark', '? long\n: key', 'long', /question mark/],
    ['a question mark and nothing else', '? long', 'long', /question mark/],
    ['a question mark without a key', '?', '', /question mark/],
    ['a key over several lines', '? |\n  long\n: key', 'long\n', /question mark/],
    ['an anchor', '&a long: key', 'long', /anchor or a tag/],
    ['a tag', '!!str long: key', 'long', /anchor or a tag/],
    ['a list for a key', '? [a, b]\n: key', '[a, b]', /question mark/],
    ['no key', ': key', '', /not plain words/]
  ])('locks the entry with %s, and nothing beside it', (_, odd, key, sentence) => {
    const text = wrap(`title: One\n# above\n${odd}\nparams:\n  # in\n  slug: one`)
    const { root } = fields(text)
    const entry = root.fields.find(field => field.key === key)
    expect(entry?.value.locked).toMatch(sentence)
    expect(root.locked).toBeNull()
    expect(nodeAt(fields(text), ['params', 'slug'])?.locked).toBeNull()
    expect(setValue(text, [key], 'x')).toMatchObject({ ok: false, code: 'unsafe' })
    expect(edited(text, setValue(text, ['title'], 'Two'))).toBe(text.replace('One', 'Two'))
    expect(edited(text, setValue(text, ['params', 'slug'], 'two'))).toBe(
      text.replace('slug: one', 'slug: two')
    )
    expect(edited(text, removeKey(text, ['title']))).toBe(text.replace('title: One\n', ''))
    const added = edited(text, setValue(text, ['weight'], 1))
    expect(added.replace('weight: 1\n', '')).toBe(text)
    expect(edited(added, setValue(added, ['params', 'more'], 'x'))).toContain('  slug: one\n  more: x\n')
  })

  it('takes three dots for the end, and what follows them for another document', () => {
    const text = wrap('title: One\n... # the end\n# a comment')
    expect(edited(text, setValue(text, ['title'], 'Two'))).toBe(text.replace('One', 'Two'))
    expect(edited(text, setValue(text, ['slug'], 'one'))).toBe(text.replace('One\n', 'One\nslug: one\n'))
    expect(readFrontMatter(wrap('title: One\n...\nslug: one'))).toMatchObject({ kind: 'unreadable', line: 3 })
  })
})

describe('readFrontMatter with hostile YAML (attacks.md, 19)', () => {
  const rows = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
  const bomb = rows.reduce(
    (text, row, index) => `${text}${row}: &${row} [${Array(9).fill(index ? `*${rows[index - 1]}` : 'x')}]\n`,
    ''
  )
  const nested = Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')

  it.each([
    ['an alias bomb', wrap(bomb), 'yaml'],
    ['100,000 brackets', wrap(`a: ${'['.repeat(100_000)}`), 'unreadable'],
    ['100,000 closed braces', wrap(`a: ${'{a: '.repeat(20_000)}${'}'.repeat(20_000)}`), 'unreadable'],
    ['900 levels of maps', wrap(nested), 'unreadable'],
    ['100,000 dashes', wrap('- '.repeat(100_000)), 'unreadable'],
    ['50 million characters', wrap(`a: ${'x'.repeat(50_000_000)}`), 'unreadable'],
    ['100,000 commas', wrap(`a: [${','.repeat(100_000)}]`), 'unreadable'],
    ['20,000 errors', wrap('a: b\n  c: d\n'.repeat(9_000)), 'unreadable'],
    ['nul and lone surrogates', wrap('a: \0\nb: "\ud800"'), 'yaml']
  ])('%s: neither throws nor hangs', (_, text, kind) => {
    const started = performance.now()
    const read = readFrontMatter(text)
    expect(read.kind).toBe(kind)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('reads __proto__ as a key like any other', () => {
    const read = fields(wrap('__proto__:\n  polluted: yes\nconstructor: x'))
    expect(nodeAt(read, ['__proto__', 'polluted'])).toMatchObject({ value: 'yes' })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('shows only so much of an alias bomb', () => {
    const count = (node: FieldNode): number =>
      node.kind === 'scalar'
        ? 1
        : (node.kind === 'map' ? node.fields.map(field => field.value) : node.items).reduce(
            (sum, child) => sum + count(child),
            1
          )
    expect(count(fields(wrap(bomb)).root)).toBeLessThan(5_000)
  })
})

describe('nodeAtOffset', () => {
  /** The path of the field at the bar. */
  const at = (text: string) => {
    const offset = text.indexOf('|')
    return nodeAtOffset(readFrontMatter(text.replace('|', '')), offset)?.path ?? null
  }

  it.each([
    ['---\nti|tle: x\nslug: y\n---\n', ['title']],
    ['---\ntitle: x|\nslug: y\n---\n', ['title']],
    ['---\ntitle: x\n|slug: y\n---\n', ['slug']],
    ['---\nparams:\n  auth|or: ana\n---\n', ['params', 'author']],
    ['---\npa|rams:\n  author: ana\n---\n', ['params']],
    ['---\ntags: [film, op|en]\n---\n', ['tags', 1]],
    ['---\nlist:\n  - title: x\n    a: b\n  |- title: y\n---\n', ['list', 1]],
    ['---\nlist:\n  - title: x\n  - ti|tle: y\n---\n', ['list', 1, 'title']],
    ['---\n|---\n', null],
    ['---\ntitle: x\n-|--\n', null],
    ['---\ntitle: x\n---\nBo|dy', null],
    ['Bo|dy', null]
  ])('%j', (text, path) => {
    expect(at(text)).toEqual(path)
  })
})
