import { randomUUID } from 'node:crypto'
import type { EngineSite } from '#shared/hugo-protocol.ts'
import type { PreviewFailure, PreviewPage } from '#shared/preview.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { asksTheImpossible, missesPage, readFault } from './build-fault.ts'
import { type BundleFiles, createBundleFiles } from './bundle-files.ts'
import { openConfigReader } from './config-reader.ts'
import { isContentFile, readPage } from './content-stubs.ts'
import { type ContentWriter, createContentWriter } from './content-writer.ts'
import { explainFault } from './explain-fault.ts'
import type { BuildOutcome, HugoRuntime } from './hugo-runtime.ts'
import { codeHooks, createKeptCode, type KeptCode, type PreparedText } from './kept-code.ts'
import type { MemoryFiles } from './memory-files.ts'
import { type OpenedSite, openInHugo } from './open-in-hugo.ts'
import { createPreviewLayout } from './preview-layout.ts'
import { createPageAddresses, type PageAddresses, previewPage } from './preview-page.ts'
import { repairPost } from './repair-post.ts'
import { shortcodeNames } from './shortcode-names.ts'
import { type AssembledSite, assembleSite } from './site-assembly.ts'
import { createSoftTemplates } from './soft-templates.ts'

/** An opened site in Hugo's memory, and the one post of it that has a body. */
export interface RenderSession {
  /** Reads the site's files and gives them to Hugo; sentences about what had to be left out. */
  openSite(site: EngineSite): Promise<readonly string[]>
  /** Reads the front matter of changed, added and removed posts again. */
  notePosts(ids: readonly string[]): void
  /** For a moment when nobody waits: replaces Hugo by a fresh one where enough has piled up. */
  rest(): Promise<void>
  /** Renders a post's LF text. Throws when Hugo died of it. */
  render(id: string, text: string): Result<PreviewPage, PreviewFailure>
}

/** Larger than any post; a file of this size is a mistake that would take Hugo minutes. */
const maximumTextLength = 5_000_000
/** Each costs a build of this one post; a post that calls more broken templates shows the first failure. */
const maximumRepairs = 12

/**
 * Hugo keeps some 50 KB of every build in its memory for good, even when its site is opened anew.
 * After this many renders a pause is used to start over, which takes a second.
 */
const rendersBeforeRest = 400

interface Opened extends OpenedSite {
  readonly site: AssembledSite
  readonly addresses: PageAddresses
  readonly bundle: BundleFiles
  readonly content: ContentWriter
  readonly code: KeptCode
  /** The in-memory file of the post that has a body; null before the first. */
  current: string | null
  /** Since the site was opened. */
  renders: number
}

export function createRenderSession(startRuntime: () => Promise<HugoRuntime>): RenderSession {
  const layout = createPreviewLayout()
  const soft = createSoftTemplates()
  let target: EngineSite | null = null
  let opened: Opened | null = null
  let last: { readonly id: string; readonly text: string; readonly page: PreviewPage } | null = null

  /** Hugo without a site: its memory emptied, or a new one where it died. */
  const emptyHugo = async (): Promise<HugoRuntime> => {
    if (!opened || opened.runtime.isDead()) return startRuntime()
    opened.runtime.remove([...opened.files.keys(), ...opened.bundle.written()])
    return opened.runtime
  }

  const build = (
    { runtime, site, addresses, content }: Opened,
    file: string,
    id: string,
    text: string
  ): BuildOutcome => {
    content.write(new Map([[file, text]]))
    const outcome = content.build()
    if (runtime.isDead()) throw new Error(`Hugo died while it rendered ${id}: ${outcome.error}`)
    const pages = layout.readPages(outcome.log)
    for (const page of pages) addresses.note(page)
    const isRendered = pages.some(page => page.file === file)
    if (outcome.error !== null || isRendered) return outcome
    // Hugo does not publish it by itself (`build`, `headless`): a page of ours shows its content.
    const helper = site.place('recap-show.md')
    const shown = layout.showOther(site.pageAt(file))
    content.write(
      new Map([
        [helper, shown],
        [file, text]
      ])
    )
    return content.build()
  }

  /**
   * Writes the post with its resources and builds, with repairs, until it renders or cannot. Hugo is
   * given the `prepared` text; what other pages can see of the post comes from its own.
   */
  const buildPost = (
    now: Opened,
    file: string,
    id: string,
    text: string,
    prepared: string,
    resourcesChanged: boolean
  ): BuildOutcome => {
    const { runtime, content } = now
    if (now.current !== null && now.current !== file) {
      content.write(new Map([[now.current, now.files.get(now.current) ?? '']]))
    }
    now.current = file
    now.site.pages.given(file)
    const giveAlso = (pages: MemoryFiles): void => {
      const given = new Map([...pages, ...now.site.otherResources.of(pages.keys())])
      for (const [path, page] of given) now.files.set(path, page)
      content.write(given)
    }
    giveAlso(now.site.pages.reachedBy(text))
    // Resources that languages share belong to the page of one of them.
    giveAlso(now.site.pages.at(now.site.translationsOf(file)))
    now.files.set(file, now.site.shorten(text))
    // A resource is overlooked when it changes together with the page of its bundle, unless that is new.
    // Only a file that is there can be removed.
    if (resourcesChanged) {
      runtime.write({ [file]: '' })
      runtime.remove([file])
    }
    let outcome = build(now, file, id, prepared)
    for (let repairs = 0; repairs < maximumRepairs; repairs++) {
      const fault = readFault(outcome)
      if (!fault) break
      const others: MemoryFiles = missesPage(fault) ? now.site.pages.all() : new Map()
      giveAlso(others)
      if (others.size === 0 && !repairPost({ ...now, soft }, fault, file, prepared)) break
      outcome = build(now, file, id, prepared)
    }
    if (readFault(outcome)?.logged === false) content.settle(file, now.files.get(file) ?? '')
    return outcome
  }

  /** The post's HTML with its known code in it; undefined where Hugo made none, null where it does not fit. */
  const restore = (
    outcome: BuildOutcome,
    file: string,
    prepared: PreparedText
  ): string | null | undefined => {
    const page = layout.readPages(outcome.log).find(rendered => rendered.file === file)
    return page && prepared.restore(page.html)
  }

  const openSite = async (wanted: EngineSite): Promise<readonly string[]> => {
    last = null
    target = wanted
    let runtime = await emptyHugo()
    opened = null
    const reader = openConfigReader(runtime)
    const site = assembleSite(wanted, reader.parse, layout.otherMark)
    reader.close()
    const result = await openInHugo(site, layout, soft, async () => {
      if (!runtime.isDead()) return runtime
      runtime = await startRuntime()
      openConfigReader(runtime).close()
      return runtime
    })
    const addresses = createPageAddresses(result.pages)
    opened = {
      ...result,
      site,
      addresses,
      bundle: createBundleFiles(site),
      content: createContentWriter(result.runtime, site.pageAt),
      code: createKeptCode(`recap-code-${randomUUID()}`, codeHooks(result.files.keys())),
      current: null,
      renders: 0
    }
    return [...site.notes, ...result.notes]
  }

  return {
    openSite,

    notePosts(ids) {
      if (!opened) return
      last = null
      for (const id of ids) {
        const file = opened.site.place(id)
        const isThere = isContentFile(id) && opened.site.posts.size(id) !== null
        if (!opened.site.pages.note(file, isThere)) continue
        const stub = isThere ? readPage(opened.site.posts, id, opened.site.shorten) : null
        if (stub !== null) opened.files.set(file, stub)
        else opened.files.delete(file)
        // What is being written is newer than the disk.
        if (file === opened.current) continue
        if (stub === null) opened.content.remove(file)
        else opened.content.write(new Map([[file, stub]]))
      }
    },

    async rest() {
      if (!opened || !target || opened.renders < rendersBeforeRest) return
      opened.runtime.end()
      await openSite(target)
    },

    render(id, text) {
      if (!opened) throw new Error('A site must be open before a post can be rendered')
      if (text.length > maximumTextLength) return fail(failure('This post is too long for the preview.'))
      const file = opened.site.place(id)
      const resourcesChanged = opened.bundle.update(id, opened.runtime)
      if (!resourcesChanged && last?.id === id && last.text === text) return ok(last.page)
      last = null
      opened.renders++
      const prepared = opened.code.prepare(text)
      let outcome = buildPost(opened, file, id, text, prepared.text, resourcesChanged)
      const restored = restore(outcome, file, prepared)
      if (restored === null) outcome = buildPost(opened, file, id, text, text, false)
      const fault = readFault(outcome)
      if (fault && !(fault.logged && asksTheImpossible(fault))) {
        return fail(explainFault(fault, { file, text, shortcodes: shortcodeNames(opened.files.keys()) }))
      }
      const rendered = layout.readPages(outcome.log).find(one => one.file === file)
      const page = rendered && { ...rendered, html: restored ?? rendered.html }
      if (page) opened.code.learn(text, page.html)
      if (!page) return fail(failure('Hugo leaves this post out of the site.', outcome.log.join('\n')))
      const notes = soft.readNotes(outcome.log)
      if (fault) notes.push('A template asked for something that the preview cannot do, and left it out.')
      last = { id, text, page: previewPage(page, notes, opened.addresses, opened.site, opened.runtime) }
      return ok(last.page)
    }
  }
}

const failure = (message: string, detail = ''): PreviewFailure => ({
  code: 'build-error',
  message,
  detail,
  line: null,
  column: null
})
