import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HugoTrial, startHugoTrial } from '../../bench/support/hugo-trial.ts'

let hugo: HugoTrial
beforeAll(async () => {
  hugo = await startHugoTrial()
}, 60_000)
afterAll(() => hugo.end())

const post = 'content/films/sintel/index.md'

describe('configuration', () => {
  it('merges a root file, the default folder and the production folder as Hugo does', async () => {
    const { notes } = await hugo.openSite({
      'hugo.yaml': 'title: Root\nparams:\n  a: root\n  b: root\n  c: root\n  On: "kept"\n',
      'config/_default/hugo.toml': '[params]\nb = "default"\nc = "default"\n',
      'config/_default/params.yaml': 'd: from params\nlist: [1, 2]\nflag: yes\n',
      'config/production/params.json': '{"c": "production", "nested": {"Deep": "x"}}',
      'config/development/params.toml': 'c = "development"\n',
      'layouts/_shortcodes/show.html':
        '{{ with site.Params }}{{ .a }}|{{ .b }}|{{ .c }}|{{ .d }}|{{ .list }}|{{ .flag }}|{{ .nested.deep }}{{ end }}|{{ site.Title }}|{{ hugo.Environment }}',
      [post]: ''
    })
    expect(notes).toEqual([])
    expect(await hugo.html(post, '{{< show >}}')).toBe(
      'root|default|production|from params|[1 2]|true|x|Root|production'
    )
  })

  it('does without a file that Hugo cannot read, and says so', async () => {
    const { notes } = await hugo.openSite({
      'hugo.toml': 'title = "Kept"\n',
      'config/_default/params.yaml': 'a: [1',
      'layouts/_shortcodes/title.html': '{{ site.Title }}',
      [post]: ''
    })
    expect(notes.join()).toContain('config/_default/params.yaml')
    expect(await hugo.html(post, '{{< title >}}')).toBe('Kept')
  })

  it('previews a site whose configuration Hugo refuses', async () => {
    const { notes } = await hugo.openSite({
      'hugo.toml':
        'title = "Kept"\nlanguageCode = "de"\ndefaultContentLanguage = "xx"\n[languages.en]\nweight = "not a number"\n[markup.goldmark.renderer]\nunsafe = true\n',
      [post]: ''
    })
    expect(notes.join()).toContain('Hugo refused the site’s configuration')
    expect(await hugo.html(post, 'A <b>bold</b> word')).toBe('<p>A <b>bold</b> word</p>')
  })

  it('knows time zones', async () => {
    const { notes } = await hugo.openSite({
      'hugo.toml': 'timeZone = "Europe/Oslo"\n',
      'layouts/_shortcodes/day.html':
        '{{ .Page.Date.Format "15:04 Z0700 MST" | safeHTML }}, {{ (time.AsTime "2024-01-01T12:00:00" "Asia/Kolkata").Format "-0700" | safeHTML }}',
      [post]: ''
    })
    expect(notes).toEqual([])
    expect(await hugo.html(post, '{{< day >}}', 'date: 2024-07-01T12:00:00')).toMatch(
      /^12:00 \+0200 (CEST|\+02), \+0530$/
    )
  })

  it('leaves out a setting that Hugo refuses, and no other', async () => {
    const { notes } = await hugo.openSite({
      'hugo.toml': 'title = "Kept"\ntimeZone = "Blender/Studio"\n[taxonomies]\ntag = "tags"\n',
      'layouts/_shortcodes/title.html': '{{ site.Title }}',
      [post]: ''
    })
    expect(notes).toHaveLength(1)
    expect(notes[0]).toContain('Hugo refused the site’s setting “timezone”, so the preview does without it.')
    expect(await hugo.html(post, '{{< title >}}')).toBe('Kept')
  })

  it('and templates are understood in the words of a newer Hugo', async () => {
    const { notes } = await hugo.openSite({
      'hugo.toml':
        '[languages.de]\nlocale = "de-AT"\nlabel = "Deutsch"\n[markup.goldmark.extensions.footnote]\nenable = false\n[[module.mounts]]\nsource = "posts"\ntarget = "content"\nfiles = ["! **/draft.md"]\n[module.mounts.sites.matrix]\nlanguages = ["de"]\n',
      'config/_default/params.toml': '[params]\nstudio = "Blender"\n',
      'data/films.toml': 'sintel = 2010\n',
      'layouts/_shortcodes/new.html':
        '{{ hugo.Data.films.sintel }} {{ .Site.Language.Locale }} {{ site.Language.Label }} {{ site.Params.studio }}',
      'posts/a.md': ''
    })
    expect(notes).toEqual([])
    expect(await hugo.html('posts/a.md', '{{< new >}}[^1]\n\n[^1]: x')).toBe(
      '<p>2010 de-AT Deutsch Blender<a href="x">^1</a></p>'
    )
  })

  it('is not stopped by a site that asks for a newer Hugo', async () => {
    const { notes } = await hugo.openSite({
      'hugo.toml':
        '[module.hugoVersion]\nmin = "0.199.0"\nextended = true\n[params]\nminHugoVersion = "0.199.0"\n',
      [post]: ''
    })
    expect(notes).toEqual([])
    expect(await hugo.html(post, '*yes*')).toBe('<p><em>yes</em></p>')
  })

  it('shows drafts, posts of the future and what the site does not publish by itself', async () => {
    await hugo.openSite({ 'hugo.toml': 'disableKinds = ["page"]\n', [post]: '' })
    expect(await hugo.html(post, 'Draft', 'draft: true\ndate: 2099-01-01\nexpiryDate: 2001-01-01')).toBe(
      '<p>Draft</p>'
    )
    expect(await hugo.html(post, 'Unlisted', 'build:\n  render: never\n  list: never')).toBe(
      '<p>Unlisted</p>'
    )
    expect(await hugo.html(post, 'Headless', 'headless: true')).toBe('<p>Headless</p>')
    expect(await hugo.html(post, 'Headless again', 'headless: true')).toBe('<p>Headless again</p>')
    expect(await hugo.html('content/films/sintel/notes/crew.md', 'Of the bundle')).toBe(
      '<p>Of the bundle</p>'
    )
    await hugo.openSite({
      'hugo.toml':
        '[[module.mounts]]\nsource = "content/en"\ntarget = "content"\n[[module.mounts]]\nsource = "gone.json"\ntarget = "assets/gone.json"\n',
      'content/en/parts/_index.md': '---\ncascade:\n  build: {render: never, list: never}\n---\n',
      'content/en/parts/a.md': ''
    })
    expect(await hugo.html('content/en/parts/a.md', 'A part')).toBe('<p>A part</p>')
  })
})

describe('templates', () => {
  it('finds shortcodes and hooks in their new, old and section folders', async () => {
    await hugo.openSite({
      'hugo.toml': '',
      'layouts/_shortcodes/new.html': 'new',
      'layouts/shortcodes/old.html': 'old',
      'layouts/shortcodes/deep/er.html': 'deeper',
      'layouts/films/_shortcodes/local.html': 'of films',
      'layouts/_shortcodes/local.html': 'of all',
      'layouts/_default/_markup/render-heading.html': '<h{{ .Level }}>old hook</h{{ .Level }}>',
      'layouts/films/_markup/render-link.html': '<a>hook of films</a>',
      'content/about.md': '',
      [post]: ''
    })
    const body = '{{< new >}} {{< old >}} {{< deep/er >}} {{< local >}} [x](y)'
    expect(await hugo.html(post, body)).toBe('<p>new old deeper of films <a>hook of films</a></p>')
    expect(await hugo.html('content/about.md', body)).toBe('<p>new old deeper of all <a href="y">x</a></p>')
    expect(await hugo.html(post, '## Any')).toBe('<h2>old hook</h2>')
  })

  it('leaves the site’s page layouts out', async () => {
    await hugo.openSite({
      'hugo.toml': '',
      'layouts/baseof.html': '{{ notAFunction }}',
      'layouts/single.html': '{{ partial "nowhere" }}',
      'layouts/_default/single.html': '{{ errorf "never" }}',
      [post]: ''
    })
    expect(await hugo.html(post, 'Body')).toBe('<p>Body</p>')
  })

  it('uses a theme’s shortcodes and settings, and those of the themes that it names', async () => {
    const { notes } = await hugo.openSite({
      'hugo.toml': 'theme = "reel"\n[params]\nb = "site"\n',
      'themes/reel/hugo.toml': 'theme = ["base"]\n[params]\na = "theme"\nb = "theme"\n',
      'themes/reel/config/_default/params.yaml': 'c: theme folder\n',
      'themes/reel/config/staging/params.yaml': 'c: staging\n',
      'themes/reel/layouts/shortcodes/reel.html': 'reel {{ partial "frame.html" . }}',
      'themes/reel/layouts/partials/frame.html':
        '{{ site.Params.a }} {{ site.Params.b }} {{ site.Params.c }}',
      'themes/base/config.yaml': 'params:\n  d: base\n',
      'themes/base/layouts/_shortcodes/base.html': '{{ site.Params.d }}',
      'themes/unused/layouts/_shortcodes/unused.html': '',
      [post]: ''
    })
    expect(notes).toEqual([])
    expect(await hugo.html(post, '{{< reel >}} / {{< base >}}')).toBe(
      '<p>reel theme site theme folder / base</p>'
    )
  })

  it('uses vendored modules', async () => {
    const { notes } = await hugo.openSite({
      'hugo.yaml': 'module:\n  imports:\n    - path: example.org/films/mod\n',
      'go.mod': 'module example.org/site\n',
      '_vendor/modules.txt': '# example.org/films/mod v1.2.3\n',
      '_vendor/example.org/films/mod/hugo.yaml': 'module:\n  hugoVersion:\n    min: 0.199.0\n',
      '_vendor/example.org/films/mod/layouts/_shortcodes/clap.html': 'clap',
      [post]: ''
    })
    expect(notes).toEqual([])
    expect(await hugo.html(post, '{{< clap >}}')).toBe('clap')
  })

  it('does without a theme that is not in the folder, and says so', async () => {
    const { notes } = await hugo.openSite({
      'hugo.toml': 'theme = ["gone", "here"]\n[[module.imports]]\npath = "example.org/elsewhere"\n',
      'themes/here/layouts/_shortcodes/here.html': 'here',
      [post]: ''
    })
    expect(notes).toEqual([
      'The theme gone is not in the site’s folder, so the preview does without its shortcodes.',
      'The theme example.org/elsewhere is not in the site’s folder, so the preview does without its shortcodes.'
    ])
    expect(await hugo.html(post, '{{< here >}} {{< elsewhere >}}')).toContain('data-recap-card="elsewhere"')
  })

  it('follows mounts and moved folders', async () => {
    await hugo.openSite({
      'hugo.toml':
        'contentDir = "posts"\ndataDir = "facts"\n[[module.mounts]]\nsource = "templates"\ntarget = "layouts"\n[[module.mounts]]\nsource = "../outside"\ntarget = "assets"\n',
      'templates/_shortcodes/fact.html': '{{ site.Data.films.sintel }}',
      'facts/films.yaml': 'sintel: 2010\n',
      'posts/a.md': ''
    })
    expect(await hugo.html('posts/a.md', '{{< fact >}} {{< x user="SintelFilm" id="1" >}}')).toContain('2010')
  })
})

describe('mounts', () => {
  it('put templates from anywhere into any folder of layouts', async () => {
    await hugo.openSite({
      'hugo.toml':
        'theme = "reel"\n[[module.mounts]]\nsource = "layouts"\ntarget = "layouts"\n[[module.mounts]]\nsource = "shared/embeds"\ntarget = "layouts/_shortcodes/film"\n[[module.mounts]]\nsource = "shared/link.html"\ntarget = "layouts/_markup/render-link.html"\n',
      'layouts/_shortcodes/own.html': 'own',
      'shared/embeds/clap.html': 'clap {{ .Get 0 }}',
      'shared/link.html': '<a class="shared">{{ .Text }}</a>',
      'themes/reel/hugo.toml': '[[module.mounts]]\nsource = "tpl"\ntarget = "layouts/shortcodes"\n',
      'themes/reel/tpl/reel.html': 'reel',
      [post]: ''
    })
    expect(await hugo.html(post, '{{< own >}} {{< film/clap "2" >}} {{< reel >}} [x](y)')).toBe(
      '<p>own clap 2 reel <a class="shared">x</a></p>'
    )
  })
})

describe('places of posts', () => {
  it('knows the post’s address, whatever part of the site is opened', async () => {
    const { root } = await hugo.openSite({
      'hugo.toml': 'baseURL = "https://films.example/sub/"\n[permalinks.page]\nfilms = "/:year/:slug/"\n',
      [post]: '---\ntitle: Sintel\ndate: 2010-09-27\nslug: the-dragon\n---\n',
      'content/films/spring.md': '---\ntitle: Spring\ndate: 2019-04-04\n---\n'
    })
    const text =
      '---\ntitle: Sintel\ndate: 2010-09-27\nslug: the-dragon\n---\n[Spring]({{< ref "spring" >}})\n'
    const whole = await hugo.engine.render(post, text)
    expect(whole).toEqual({
      ok: true,
      value: {
        html: '<p><a href="https://films.example/sub/2019/spring/">Spring</a></p>\n',
        notes: [],
        links: { 'https://films.example/sub/2019/spring/': 'content/films/spring.md' },
        address: { page: 'https://films.example/sub/2010/the-dragon/', site: 'https://films.example/sub/' }
      }
    })
    await hugo.engine.openSite({ folder: join(root, 'content/films'), site: root })
    const section = await hugo.engine.render('sintel/index.md', text)
    expect(section).toMatchObject({
      value: { links: { 'https://films.example/sub/2019/spring/': 'spring.md' } }
    })
    await hugo.engine.openSite({ folder: join(root, 'content/films/sintel'), site: root })
    const bundle = await hugo.engine.render('index.md', text)
    expect(bundle).toMatchObject({
      value: { links: {}, address: { page: 'https://films.example/sub/2010/the-dragon/' } }
    })
  })

  it('renders sections’ pages, the home page, other languages and posts outside of the content folder', async () => {
    await hugo.openSite({
      'hugo.toml':
        'defaultContentLanguage = "en"\n[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\ntitle = "Films"\n',
      'i18n/fr.toml': '[watch]\nother = "Regarder"\n',
      'i18n/en.toml': '[watch]\nother = "Watch"\n',
      'layouts/_shortcodes/watch.html': '{{ T "watch" }} {{ .Page.Language.Lang }}',
      'content/_index.md': '',
      'content/films/_index.md': '',
      [post]: '',
      'content/films/sintel/index.fr.md': ''
    })
    const body = '{{< watch >}}'
    expect(await hugo.html('content/_index.md', body)).toBe('Watch en')
    expect(await hugo.html('content/films/_index.md', body)).toBe('Watch en')
    expect(await hugo.html(post, body)).toBe('Watch en')
    expect(await hugo.html('content/films/sintel/index.fr.md', body)).toBe('Regarder fr')
    expect(await hugo.html('drafts/new.md', body)).toBe('Watch en')
  })

  it('goes from post to post in one folder, and links between them', async () => {
    await hugo.openSite({
      'hugo.toml': '',
      'content/films/agent.md': '---\ntitle: Agent\n---\n',
      'content/films/big.md': '---\ntitle: Big\n---\n',
      'content/films/spring.md': '---\ntitle: Spring\nslug: the-spring\n---\n'
    })
    const links = '[a]({{< relref "spring" >}}) [b]({{< relref "agent.md" >}})'
    const html = '<p><a href="/films/the-spring/">a</a> <a href="/films/agent/">b</a></p>'
    expect(await hugo.html('content/films/big.md', links)).toBe(html)
    expect(await hugo.html('content/films/agent.md', 'Agent 327', 'title: Agent')).toBe('<p>Agent 327</p>')
    expect(await hugo.html('content/films/spring.md', 'Spring', 'slug: the-spring')).toBe('<p>Spring</p>')
    expect(await hugo.html('content/films/big.md', `${links} `)).toBe(html)
  })

  it('goes from one language of a bundle to the other, and to a page below it', async () => {
    await hugo.openSite({
      'hugo.toml': 'defaultContentLanguage = "en"\n[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n',
      'layouts/_shortcodes/title.html':
        '{{ with site.GetPage (.Get 0) }}{{ .Title }}{{ else }}nothing{{ end }}',
      'content/_index.md': '',
      [post]: '---\ntitle: Sintel\n---\n',
      'content/films/sintel/index.de.md': '---\ntitle: Sintel, der Film\n---\n',
      'content/films/sintel/notes/crew.md': ''
    })
    expect(await hugo.html('content/_index.md', '{{< title "sintel" >}}')).toBe('Sintel')
    expect(await hugo.html('content/films/sintel/index.de.md', 'Ein Drache')).toBe('<p>Ein Drache</p>')
    expect(await hugo.html(post, 'A dragon')).toBe('<p>A dragon</p>')
    expect(await hugo.html('content/films/sintel/notes/crew.md', 'The crew')).toBe('<p>The crew</p>')
    expect(await hugo.html(post, 'The dragon')).toBe('<p>The dragon</p>')
  })

  it('goes from one language’s content folder to the other', async () => {
    await hugo.openSite({
      'hugo.toml':
        'defaultContentLanguage = "en"\n[languages.en]\ncontentDir = "content/en"\n[languages.de]\ncontentDir = "content/de"\n',
      'content/en/films/spring.md': '',
      'content/de/films/agent.md': ''
    })
    expect(await hugo.html('content/de/films/agent.md', 'Der Hahn')).toBe('<p>Der Hahn</p>')
    expect(await hugo.html('content/en/films/spring.md', 'A shepherd')).toBe('<p>A shepherd</p>')
    expect(await hugo.html('content/de/films/agent.md', 'Ein Agent')).toBe('<p>Ein Agent</p>')
    expect(await hugo.html('content/en/films/spring.md', 'A dog')).toBe('<p>A dog</p>')
  })

  it('shares the resources of a page among its languages', async () => {
    await hugo.openSite({
      'hugo.toml':
        'defaultContentLanguage = "en"\n[languages.en]\ncontentDir = "content/en"\n[languages.de]\ncontentDir = "content/de"\n',
      'layouts/_shortcodes/file.html': '{{ (.Page.Resources.Get "credits.txt").Content }}',
      'content/en/sintel/credits.txt': 'Colin',
      'content/en/sintel/index.md': '',
      'content/de/sintel/index.md': ''
    })
    expect(await hugo.html('content/de/sintel/index.md', '{{< file >}}')).toBe('Colin')
    expect(await hugo.html('content/en/sintel/index.md', '{{< file >}}')).toBe('Colin')
  })

  it('takes note of other pages that it met in a post that Hugo refused', async () => {
    await hugo.openSite({
      'hugo.toml': '',
      'content/films/spring.md': '---\ntitle: Spring\nslug: the-spring\n---\n',
      [post]: ''
    })
    const link = '[Spring]({{< ref "spring" >}})'
    expect((await hugo.refusal(post, `${link} {{< figuer >}}`)).message).toContain('figuer')
    expect(await hugo.html(post, link)).toBe('<p><a href="/films/the-spring/">Spring</a></p>')
  })

  it('renders other posts after one whose front matter Hugo refuses', async () => {
    const other = 'content/films/spring/index.md'
    const third = 'content/films/charge/index.md'
    const refused = '---\ntitle: Sintel\noutputs: [../../x]\n---\n'
    await hugo.openSite({ 'hugo.toml': '', [post]: '', [other]: '', [third]: refused })
    expect(await hugo.html(other, '[Charge]({{< ref "charge" >}})')).toContain('Charge')
    expect((await hugo.refusal(post, refused)).message).toContain('../../x')
    expect(await hugo.html(other, 'A shepherd')).toBe('<p>A shepherd</p>')
    expect((await hugo.refusal(third, refused)).message).toContain('../../x')
    expect((await hugo.refusal(post, refused)).message).toContain('../../x')
    expect(await hugo.html(other, 'A shepherd walks')).toBe('<p>A shepherd walks</p>')
    expect(await hugo.html(post, 'A dragon')).toBe('<p>A dragon</p>')
  })

  it('renders a post that is new, in a bundle that is new', async () => {
    await hugo.openSite({ 'hugo.toml': '', [post]: '' })
    expect(await hugo.html('content/films/spring/index.md', 'New')).toBe('<p>New</p>')
  })
})

describe('a folder without a site', () => {
  it('renders with HTML allowed and Hugo’s own shortcodes', async () => {
    const folder = join(hugo.scratch, 'loose')
    mkdirSync(folder)
    writeFileSync(join(folder, 'index.md'), '')
    expect((await hugo.engine.openSite({ folder, site: null })).notes).toEqual([])
    const html = await hugo.html(
      'index.md',
      '<u>Watch</u> {{< youtube eRsGyueVLvQ >}} [x]({{< ref "gone" >}})'
    )
    expect(html).toContain('<u>Watch</u>')
    expect(html).toContain('https://www.youtube.com/embed/eRsGyueVLvQ')
    expect(await hugo.html('some/where/else.md', '{{< unknown a="b" >}}')).toContain(
      'data-recap-card="unknown"'
    )
  })
})
