import { describe, expect, it } from 'vitest'
import { postLanguage } from '../language.ts'

const parser = postLanguage().language.parser

/** The shortcode nodes of a text, each with its source: `Name "youtube"`. */
function shortcodes(text: string): readonly string[] {
  const found: string[] = []
  parser.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (name.startsWith('Shortcode')) found.push(`${name.slice(9)} ${text.slice(from, to)}`.trim())
    }
  })
  return found
}

describe('shortcode syntax', () => {
  it('takes a call apart', () => {
    expect(shortcodes('See {{< youtube id="eRsGyueVLvQ" start=10 >}} now')).toEqual([
      '{{< youtube id="eRsGyueVLvQ" start=10 >}}',
      'Mark {{<',
      'Name youtube',
      'Key id',
      'Mark =',
      'Value "eRsGyueVLvQ"',
      'Key start',
      'Mark =',
      'Value 10',
      'Mark >}}'
    ])
  })

  it('knows the other delimiters, closing and self-closing calls', () => {
    expect(shortcodes('{{% note %}}Watch _Sintel_.{{% /note %}}')).toEqual([
      '{{% note %}}',
      'Mark {{%',
      'Name note',
      'Mark %}}',
      '{{% /note %}}',
      'Mark {{% /',
      'Name note',
      'Mark %}}'
    ])
    expect(shortcodes('{{< card/>}}')).toEqual(['{{< card/>}}', 'Mark {{<', 'Name card', 'Mark />}}'])
  })

  it('reads arguments without spaces, raw strings and delimiters in strings', () => {
    expect(shortcodes('{{<youtube eRsGyueVLvQ>}}')).toContain('Value eRsGyueVLvQ')
    expect(shortcodes('{{< figure caption="a >}} b" >}}')).toContain('Value "a >}} b"')
    expect(shortcodes('{{< figure caption=`a "b"` >}}')).toContain('Value `a "b"`')
    expect(shortcodes(String.raw`{{< figure caption="a \" b" >}}`)).toContain(String.raw`Value "a \" b"`)
  })

  it('leaves emphasis marks in arguments alone', () => {
    const text = '{{< youtube _a_ >}} and {{< youtube *b* >}}'
    expect(parser.parse(text).toString()).not.toContain('Emphasis')
  })

  it('knows the escaped form', () => {
    expect(shortcodes('{{</* youtube x */>}}')).toEqual(['Comment {{</* youtube x */>}}'])
  })

  it('is not for code', () => {
    expect(shortcodes('`{{< youtube x >}}`')).toEqual([])
    expect(shortcodes('```\n{{< youtube x >}}\n```')).toEqual([])
    expect(shortcodes('    {{< youtube x >}}')).toEqual([])
  })

  it('reads calls over several lines, though a line looks like a quote or a list', () => {
    const call = '{{< figure\n  src="a.jpg"\n- x\n>}}'
    expect(shortcodes(`${call}\n\nText`)[0]).toBe(call)
    expect(parser.parse(call).toString()).not.toMatch(/Blockquote|BulletList/)
  })

  it('leaves what is not closed as text', () => {
    expect(shortcodes('{{< youtube x\n\nText > here }}')).toEqual([])
    expect(shortcodes('{{< youtube "x >}}')).toEqual([])
    expect(shortcodes('{{<')).toEqual([])
    expect(shortcodes('{{< >}}')).toEqual([])
  })

  it('reads a text of many openings to its end', () => {
    // Were it to look for each one's end anew, this would take until the test is given up.
    for (const opening of ['{{< a ', '{{< a "b ', '{{</* ', '{{< a=` '])
      expect(shortcodes(opening.repeat(20_000))).toEqual([])
  })
})
