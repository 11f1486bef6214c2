import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HugoTrial, startHugoTrial } from '../../bench/support/hugo-trial.ts'

let hugo: HugoTrial
beforeAll(async () => {
  hugo = await startHugoTrial()
  await hugo.openSite({
    'hugo.toml': '',
    'layouts/_shortcodes/note.html': '{{ .Inner }}',
    'layouts/_shortcodes/rating.html':
      '{{ with .Get 0 }}{{ . }}{{ else }}{{ errorf "a rating needs a number, see %s" .Position }}{{ end }}',
    [post]: ''
  })
}, 60_000)
afterAll(() => hugo.end())

const post = 'content/films/sintel/index.md'

/** The fault of a body; `|` marks the place that it must be at. */
async function bodyFault(marked: string): Promise<string> {
  const text = `---\ntitle: Sintel\n---\n${marked}`
  const at = text.indexOf('|')
  const { message, line, column } = await hugo.refusal(post, text.replace('|', ''))
  const before = text.slice(0, Math.max(at, 0)).split('\n')
  const place = at < 0 ? [null, null] : [before.length, (before.at(-1) ?? '').length + 1]
  expect([line, column]).toEqual(place)
  return message
}

describe('shortcodes', () => {
  it('unknown', async () => {
    expect(await bodyFault('Grüße 🎬\n\n|{{< yotube eRsGyueVLvQ >}}')).toBe(
      'This site has no shortcode named “yotube”. Did you mean “youtube”?'
    )
    expect(await bodyFault('Über 🎬: |{{< playlist >}}')).toBe('This site has no shortcode named “playlist”.')
    expect(await bodyFault('{{< note >}}\n|{{< ratng 5 >}}\n{{< /note >}}')).toContain(
      'Did you mean “rating”?'
    )
  })

  it('not closed', async () => {
    expect(await bodyFault('|{{< note >}}\ntext')).toBe(
      'The shortcode “note” is opened but not closed. Add {{< /note >}} after its text.'
    )
    expect(await bodyFault('{{< youtube eRsGyueVLvQ|')).toBe(
      'A shortcode is not finished. Add >}} or %}} at its end.'
    )
    expect(await bodyFault('{{< rating 5 >}}x|{{< /rating >}}')).toContain('“rating” takes no text')
    expect(await bodyFault('{{< |/note >}}')).toContain('was not opened')
    expect(await bodyFault('{{< note >}}{{< /|rating >}}')).toContain('“/rating” closes another shortcode')
  })

  it('wrongly filled in', async () => {
    expect(await bodyFault('|{{< youtube >}}')).toBe(
      'The youtube shortcode has no video id. Write the id after the name, as in {{< youtube ID >}}.'
    )
    expect(await bodyFault('x\n\n|{{< youtube id="" >}}')).toContain('has no video id')
    expect(await bodyFault('|{{< vimeo >}}')).toContain('The vimeo shortcode has no video id')
    expect(await bodyFault('{{< youtube "|abc >}}')).toContain('quotation mark')
    expect(await bodyFault('{{< youtube abc |autoplay="1" >}}')).toContain('mixes named values')
    expect(await bodyFault('|{{< >}}')).toContain('has no name')
    expect(await bodyFault('Then |{{< rating >}}')).toBe(
      'Hugo cannot build this post: a rating needs a number, see “films/sintel/index.md”'.replace(
        '“films/sintel/index.md”',
        '"content/films/sintel/index.md:4:6"'
      )
    )
  })

  it('that link to nowhere', async () => {
    expect(await bodyFault('A [link](|{{< ref "gone.md" >}})')).toBe(
      'The link to “gone.md” leads to no page of this site.'
    )
  })

  it('at the very start of a text', async () => {
    expect((await hugo.refusal(post, '{{< youtube abc >}}')).message).toContain('begins with a shortcode')
  })
})

describe('front matter', () => {
  it('that cannot be read', async () => {
    expect(await hugo.refusal(post, '---\ntitle: Sintel\ndescription: "open\n---\nBody')).toMatchObject({
      message: 'The front matter cannot be read. Look for a missing quotation mark, a tab or a stray colon.'
    })
    expect(await hugo.refusal(post, '---\ntitle: Sintel\n\tdate: x\n---\n')).toMatchObject({ line: 3 })
    expect(await hugo.refusal(post, '+++\ntitle = \n+++\n')).toMatchObject({ line: 2, column: 9 })
    expect(await hugo.refusal(post, '{"title": }\n')).toMatchObject({ line: 1 })
  })

  it('that is not closed', async () => {
    const { message } = await hugo.refusal(post, '---\ntitle: Sintel\n')
    expect(message).toBe('The front matter is not closed. Add a line with --- after it.')
  })

  it('with a date that is none', async () => {
    expect(await hugo.refusal(post, '---\ntitle: Sintel\ndate: someday\n---\n')).toEqual({
      message: 'The front matter’s date is not a date. Write it like 2026-05-14.',
      line: 3,
      column: 1
    })
  })
})

it('is forgotten with the next good text', async () => {
  await hugo.refusal(post, '---\n---\n{{< youtube >}}')
  expect(await hugo.html(post, 'Good')).toBe('<p>Good</p>')
})
