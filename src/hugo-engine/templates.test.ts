import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HugoTrial, startHugoTrial, writeSite } from '../../bench/support/hugo-trial.ts'

let hugo: HugoTrial
beforeAll(async () => {
  hugo = await startHugoTrial()
}, 60_000)
afterAll(() => hugo.end())

const post = 'content/films/sintel/index.md'

describe('resources', () => {
  it('lets templates measure and resize the images of the bundle and of assets', async () => {
    const { root } = await hugo.openSite({
      'hugo.toml': '',
      'layouts/_shortcodes/size.html':
        '{{ with .Page.Resources.Get (.Get 0) }}{{ .Width }}×{{ .Height }} {{ .RelPermalink }} {{ (.Resize "10x").Width }}{{ else }}none{{ end }}',
      'layouts/_shortcodes/asset.html': '{{ with resources.Get "img/wide.png" }}{{ .Width }}{{ end }}',
      'assets/img/wide.png': png(300, 20),
      'content/films/sintel/cover.png': png(120, 67),
      'content/films/sintel/stills/dragon.png': png(40, 30),
      [post]: ''
    })
    expect(await hugo.html(post, '{{< size "cover.png" >}}')).toBe('120×67 /films/sintel/cover.png 10')
    expect(await hugo.html(post, '{{< size "stills/dragon.png" >}} {{< asset >}}')).toContain('40×30')
    expect(await hugo.html(post, '{{< size "gone.png" >}}')).toBe('none')
    writeSite(root, {
      'content/films/sintel/gone.png': png(7, 5),
      'content/films/sintel/cover.png': png(64, 48)
    })
    expect(await hugo.html(post, '{{< size "gone.png" >}} {{< size "cover.png" >}}')).toBe(
      '<p>7×5 /films/sintel/gone.png 10 64×48 /films/sintel/cover.png 10</p>'
    )
  })

  it('gives the pictures that a template has made', async () => {
    await hugo.openSite({
      'hugo.toml': '',
      'layouts/_shortcodes/small.html':
        '{{ with (.Page.Resources.Get "cover.png").Resize "10x png" }}<img src="{{ .RelPermalink }}">{{ end }}',
      'content/films/sintel/cover.png': png(120, 60),
      [post]: ''
    })
    const result = await hugo.engine.render(post, '---\n---\n{{< small >}}')
    if (!result.ok) throw new Error(result.error.message)
    const [address, data] = Object.entries(result.value.images ?? {})[0] ?? ['', '']
    expect(result.value.html).toContain(`src="${address}"`)
    const bytes = Buffer.from(data.replace('data:image/png;base64,', ''), 'base64')
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([10, 5])
  })

  it('gives the resources of other pages, those of a headless bundle too', async () => {
    await hugo.openSite({
      'hugo.toml': '',
      'layouts/_shortcodes/still.html':
        '{{ with (site.GetPage "stills").Resources.Get (.Get 0) }}{{ .Width }} {{ .RelPermalink }}{{ end }}',
      'layouts/_shortcodes/films.html':
        '{{ range where site.RegularPages "Section" "films" }}{{ range .Resources.ByType "image" }}{{ .Name }} {{ .Height }};{{ end }}{{ end }}',
      'content/stills/index.md': '---\nheadless: true\n---\n',
      'content/stills/dragon.png': png(40, 30),
      'content/films/spring/index.md': '---\ntitle: Spring\n---\n',
      'content/films/spring/cover.png': png(20, 10),
      'content/films/sintel/cover.png': png(20, 12),
      [post]: ''
    })
    expect(await hugo.html('content/about.md', '{{< still "dragon.png" >}}')).toBe('40 /stills/dragon.png')
    expect(await hugo.html(post, 'Sintel')).toBe('<p>Sintel</p>')
    expect(await hugo.html('content/about.md', '{{< films >}}')).toBe('cover.png 10;cover.png 12;')
  })

  it('reads text resources and other posts of the site', async () => {
    await hugo.openSite({
      'hugo.toml': '',
      'layouts/_shortcodes/code.html': '{{ highlight ((.Page.Resources.Get (.Get 0)).Content) "go" }}',
      'layouts/_shortcodes/list.html':
        '{{ range where site.RegularPages "Section" "films" }}{{ .Title }} {{ .Date.Year }} {{ .RelPermalink }};{{ end }}',
      'layouts/_shortcodes/file.html': '{{ readFile "assets/note.txt" }}',
      'assets/note.txt': 'from assets',
      'content/films/sintel/main.go': 'package main\n',
      'content/films/spring.md': '---\ntitle: Spring\ndate: 2019-04-04\n---\nNot read {{< nothing >}}',
      [post]: ''
    })
    expect(await hugo.html(post, '{{< code "main.go" >}}')).toContain('package')
    expect(await hugo.html(post, '{{< file >}}')).toBe('from assets')
    expect(await hugo.html(post, '{{< list >}}', 'title: Sintel\ndate: 2010-09-27')).toBe(
      'Spring 2019 /films/spring/;Sintel 2010 /films/sintel/;'
    )
  })
})

describe('what templates draw on', () => {
  it('resolves ref, relref, data, translations and partials', async () => {
    await hugo.openSite({
      'hugo.toml': 'baseURL = "https://films.example/"\n',
      'data/films/sintel.yaml': 'year: 2010\n',
      'data/crew.json': '[{"name": "Colin"}]',
      'i18n/en.yaml': 'minutes:\n  one: "one minute"\n  other: "{{ .Count }} minutes"\n',
      'layouts/_partials/name.html': '{{ return printf "<%s>" . }}',
      'layouts/_shortcodes/facts.html':
        '{{ site.Data.films.sintel.year }} {{ (index site.Data.crew 0).name }} {{ T "minutes" 15 }} {{ partial "name.html" "a" }} {{ .Page.Params.studio }}',
      'content/films/_index.md': '---\ncascade:\n  params:\n    studio: Blender\n---\n',
      'content/films/spring.md': '---\ntitle: Spring\n---\n',
      'content/about.md': '',
      [post]: ''
    })
    expect(await hugo.html(post, '{{< facts >}}')).toBe('2010 Colin 15 minutes &lt;a&gt; Blender')
    expect(await hugo.html(post, '[a]({{< ref "/about" >}}) [b]({{% relref "spring#end" %}})')).toBe(
      '<p><a href="https://films.example/about/">a</a> <a href="/films/spring/#end">b</a></p>'
    )
  })

  it('reaches pages whose names templates put together or keep to themselves', async () => {
    await hugo.openSite({
      'hugo.toml': '',
      'layouts/_markup/render-link.html':
        '{{ $place := "/words" }}{{ with site.GetPage (urls.JoinPath $place (.Text | urlize)) }}[{{ .Title }}]{{ end }}{{ with site.GetPage $place }}{{ .Title }}{{ end }}',
      'layouts/_shortcodes/credits.html': '{{ with site.GetPage "/credits" }}{{ .Params.by }}{{ end }}',
      'layouts/_shortcodes/must.html':
        '{{ $name := print "from-" "afar" }}{{ with site.GetPage $name }}{{ .Title }}{{ else }}{{ errorf "no page %s" $name }}{{ end }}',
      'content/words.md': '---\ntitle: Words\n---\n',
      'content/words/key-frame.md': '---\ntitle: A key frame\n---\n',
      'content/credits.md': '---\nby: Colin\n---\n',
      'content/from-afar.md': '---\ntitle: From afar\n---\n',
      [post]: ''
    })
    expect(await hugo.html(post, '[key frame](g)')).toBe('<p>[A key frame]Words</p>')
    expect(await hugo.html(post, '{{< credits >}}')).toBe('Colin')
    expect(await hugo.html(post, '{{< must >}}')).toBe('From afar')
  })

  it('shows the words of other pages', async () => {
    const { root } = await hugo.openSite({
      'hugo.toml': '',
      'layouts/_shortcodes/include.html': '{{ with site.GetPage (.Get 0) }}{{ .RenderShortcodes }}{{ end }}',
      'layouts/_shortcodes/now.html': 'now',
      'content/_parts/yaml.md': '---\ntitle: Part\n---\nA **part** {{< now >}}',
      'content/_parts/toml.md': '+++\ntitle = "Part"\n+++\nAnother',
      'content/_parts/json.md': '{"title": "Part"}\nA third',
      'content/_parts/none.md': 'The last',
      [post]: ''
    })
    const include = (name: string) => `{{% include "/_parts/${name}" %}}`
    expect(await hugo.html(post, include('yaml'))).toBe('<p>A <strong>part</strong> now</p>')
    expect(await hugo.html(post, ['toml', 'json', 'none'].map(include).join('\n\n'))).toBe(
      '<p>Another</p>\n<p>A third</p>\n<p>The last</p>'
    )
    writeSite(root, { 'content/_parts/none.md': 'The very last' })
    await hugo.engine.ask({ type: 'posts-changed', ids: ['content/_parts/none.md'] })
    expect(await hugo.html(post, include('none'))).toBe('<p>The very last</p>')
    expect(await hugo.html('content/_parts/yaml.md', 'Itself')).toBe('<p>Itself</p>')
  })

  it('runs every kind of render hook', async () => {
    const hooks = ['link', 'image', 'heading', 'blockquote', 'codeblock', 'table', 'passthrough']
    await hugo.openSite({
      'hugo.toml':
        '[markup.goldmark.extensions.passthrough]\nenable = true\n[markup.goldmark.extensions.passthrough.delimiters]\nblock = [["$$", "$$"]]\n',
      ...Object.fromEntries(hooks.map(hook => [`layouts/_markup/render-${hook}.html`, `[${hook}]`])),
      'layouts/_markup/render-codeblock-mermaid.html': '[mermaid {{ .Inner }}]',
      'layouts/_markup/render-blockquote-alert.html': '[{{ .AlertType }}]',
      [post]: ''
    })
    const body = [
      '# Title',
      '[link](x) ![image](y.png)',
      '> quote',
      '> [!NOTE]\n> alert',
      '```go\nx\n```',
      '```mermaid\nA-->B\n```',
      '| a |\n|---|\n| 1 |',
      '$$x$$'
    ]
    const html = await hugo.html(post, body.join('\n\n'))
    for (const hook of [...hooks, 'note', 'mermaid A--&gt;B']) expect(html).toContain(`[${hook}]`)
  })

  it('picks up what changed on disk when the site is opened again', async () => {
    const { root } = await hugo.openSite({ 'hugo.toml': '', 'layouts/_shortcodes/a.html': 'one', [post]: '' })
    expect(await hugo.html(post, '{{< a >}}')).toBe('one')
    writeSite(root, { 'layouts/_shortcodes/a.html': 'two', 'layouts/_shortcodes/b.html': '{{ site.Title }}' })
    writeFileSync(join(root, 'hugo.toml'), 'title = "Films"\n')
    await hugo.engine.openSite({ folder: root, site: root })
    expect(await hugo.html(post, '{{< a >}} {{< b >}}')).toBe('<p>two Films</p>')
  })

  it('takes note of posts that were added, changed and removed', async () => {
    const { root } = await hugo.openSite({ 'hugo.toml': '', [post]: '' })
    const link = '[a]({{< relref "spring" >}})'
    expect((await hugo.refusal(post, link)).message).toContain('“spring” leads to no page')
    writeSite(root, { 'content/films/spring.md': '---\nslug: the-spring\n---\nBody' })
    await hugo.engine.ask({ type: 'posts-changed', ids: ['content/films/spring.md'] })
    expect(await hugo.html(post, link)).toBe('<p><a href="/films/the-spring/">a</a></p>')
  })
})

describe('what is not for templates', () => {
  it('shows them neither the environment nor files outside of the site', async () => {
    const secret = join(hugo.scratch, 'secret.txt')
    writeFileSync(secret, 'secret words')
    expect(readFileSync(secret, 'utf8')).toBe('secret words')
    await hugo.openSite({
      'hugo.toml':
        '[security.funcs]\ngetenv = [".*"]\n[security.exec]\nallow = [".*"]\n[security.http]\nurls = [".*"]\n',
      'layouts/_shortcodes/env.html': '{{ with try (getenv "PATH") }}{{ .Err }}{{ .Value }}{{ end }}',
      'layouts/_shortcodes/file.html':
        '{{ range slice "../secret.txt" $.Page.Params.secret "/etc/passwd" "../../../../etc/passwd" }}{{ with try (readFile .) }}[{{ .Value }}]{{ end }}{{ end }}',
      'layouts/_shortcodes/folder.html': '{{ range readDir "/" }}{{ .Name }} {{ end }}',
      'layouts/_shortcodes/fetch.html':
        '{{ with try (resources.GetRemote "http://127.0.0.1:1/") }}{{ .Err }}{{ with .Value }}got it{{ end }}{{ end }}',
      [post]: ''
    })
    expect(await hugo.html(post, '{{< env >}}')).toContain('access denied')
    expect(await hugo.html(post, '{{< file >}}', `secret: ${secret}`)).toBe('[][][][]')
    expect(await hugo.html(post, '{{< folder >}}')).not.toContain('etc')
    expect(await hugo.html(post, '{{< fetch >}}')).toContain('access denied')
  })
})

/** A PNG file of one colour. */
function png(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0], 8)
  const rows = Buffer.alloc((width + 1) * height, 0x7f)
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0))
  ])
}

/** The check sum of PNG's chunks; Node has it only since 20.15. */
function crc32(bytes: Uint8Array): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}
