import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PostParts, splitPost } from './split-post.ts'

function parts(text: string) {
  const split: PostParts = splitPost(text)
  return {
    format: split.format,
    fault: split.fault,
    content: text.slice(split.content.from, split.content.to),
    body: text.slice(split.body.from, split.body.to)
  }
}

describe('splitPost', () => {
  it.each([
    ['YAML', '---\ntitle: Sintel\n---\nBody\n', 'yaml', 'title: Sintel\n', 'Body\n'],
    ['TOML', '+++\ntitle = "Sintel"\n+++\nBody\n', 'toml', 'title = "Sintel"\n', 'Body\n'],
    ['JSON', '{ "title": "Sintel" }\nBody\n', 'json', '{ "title": "Sintel" }', 'Body\n'],
    ['nested JSON', '{"a":{"b":"}"},"c":"\\"}"}\n\nBody', 'json', '{"a":{"b":"}"},"c":"\\"}"}', '\nBody'],
    ['no front matter', '# Sintel\n\nBody\n', 'none', '', '# Sintel\n\nBody\n'],
    ['an empty text', '', 'none', '', ''],
    ['white space only', ' \n\n', 'none', '', ' \n\n'],
    ['empty front matter', '---\n---\nBody', 'yaml', '', 'Body'],
    ['no body', '---\ntitle: Sintel\n---', 'yaml', 'title: Sintel\n', ''],
    ['blank lines and a BOM before the fence', '\uFEFF\n\n---\na: 1\n---\nBody', 'yaml', 'a: 1\n', 'Body'],
    ['CRLF', '---\r\na: 1\r\n---\r\nBody', 'yaml', 'a: 1\r\n', 'Body'],
    ['a fence only inside a line', '---\na: x --- y\n---\nBody', 'yaml', 'a: x --- y\n', 'Body'],
    ['text after the closing fence', '---\na: 1\n---Body', 'yaml', 'a: 1\n', 'Body'],
    ['a rule in the body', '---\na: 1\n---\nBody\n\n---\nMore', 'yaml', 'a: 1\n', 'Body\n\n---\nMore'],
    ['the other fence inside', '---\na: |\n+++\n---\nBody', 'yaml', 'a: |\n+++\n', 'Body']
  ])('takes apart %s', (_, text, format, content, body) => {
    expect(parts(text)).toEqual({ format, fault: null, content, body })
  })

  it.each([
    ['YAML', '---\ntitle: Sintel\n', 'yaml'],
    ['TOML', '+++\ntitle = 1\n---\n', 'toml'],
    ['JSON', '{ "title": "Sintel"\n', 'json'],
    ['a lone fence', '---', 'yaml']
  ])('says that %s front matter is not closed', (_, text, format) => {
    expect(splitPost(text)).toMatchObject({
      format,
      fault: 'unclosed',
      block: { from: 0, to: text.length },
      body: { from: text.length, to: text.length }
    })
  })

  it('takes what Hugo refuses at the start as body, and says so', () => {
    expect(parts('- one\n- two\n')).toMatchObject({
      format: 'none',
      fault: 'invalid-fence',
      body: '- one\n- two\n'
    })
    expect(parts('{{< youtube x >}}')).toMatchObject({ format: 'none', fault: 'shortcode-first' })
  })

  it('covers every text: block and body touch and reach the end', () => {
    const piece = fc.constantFrom(
      '---',
      '+++',
      '{',
      '}',
      '"',
      '\\',
      '\n',
      '\r\n',
      ' ',
      'a: 1',
      '\u{1F3AC}',
      '\uFEFF'
    )
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const text = pieces.join('')
        const { format, block, content, body } = splitPost(text)
        expect(body.to).toBe(text.length)
        expect(body.from).toBe(format === 'none' ? 0 : block.to)
        if (format === 'none') return
        expect(block.from).toBeLessThanOrEqual(content.from)
        expect(content.from).toBeLessThanOrEqual(content.to)
        expect(content.to).toBeLessThanOrEqual(block.to)
      })
    )
  })
})
