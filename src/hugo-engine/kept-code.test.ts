import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HugoTrial, startHugoTrial } from '../../bench/support/hugo-trial.ts'
import { codeHooks, createKeptCode } from './kept-code.ts'

const fence = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\``
const coloured = (language: string, code: string) =>
  `<div class="highlight"><pre tabindex="0"><code class="language-${language}" data-lang="${language}">${code}\n</code></pre></div>`

describe('known code', () => {
  const go = fence('go {hl_lines=[1]}', 'if a < b {\n\treturn "x"\n}')
  const goHtml = coloured('go', 'if a &lt; b {\n\t<span>return</span> &#34;x&#34;\n}')
  const text = `---\ntitle: x\n---\nBefore\n\n${go}\n\nAfter ${'`{{`'}\n`

  it('is not given to Hugo again, and is in the page all the same', () => {
    const kept = createKeptCode('mark', new Set())
    expect(kept.prepare(text).text).toBe(text)
    kept.learn(text, `<p>Before</p>\n${goHtml}\n<p>After</p>`)
    const prepared = kept.prepare(text.replace('After', 'Later'))
    expect(prepared.text).not.toContain('return')
    expect(prepared.text.split('\n')).toHaveLength(text.split('\n').length)
    expect(prepared.text).toContain('Later')
    const plain = `<pre tabindex="0"><code>mark-0-\n\n\n</code></pre>`
    expect(prepared.restore(`<p>Later</p>${plain}`)).toBe(`<p>Later</p>${goHtml}`)
  })

  it.each(['<p>Nothing</p>', '<b><pre class="x"><code>mark-0-</code></pre></b>'])(
    'is rendered anew, and from then on, where its place is not found again: %s',
    html => {
      const kept = createKeptCode('mark', new Set())
      kept.learn(text, goHtml)
      expect(kept.prepare(text).restore(html)).toBeNull()
      expect(kept.prepare(text).text).toBe(text)
    }
  )

  it.each([
    ['another language', fence('js', 'if a < b {\n\treturn "x"\n}')],
    ['other lines marked', go.replace('[1]', '[2]')],
    ['a shortcode in it', fence('go', '{{< x >}}')],
    ['no language', fence('', 'a')],
    ['an item of a list', '- a\n\n  ```go\n  b\n  ```'],
    ['no end', '```go\nif a']
  ])('is something else with %s', (_what, block) => {
    const kept = createKeptCode('mark', new Set())
    kept.learn(text, goHtml)
    kept.learn(block, coloured('go', '{{&lt; x &gt;}}') + coloured('', 'a') + coloured('go', 'b'))
    expect(kept.prepare(block).text).toBe(block)
  })
})

it('knows the hooks for code', () => {
  const hooks = codeHooks([
    'site/layouts/_markup/render-codeblock-go.html',
    'x/_default/_markup/render-codeblock.html.html',
    'render-link.html'
  ])
  expect([...hooks]).toEqual(['go', ''])
})

describe('in Hugo', () => {
  let trial: HugoTrial
  beforeAll(async () => {
    trial = await startHugoTrial()
  }, 60_000)
  afterAll(() => trial.end())

  const body = [
    'First',
    fence('bash', 'for f in *; do\n  echo "$f" | grep -v \'a&b\'\ndone'),
    fence('go {linenos=inline}', 'func main() {}'),
    fence('go {linenos=table}', 'func main() {}'),
    fence('mermaid', 'graph TD; A-->B'),
    fence('', 'plain'),
    '> ```yaml\n> a: 1\n> ```',
    fence('yaml', 'a: 1\n\n\nb: "x"\n'),
    fence('yaml', ''),
    '<!-- ```js\nx\n``` -->'
  ]

  it.each([
    ['with colours in the code', ''],
    ['with classes', '[markup.highlight]\nnoClasses = false'],
    [
      'with a style and numbers',
      '[markup.highlight]\nstyle = "github"\nlineNos = true\nlineNumbersInTable = false'
    ]
  ])('a page is the same with and without it: %s', async (_what, config) => {
    const files = { 'hugo.toml': config, 'content/a.md': '', 'content/b.md': '' }
    await trial.openSite(files)
    const texts = ['First', 'First and', 'First and second'].map(first =>
      [first, ...body.slice(1)].join('\n\n')
    )
    const kept: string[] = []
    for (const text of texts) kept.push(await trial.html('content/a.md', text))
    for (const [index, text] of texts.entries()) {
      await trial.openSite(files)
      expect(await trial.html('content/a.md', text)).toBe(kept[index])
    }
  })

  it('leaves code to the hooks of a site that has some', async () => {
    await trial.openSite({
      'hugo.toml': '',
      'layouts/_markup/render-codeblock.html': '<pre data-type="{{ .Type }}">{{ .Inner }}</pre>',
      'content/a.md': ''
    })
    for (const word of ['a', 'b'])
      expect(await trial.html('content/a.md', `${word}\n\n${fence('go', 'x')}`)).toContain(
        '<pre data-type="go">x'
      )
  })

  it('leaves the code of a language to the hook for it', async () => {
    await trial.openSite({
      'hugo.toml': '',
      'layouts/_markup/render-codeblock-go.html':
        '<figure>{{ (transform.HighlightCodeBlock .).Wrapped }}</figure>',
      'content/a.md': ''
    })
    for (const word of ['a', 'b', 'c']) {
      const html = await trial.html('content/a.md', `${word}\n\n${fence('go', 'x')}\n\n${fence('js', 'y')}`)
      expect(html).toMatch(/<figure><div class="highlight">[\s\S]*<\/div><\/figure>[\s\S]*data-lang="js"/)
    }
  })

  it('names the same line for a fault behind known code', async () => {
    const known = `${fence('go', 'a\nb\nc')}\n\n`
    const faulty = `---\ntitle: Test\n---\n${known}{{< figure src="a"\n`
    await trial.openSite({ 'hugo.toml': '', 'content/a.md': '' })
    const { line } = await trial.refusal('content/a.md', faulty)
    await trial.html('content/a.md', known)
    expect((await trial.refusal('content/a.md', faulty)).line).toBe(line)
    expect(line).toBeGreaterThan(9)
  })
})
