import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findShortcodes } from './find-shortcodes.ts'
import type { ShortcodeCall } from './shortcode.ts'

/** A call as one line: form, name and arguments. */
function shown({ form, name, arguments: args }: ShortcodeCall): string {
  const values = args.map(({ name, value }) => (name === null ? `[${value}]` : `${name}=[${value}]`))
  return [form, name, ...values].join(' ')
}

function calls(text: string): readonly string[] {
  return findShortcodes(text).calls.map(shown)
}

describe('findShortcodes', () => {
  it.each([
    ['bare', 'a {{< youtube eRsGyueVLvQ >}} b', ['open youtube [eRsGyueVLvQ]']],
    ['quoted', '{{< youtube "aqz-KE-bpKQ"  >}}', ['open youtube [aqz-KE-bpKQ]']],
    ['glued', '{{<youtube "aqz-KE-bpKQ">}}', ['open youtube [aqz-KE-bpKQ]']],
    ['bare starting with a hyphen', '{{< youtube -ziL_456-4 >}}', ['open youtube [-ziL_456-4]']],
    ['named', '{{< youtube id="aqz" t=\'1\' >}}', ["open youtube id=[aqz] t=['1']"]],
    ['named, bare', '{{% youtube id=aqz start=1.5 %}}', ['open youtube id=[aqz] start=[1.5]']],
    ['named, spaces around =', '{{< x a = "b"  c= d >}}', ['open x a=[b] c=[d]']],
    ['raw', '{{< x `a "b"\n{{< c >}}` >}}', ['open x [a "b"\n{{< c >}}]']],
    ['named raw', '{{< x a=`b c` >}}', ['open x a=[b c]']],
    ['glued quotes', '{{< x"a""b"`c` >}}', ['open x [a] [b] [c]']],
    ['escaped quotes', '{{< x "say \\"a\\"" >}}', ['open x [say "a"]']],
    ['backslashes', '{{< x "C:\\new" "C:\\\\" >}}', []],
    ['a lone backslash', '{{< x "C:\\new" >}}', ['open x [C:\\new]']],
    ['quotes for inside quotes', '{{< x a=\\"b c\\" >}}', ['open x a=[b c]']],
    ['several lines', '{{<\n  youtube\n  id="a"\n>}}', ['open youtube id=[a]']],
    ['pairs', '{{< a >}}b{{< /a >}}{{% c %}}{{% / c %}}', ['open a', 'close a', 'open c', 'close c']],
    ['self-closing', '{{< a b />}}{{< a/b >}}', ['self-closing a [b]', 'open a/b']],
    ['inline', '{{< a.inline >}}{{ .Site }}{{< /a.inline >}}', ['open a.inline', 'close a.inline']],
    ['other scripts', '{{< film título="Été" >}}', ['open film título=[Été]']],
    ['a brace before', '{{{< a >}}}', ['open a']],
    ['no template code', '{{ a }} {{- b -}} {{}}', []],
    [
      'in code and comments, as Hugo does',
      '```\n{{< a >}}\n```\n<!-- {{< b >}} --> `{{< c >}}`',
      ['open a', 'open b', 'open c']
    ],
    ['not in the front matter', '---\ntitle: "{{< a >}}"\n---\n{{< b >}}', ['open b']]
  ])('finds calls: %s', (_, text, expected) => {
    expect(calls(`.${text}`.slice(text.startsWith('---') ? 1 : 0))).toEqual(expected)
  })

  it.each([
    ['unclosed-call', 'a {{< youtube "x"\nb {{< c >}}', '{{< youtube "x"'],
    ['unclosed-call', 'a {{< youtube %}} {{< c >}}', '{{< youtube %}} {{< c >}}'],
    ['unclosed-comment', 'a {{</* b >}}\n{{< c >}}', '{{</* b >}}'],
    ['unclosed-quote', 'a {{< x "b >}}\n{{< c >}}', '"b >}}'],
    ['unclosed-quote', 'a {{< x y="b >}}\n{{< c >}}', 'y="b >}}'],
    ['unclosed-raw-string', 'a {{< x `b >}}\n{{< c >}}', '`b >}}'],
    ['missing-space', 'a {{< youtube id=b>}} {{< c >}}', 'id=b'],
    ['missing-value', 'a {{< youtube id= >}} {{< c >}}', 'id= '],
    ['missing-name', 'a {{< >}} {{< c >}}', '{{< >}}'],
    ['mixed-arguments', 'a {{< x "b" d="e" >}} {{< c >}}', 'd="e"'],
    ['mixed-arguments', 'a {{< x d="e" b >}} {{< c >}}', 'b'],
    ['misplaced-character', 'a {{< youtube https://youtu.be/x >}} {{< c >}}', ':'],
    ['misplaced-character', 'a {{< "youtube" >}} {{< c >}}', '"'],
    ['misplaced-character', 'a {{< /x y >}} {{< c >}}', 'y'],
    ['misplaced-character', 'a {{< \u{1F3A5} >}} {{< c >}}', '\u{1F3A5}'],
    ['misplaced-escape', 'a {{< x \\`b` >}} {{< c >}}', '\\`'],
    ['misplaced-period', 'a {{< x.y >}} {{< c >}}', 'x.'],
    ['closes-nothing', 'a {{< /x >}} {{< c >}}', '{{< /x >}}'],
    ['nested-in-inline', 'a {{< x.inline >}}{{< y >}}{{< /x.inline >}}{{< c >}}', '{{< y >}}']
  ])('says what Hugo refuses and goes on behind it: %s in %j', (code, text, place) => {
    const { calls, faults } = findShortcodes(text)
    expect(faults.map(fault => [fault.code, text.slice(fault.from, fault.to)])).toEqual([[code, place]])
    expect(faults[0]?.message).toMatch(/^\S.* .*\.$/)
    expect(calls.map(shown)).toContain('open c')
  })

  it('gives the places of name, arguments and values', () => {
    const text = 'See {{< youtube id="aqz" t=`10` start=9 >}} now'
    const call = findShortcodes(text).calls[0]
    const at = (range?: { from: number; to: number }) => text.slice(range?.from, range?.to)
    expect(at(call)).toBe('{{< youtube id="aqz" t=`10` start=9 >}}')
    expect(at(call?.nameRange)).toBe('youtube')
    expect(call?.arguments.map(argument => [at(argument), at(argument.valueRange)])).toEqual([
      ['id="aqz"', 'aqz'],
      ['t=`10`', '10'],
      ['start=9', '9']
    ])
  })

  it('keeps escaped calls apart', () => {
    const text = 'a {{</* youtube "**/*.mp4" */>}} {{%/* b */%}} {{< c >}}'
    const { calls, escaped, faults } = findShortcodes(text)
    expect(calls.map(shown)).toEqual(['open c'])
    expect(escaped.map(({ from, to }) => text.slice(from, to))).toEqual([
      '{{</* youtube "**/*.mp4" */>}}',
      '{{%/* b */%}}'
    ])
    expect(faults).toEqual([])
  })

  it('pairs nested calls and leaves those alone that need no closing', () => {
    const text = '.{{< a >}}{{< a >}}{{< youtube x >}}{{% b %}}{{% /b %}}{{< /a >}}{{< /a >}}'
    expect(findShortcodes(text).calls.map(call => call.partner)).toEqual([6, 5, null, 4, 3, 1, 0])
  })

  it('never fails, keeps order and finds what it was given', () => {
    const piece = fc.constantFrom(
      '{{<',
      '{{%',
      '>}}',
      '%}}',
      ' ',
      '/',
      '"',
      '`',
      '\\',
      '=',
      'a',
      '-',
      '.inline ',
      '*',
      '\n',
      '\u{1F3A5}'
    )
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const text = `.${pieces.join('')}`
        const found = findShortcodes(text)
        let end = 0
        for (const call of found.calls) {
          expect(call.from).toBeGreaterThanOrEqual(end)
          end = call.to
          expect(text.slice(call.from, call.to)).toMatch(/^\{\{[<%][\s\S]*[>%]\}\}$/)
          expect(text.slice(call.nameRange.from, call.nameRange.to)).toBe(call.name)
          if (call.partner !== null) expect(found.calls[call.partner]?.name).toBe(call.name)
        }
      }),
      { numRuns: 1000 }
    )
    const value = fc.stringMatching(/^[a-zA-Z0-9_-]+$/)
    fc.assert(
      fc.property(value, fc.constantFrom('"', '`', ''), fc.boolean(), (value, quote, named) => {
        const text = `a {{< youtube ${named ? 'id=' : ''}${quote}${value}${quote} >}} b`
        expect(findShortcodes(text).calls[0]?.arguments[0]).toMatchObject({
          value,
          quote,
          name: named ? 'id' : null
        })
      })
    )
  })

  it('takes time in proportion to hostile texts', () => {
    for (const part of [
      '{{<',
      '{{< a ',
      '{{</*',
      '{{< a "',
      '{{< a `',
      '{{<x"1"a=',
      '{{< /a >}}',
      '{{< a >}}',
      '{{<a \\"'
    ]) {
      findShortcodes(`.${part.repeat(100_000)}`)
    }
    for (const part of ['a', '\u{20000}', '\\"', ' ']) {
      for (const start of ['{{< ', '{{< a ', '{{< a "', '{{< a b=']) {
        findShortcodes(`.${start}${part.repeat(1_000_000)}`)
      }
    }
  })
})
