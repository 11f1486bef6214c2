import { describe, expect, it } from 'vitest'
import { findFrontMatter } from './fences.ts'

/** What the finder takes for the front matter and for the body. */
function parts(text: string) {
  const found = findFrontMatter(text)
  return (
    found && {
      format: found.format,
      closed: found.closed,
      inner: text.slice(found.inner.from, found.inner.to),
      body: text.slice(found.block.to)
    }
  )
}

describe('findFrontMatter', () => {
  it('finds YAML between its fences', () => {
    expect(parts('---\ntitle: Sintel\n---\n\nBody\n')).toEqual({
      format: 'yaml',
      closed: true,
      inner: 'title: Sintel\n',
      body: '\nBody\n'
    })
  })

  it('finds an empty block, with and without a line break behind it', () => {
    expect(parts('---\n---\nBody')).toMatchObject({ inner: '', body: 'Body' })
    expect(parts('---\n---')).toMatchObject({ inner: '', body: '' })
  })

  it('lets white space stand before the opening fence and behind it on its line', () => {
    expect(parts('\n \n---  \ntitle: x\n---\n')).toMatchObject({ inner: 'title: x\n', closed: true })
  })

  it('ends at any line that begins with three dashes, as Hugo does', () => {
    expect(parts('---\na: b\n----\nBody')).toMatchObject({ inner: 'a: b\n', body: '-\nBody' })
    expect(parts('---\na: |\n  ---\n---\n')).toMatchObject({ inner: 'a: |\n  ---\n' })
  })

  it('reaches to the end where the closing fence is missing', () => {
    expect(parts('---\ntitle: x\n')).toMatchObject({ closed: false, body: '' })
    expect(parts('---')).toMatchObject({ closed: false })
  })

  it('knows TOML and JSON', () => {
    expect(parts('+++\na = 1\n+++\nBody')).toMatchObject({ format: 'toml', inner: 'a = 1\n', body: 'Body' })
    expect(parts('{"a": {"b": "}\\""}}\nBody')).toMatchObject({
      format: 'json',
      inner: '{"a": {"b": "}\\""}}',
      body: 'Body'
    })
    expect(parts('{"a"')).toMatchObject({ format: 'json', closed: false })
  })

  it('takes a list, a plus sign and a shortcode at the start for the body', () => {
    for (const text of [
      '- item\n',
      '+ item\n',
      '{{< youtube abc >}}\n',
      '{{% note %}}\n',
      'Text',
      '',
      '# Heading'
    ])
      expect(findFrontMatter(text)).toBeNull()
  })
})
