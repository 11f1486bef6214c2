import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HugoTrial, startHugoTrial } from '../../bench/support/hugo-trial.ts'

let hugo: HugoTrial
beforeAll(async () => {
  hugo = await startHugoTrial()
}, 60_000)
afterAll(() => hugo.end())

const post = 'content/films/sintel/index.md'

describe('what would ask another server', () => {
  it('becomes a card that says where it leads', async () => {
    await hugo.openSite({ 'hugo.toml': '', [post]: '' })
    for (const [call, address] of [
      ['x user="SintelFilm" id="20"', 'https://x.com/SintelFilm/status/20'],
      ['twitter user="SintelFilm" id="20"', 'https://x.com/SintelFilm/status/20'],
      ['tweet 20', 'https://x.com/i/status/20'],
      ['instagram CxOWiQNP2MO', 'https://www.instagram.com/p/CxOWiQNP2MO/'],
      [
        'gist blender 50a7482715eac222e230d1e64dd9a89b',
        'https://gist.github.com/blender/50a7482715eac222e230d1e64dd9a89b'
      ]
    ]) {
      const html = await hugo.html(post, `Before\n\n{{< ${call} >}}\n\nAfter`)
      expect(html).toContain(`<a href="${address}">${address}</a>`)
      expect(html).toContain('class="recap-card"')
      expect(html).not.toContain('<script')
      expect(html).toContain('<p>After</p>')
    }
    expect(await hugo.html(post, '{{< x user="a" id="\\"><script>alert(1)</script>" >}}')).not.toContain(
      '<script'
    )
  })

  it('stays away where the site’s privacy settings switch it off, and keeps Vimeo’s frame', async () => {
    await hugo.openSite({
      'hugo.toml':
        '[privacy.x]\ndisable = true\n[privacy.vimeo]\nsimple = true\n[privacy.youtube]\nprivacyEnhanced = true\n',
      [post]: ''
    })
    expect(await hugo.html(post, '{{< x user="a" id="1" >}}')).toBe('')
    expect(await hugo.html(post, '{{< vimeo 15069551 >}}')).toContain(
      'src="https://player.vimeo.com/video/15069551'
    )
    expect(await hugo.html(post, '{{< youtube eRsGyueVLvQ >}}')).toContain(
      'https://www.youtube-nocookie.com/embed/'
    )
  })

  it('becomes a card in a shortcode of the site, with Hugo’s words, however the site asks', async () => {
    await hugo.openSite({
      'hugo.toml': '',
      'layouts/_shortcodes/remote.html': '{{ (resources.GetRemote "https://films.example/a.json").Content }}',
      'layouts/_shortcodes/tried.html':
        '{{ with try (resources.GetRemote "https://films.example/a.json") }}{{ with .Err }}{{ errorf "%s" . }}{{ end }}{{ end }}',
      'layouts/_shortcodes/old.html': '{{ (getJSON "https://films.example/a.json").title }}',
      [post]: ''
    })
    for (const name of ['remote', 'tried', 'old']) {
      const body = `Before\n\n{{< ${name} >}}\n\nAfter`
      const html = await hugo.html(post, body)
      expect(html).toContain(`data-recap-card="${name}"`)
      expect(html).toContain('access denied')
      expect(html).toContain('<p>After</p>')
      expect((await hugo.notes(post, `${body}\n`)).join()).toContain(`could not run ${name}`)
    }
    expect(await hugo.html(post, 'And then?')).toBe('<p>And then?</p>')
  })
})

describe('templates that cannot run', () => {
  it('become cards, call by call, and the rest of the post renders', async () => {
    const { notes } = await hugo.openSite({
      'hugo.toml': '',
      'layouts/_shortcodes/newer.html': '{{ hugo.Tomorrow }}',
      'layouts/_shortcodes/choosy.html':
        '{{ if eq (.Get 0) "bad" }}{{ .Page.Nothing }}{{ else }}fine{{ end }}',
      'layouts/_shortcodes/box.html': '<div>{{ .Inner | .Page.RenderString }}{{ partial "gone" . }}</div>',
      'layouts/_shortcodes/outer.html': '[{{ .Inner }}]',
      [post]: ''
    })
    expect(notes).toEqual([])
    const html = await hugo.html(
      post,
      '{{< newer >}}\n\n{{< choosy good >}}\n\n{{< choosy bad >}}\n\n{{< box >}}inside **it**{{< /box >}}\n\n{{< outer >}}{{< choosy bad >}}{{< /outer >}}'
    )
    expect(html).toContain('data-recap-card="newer"')
    expect(html).toContain('\nfine\n')
    expect(html.match(/data-recap-card="choosy"/g)).toHaveLength(2)
    expect(html).toContain('can&#39;t evaluate field Nothing')
    expect(html).toContain('data-recap-card="box"')
    expect(html).toContain('inside <strong>it</strong>')
  })

  it('become cards when Hugo cannot even read them', async () => {
    await hugo.openSite({
      'hugo.toml': '',
      'layouts/_shortcodes/future.html': '{{ templates.Tomorrow .Inner }}',
      'layouts/_shortcodes/open.html': '{{ if true }}never closed',
      'layouts/_shortcodes/fine.html': 'fine',
      'layouts/_partials/future.html': '{{ strings.Tomorrow "x" }}',
      'layouts/_shortcodes/caller.html': '{{ partial "future.html" . }}',
      'layouts/_partials/never-called.html': '{{ notAFunction }}',
      [post]: ''
    })
    expect(await hugo.html(post, '{{< fine >}}')).toBe('fine')
    expect(await hugo.html(post, '{{< open >}}')).toContain('data-recap-card="open"')
    expect(await hugo.html(post, '{{< future >}}text{{< /future >}}')).toContain('data-recap-card="future"')
    expect(await hugo.html(post, '{{< caller >}}')).toContain('data-recap-card="caller"')
  })

  it('leave what Hugo shows without them, for hooks', async () => {
    const hooks = ['link', 'image', 'heading', 'blockquote', 'codeblock']
    await hugo.openSite({
      'hugo.toml': '',
      ...Object.fromEntries(
        hooks.map(hook => [`layouts/_markup/render-${hook}.html`, '{{ .Page.Nothing }}'])
      ),
      [post]: ''
    })
    const result = await hugo.engine.render(
      post,
      '---\n---\n# Title\n\n[link](x "t") ![image](y.png)\n\n> quote\n\n```go\nx := 1\n```\n'
    )
    if (!result.ok) throw new Error(result.error.detail)
    expect(result.value.html.trim()).toBe(
      '<h1 id="title">Title</h1>\n<p><a href="x" title="t">link</a> <img src="y.png" alt="image"></p>\n' +
        '<blockquote><p>quote</p></blockquote>\n<pre><code>x := 1</code></pre>'
    )
    expect(result.value.notes).toHaveLength(hooks.length)
    expect(result.value.notes[0]).toContain('Nothing')
  })

  it('leave what Hugo shows without them, where a hook reports what cannot run here as an error', async () => {
    await hugo.openSite({
      'hugo.toml':
        'theme = "reel"\n[markup.goldmark.extensions.passthrough]\nenable = true\n[markup.goldmark.extensions.passthrough.delimiters]\ninline = [["\\\\(", "\\\\)"]]\n',
      'themes/reel/layouts/_markup/render-passthrough.html':
        '{{ with try (transform.ToMath .Inner) }}{{ with .Err }}{{ errorf "No formula: %s" . }}{{ else }}{{ .Value }}{{ end }}{{ end }}',
      'layouts/_shortcodes/rating.html': '{{ errorf "a rating needs a number" }}',
      [post]: ''
    })
    expect(await hugo.html(post, 'So \\(a_1\\) it is')).toBe('<p>So a_1 it is</p>')
    expect((await hugo.refusal(post, '---\n---\n\\(a_1\\) {{< rating >}}')).message).toContain(
      'a rating needs a number'
    )
  })

  it('can do nothing with their names and words', async () => {
    await hugo.openSite({
      'hugo.toml': '',
      'layouts/_shortcodes/evil.html': '{{ partial "<script>alert(1)</script>{{ errorf 1 }}" . }}',
      [post]: ''
    })
    const html = await hugo.html(post, '{{< evil >}}')
    expect(html).toContain('data-recap-card="evil"')
    expect(html).not.toContain('<script')
  })
})

describe('other files that Hugo refuses', () => {
  it('are left out, and named', async () => {
    const { notes } = await hugo.openSite({
      'hugo.toml': '',
      'data/good.yaml': 'a: 1\n',
      'data/bad.yaml': 'a: [1',
      'data/bad.json': '{',
      'i18n/en.toml': 'broken = = 1',
      'layouts/_shortcodes/data.html': '{{ site.Data.good.a }}',
      'content/films/broken.md': '---\ntitle: [\n---\n',
      'content/films/date.md': '---\ndate: someday\n---\n',
      'content/films/unclosed.md': '---\ntitle: x\n',
      [post]: ''
    })
    expect(notes.join()).toContain('i18n/en.toml')
    expect(await hugo.html(post, '{{< data >}} {{< relref "broken" >}}')).toBe('<p>1 /films/broken/</p>')
  })
})
