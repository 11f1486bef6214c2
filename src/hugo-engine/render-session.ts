import type { EngineSite } from '#shared/hugo-protocol.ts'
import type { PreviewFailure, PreviewPage } from '#shared/preview.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { type BuildFault, failedTemplate, readFault } from './build-fault.ts'
import { createBundleFiles } from './bundle-files.ts'
import { openConfigReader } from './config-reader.ts'
import { isContentFile, readStub, stubOf } from './content-stubs.ts'
import { explainFault } from './explain-fault.ts'
import type { BuildOutcome, HugoRuntime } from './hugo-runtime.ts'
import { nearestName } from './nearest-name.ts'
import { type OpenedSite, openInHugo } from './open-in-hugo.ts'
import { createPreviewLayout, type RenderedPage } from './preview-layout.ts'
import { shortcodeNames } from './shortcode-names.ts'
import { type AssembledSite, assembleSite } from './site-assembly.ts'
import { createSoftTemplates } from './soft-templates.ts'

/** An opened site in Hugo's memory, and the one post of it that has a body. */
export interface RenderSession {
  /** Reads the site's files and gives them to Hugo; sentences about what had to be left out. */
  openSite(site: EngineSite): Promise<readonly string[]>
  /** Reads the front matter of changed, added and removed posts again. */
  notePosts(ids: readonly string[]): void
  /** Renders a post's LF text. Throws when Hugo died of it. */
  render(id: string, text: string): Result<PreviewPage, PreviewFailure>
}

/** Larger than any post; a file of this size is a mistake that would take Hugo minutes. */
const maximumTextLength = 5_000_000
/** Each costs a build of this one post; a post that calls more broken templates shows the first failure. */
const maximumRepairs = 12

type Opened = OpenedSite & {
  readonly site: AssembledSite
  readonly urls: Map<string, string>
  readonly bundle: ReturnType<typeof createBundleFiles>
  current: string | null
}

export function createRenderSession(startRuntime: () => Promise<HugoRuntime>): RenderSession {
  const layout = createPreviewLayout()
  const soft = createSoftTemplates()
  let opened: Opened | null = null
  let last: { readonly id: string; readonly text: string; readonly page: PreviewPage } | null = null

  /** Hugo without a site: its memory emptied, or a new one where it died. */
  const emptyHugo = async (): Promise<HugoRuntime> => {
    if (!opened || opened.runtime.isDead()) return startRuntime()
    opened.runtime.remove([...opened.files.keys(), ...opened.bundle.written()])
    return opened.runtime
  }

  const build = ({ runtime, site }: Opened, file: string, id: string, text: string): BuildOutcome => {
    runtime.write({ [file]: text })
    const outcome = runtime.build()
    if (runtime.isDead()) throw new Error(`Hugo died while it rendered ${id}: ${outcome.error}`)
    const isRendered = layout.readPages(outcome.log).some(page => page.file === file)
    if (outcome.error !== null || isRendered) return outcome
    // Hugo does not publish it by itself (`build`, `headless`): a page of ours shows its content.
    runtime.write({
      [site.place('recap-show.md')]: layout.showOther(`/${file.slice(file.indexOf('/') + 1)}`),
      [file]: text
    })
    return runtime.build()
  }

  return {
    async openSite(target) {
      last = null
      let runtime = await emptyHugo()
      opened = null
      const reader = openConfigReader(runtime)
      const site = assembleSite(target, reader.parse)
      reader.close()
      const result = await openInHugo(site, layout, soft, async () => {
        if (!runtime.isDead()) return runtime
        runtime = await startRuntime()
        openConfigReader(runtime).close()
        return runtime
      })
      opened = {
        ...result,
        site,
        urls: new Map(result.pages.map(page => [pageAddress('', page.permalink), page.file])),
        bundle: createBundleFiles(site),
        current: null
      }
      return [...site.notes, ...result.notes]
    },

    notePosts(ids) {
      if (!opened) return
      last = null
      for (const id of ids) {
        const file = opened.site.place(id)
        const stub = isContentFile(id) ? readStub(opened.site.posts, id) : null
        if (stub !== null) opened.files.set(file, stub)
        else opened.files.delete(file)
        // What is being written is newer than the disk.
        if (file === opened.current) continue
        if (stub === null) opened.runtime.remove([file])
        else opened.runtime.write({ [file]: stub })
      }
    },

    render(id, text) {
      if (!opened) throw new Error('A site must be open before a post can be rendered')
      if (text.length > maximumTextLength) return fail(tooLong)
      const now = opened
      const { site, runtime } = now
      const file = site.place(id)
      const changes = now.bundle.update(id, runtime)
      if (!changes && last?.id === id && last.text === text) return ok(last.page)
      last = null
      if (now.current !== null && now.current !== file) {
        runtime.write({ [now.current]: String(now.files.get(now.current) ?? '') })
      }
      now.current = file
      now.files.set(file, stubOf(text))

      let outcome = build(now, file, id, text)
      for (let repairs = 0; repairs < maximumRepairs; repairs++) {
        const fault = readFault(outcome)
        if (!fault || !repair(now, fault, file, text)) break
        outcome = build(now, file, id, text)
      }
      const fault = readFault(outcome)
      if (fault) {
        const shortcodes = shortcodeNames(now.files.keys())
        return fail(explainFault(fault, { file, text, shortcodes }))
      }
      const page = layout.readPages(outcome.log).find(rendered => rendered.file === file)
      if (!page) return fail(notRendered(outcome))
      now.urls.set(pageAddress('', page.permalink), file)
      const answer = previewPage(now, page, soft.readNotes(outcome.log))
      last = { id, text, page: answer }
      return ok(answer)
    }
  }

  /** Makes what failed in the site's templates fail softly; false where the fault is the post's own. */
  function repair({ site, files, runtime }: Opened, fault: BuildFault, file: string, text: string): boolean {
    const write = (path: string, content: string): void => {
      files.set(path, content)
      runtime.write({ [path]: content })
    }
    const unknown = /template for shortcode "([^"]+)" not found/.exec(fault.words)?.[1]
    if (unknown !== undefined) {
      if (!site.lacksTemplates || nearestName(unknown, shortcodeNames(files.keys())) !== null) return false
      const hasInner = new RegExp(`{{[<%]\\s*/\\s*${unknown.replace(/\W/g, '\\$&')}\\s*[%>]}}`).test(text)
      write(`${site.layoutFolder}/_shortcodes/${unknown}.html`, soft.unknown(unknown, hasInner))
      // Hugo overlooks a new shortcode in a running site; a new render hook makes it read all templates.
      write(`${site.layoutFolder}/_markup/render-codeblock-recap${files.size}.html`, '')
      return true
    }
    const template = failedTemplate(fault, files)
    const original = template === null ? undefined : files.get(template)
    if (
      template !== null &&
      template !== file &&
      typeof original === 'string' &&
      /\/_?(shortcodes|markup)\//.test(template)
    ) {
      if (fault.logged && !/not whitelisted in policy/.test(fault.words)) return false
      if (original.includes('recap-original/')) return false
      for (const [path, content] of soft.wrap(template, original, site.layoutFolder)) write(path, content)
      return true
    }
    // Another page's front matter, or a data file that only now was read.
    const other = fault.places.find(place => place.file !== file && files.has(place.file))?.file
    if (other === undefined || files.get(other) === '' || other.endsWith('.html')) return false
    write(other, '')
    return true
  }

  function previewPage({ urls, site }: Opened, page: RenderedPage, notes: readonly string[]): PreviewPage {
    const links: Record<string, string> = {}
    for (const [, quoted, bare] of page.html.matchAll(/\shref=(?:"([^"#?]*)[^"]*"|([^\s"'>#?]+))/g)) {
      const href = quoted ?? bare ?? ''
      const target = href === '' ? undefined : urls.get(pageAddress(href, page.permalink))
      const id = target === undefined ? null : site.postAt(target)
      if (id !== null) links[href] = id
    }
    return {
      html: page.html,
      notes,
      links,
      ...(site.isSite ? { address: { page: page.permalink, site: page.site } } : {})
    }
  }
}

/** An address in one spelling: whole, without a closing slash. */
function pageAddress(href: string, from: string): string {
  const base = new URL(from, 'https://site.invalid').href
  const url = new URL(URL.canParse(href, base) ? href : base, base)
  return `${url.origin}${url.pathname.replace(/\/$/, '')}`
}

const failure = (message: string, detail: string): PreviewFailure => ({
  code: 'build-error',
  message,
  detail,
  line: null,
  column: null
})

const tooLong = failure('This post is too long for the preview.', '')

const notRendered = (outcome: BuildOutcome): PreviewFailure =>
  failure('Hugo leaves this post out of the site, so there is nothing to preview.', outcome.log.join('\n'))
