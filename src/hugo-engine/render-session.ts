import { relative, sep } from 'node:path'
import type { EngineSite } from '#shared/hugo-protocol.ts'
import type { PreviewFailure, PreviewPage } from '#shared/preview.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { explainFault, readFault } from './build-errors.ts'
import { networkCards } from './cards.ts'
import { readConfigFiles } from './config-files.ts'
import { readContentStubs, stubOf } from './content-stubs.ts'
import { createGuardedReader } from './guarded-reader.ts'
import type { HugoRuntime } from './hugo-runtime.ts'
import { createPreviewLayout } from './preview-layout.ts'
import { readConfig } from './read-config.ts'
import { type ConfigMap, configWithoutSite, toToml, valueAt, withPreviewSettings } from './site-config.ts'
import { readComponentFiles, type SiteFiles } from './site-files.ts'
import { readThemes } from './theme-files.ts'

/** An opened site in Hugo's memory, and the one post of it that has a body. */
export interface RenderSession {
  openSite(site: EngineSite): Promise<readonly string[]>
  render(id: string, text: string): Result<PreviewPage, PreviewFailure>
}

export function createRenderSession(startRuntime: () => Promise<HugoRuntime>): RenderSession {
  let runtime: HugoRuntime | null = null
  let written = new Set<string>()
  let current: { file: string; stub: string } | null = null
  let placePost: (id: string) => string = id => `content/posts/${id}`
  const layout = createPreviewLayout()

  const writeSite = (hugo: HugoRuntime, files: SiteFiles): void => {
    hugo.remove([...written].filter(path => !files.has(path)))
    hugo.write(
      Object.fromEntries([...files].filter((file): file is [string, string] => typeof file[1] === 'string'))
    )
    for (const [path, content] of files) if (typeof content !== 'string') hugo.writeBytes(path, content)
    written = new Set(files.keys())
  }

  const living = async (): Promise<HugoRuntime> => {
    if (!runtime || runtime.isDead()) {
      runtime = await startRuntime()
      written = new Set()
    }
    return runtime
  }

  return {
    async openSite(site) {
      let hugo = await living()
      current = null
      const notes: string[] = []
      const files: SiteFiles = new Map()
      let config: ConfigMap = configWithoutSite
      const reader = site.site === null ? null : createGuardedReader(site.site)
      const configFiles = reader ? readConfigFiles(reader, 'production') : []
      const read = readConfig(hugo, configFiles)
      if (site.site === null || !reader) {
        placePost = id => `content/posts/${id}`
      } else {
        notes.push(...read.notes)
        const texts = configFiles.map(file => file.text)
        const themed = readThemes(reader, read.config, texts, files)
        notes.push(...themed.notes)
        config = themed.config
        readComponentFiles(reader, '', files)
        const contentDir = String(valueAt(config, 'contentdir') ?? 'content')
        readContentStubs(reader, contentDir, files)
        const folder = relative(site.site, site.folder).split(sep).join('/')
        placePost = id => (folder === '' ? id : `${folder}/${id}`)
      }
      for (const [path, template] of networkCards(files)) files.set(path, template)
      files.set('layouts/all.html', layout.template)
      files.set('config.toml', toToml(withPreviewSettings(config)))
      writeSite(hugo, files)
      // Takes note of the writes, on the small site that none of them concerns: the build of the real
      // site is then a whole one.
      hugo.build()
      const refused = hugo.loadConfig()
      if (refused) {
        notes.push(
          `Hugo refused the site's configuration, so the preview uses Hugo's defaults. Hugo says: ${refused}`
        )
        hugo = await living()
        files.set('config.toml', toToml(withPreviewSettings(configWithoutSite)))
        writeSite(hugo, files)
        hugo.loadConfig()
      }
      hugo.build()
      return notes
    },

    render(id, text) {
      if (!runtime) throw new Error('A site must be open before a post can be rendered')
      const file = placePost(id)
      if (current && current.file !== file) runtime.write({ [current.file]: current.stub })
      current = { file, stub: stubOf(text) }
      runtime.write({ [file]: text })
      const outcome = runtime.build()
      const fault = readFault(outcome)
      if (fault) return fail(explainFault(fault, file))
      const page = layout.readPages(outcome.log).find(rendered => rendered.file === file)
      if (!page) {
        return fail({
          code: 'build-error',
          message: 'Hugo rendered the site but not this post.',
          detail: outcome.log.join('\n'),
          line: null,
          column: null
        })
      }
      return ok({ html: page.html, notes: [] })
    }
  }
}
