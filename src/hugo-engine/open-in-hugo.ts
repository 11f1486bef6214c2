import { type BuildFault, essence, failedTemplate, faultOf, isCallable, readFault } from './build-fault.ts'
import { isContentFile } from './content-stubs.ts'
import type { HugoRuntime } from './hugo-runtime.ts'
import { type MemoryFiles, writeMemoryFiles } from './memory-files.ts'
import type { PreviewLayout, RenderedPage } from './preview-layout.ts'
import { configWithoutSite, withPreviewSettings } from './preview-settings.ts'
import type { AssembledSite } from './site-assembly.ts'
import { type ConfigMap, toToml } from './site-config.ts'
import type { SoftTemplates } from './soft-templates.ts'

/** A site that Hugo has accepted. */
export interface OpenedSite {
  readonly runtime: HugoRuntime
  /** What is in Hugo's memory, after repairs. */
  readonly files: MemoryFiles
  /** Every page of the site as it was without a body. */
  readonly pages: readonly RenderedPage[]
  readonly notes: readonly string[]
}

/** Each repair costs a build, and each that Hugo dies of half a second; what is still broken then stays so. */
const maximumRepairs = 25

/**
 * Gives an assembled site to Hugo, and takes out of it what Hugo refuses, one thing after the other:
 * a template that it cannot read, a data file, a page's front matter, in the end the configuration.
 *
 * @param start gives a Hugo that looks at nothing the site holds
 */
export async function openInHugo(
  site: AssembledSite,
  layout: PreviewLayout,
  soft: SoftTemplates,
  start: () => Promise<HugoRuntime>
): Promise<OpenedSite> {
  const files: MemoryFiles = new Map(site.files)
  files.set(`${site.layoutFolder}/all.html`, layout.template)
  const notes: string[] = []
  const configs = fallbackConfigs(site.config)
  let config = site.config
  files.set('config.toml', toToml(config))

  let runtime = await start()
  writeMemoryFiles(runtime, files)
  for (let repairs = 0; ; repairs++) {
    // Takes note of the writes on a site that none of them concerns; the next build is then a whole one.
    runtime.build()
    const refused = runtime.loadConfig()
    const outcome = refused === null ? runtime.build() : null
    const fault = refused === null ? outcome && readFault(outcome) : faultOf(refused, false)
    const pages = outcome ? layout.readPages(outcome.log) : []
    if (!fault || (repairs >= maximumRepairs && refused === null)) return { runtime, files, pages, notes }

    const repair = repairs < maximumRepairs ? repairFile(fault, files, soft) : null
    const setting = refused === null || repairs >= maximumRepairs ? null : refusedSetting(refused, config)
    if (repair) {
      for (const [path, content] of repair.files) files.set(path, content)
      if (repair.note) notes.push(repair.note)
    } else if (setting !== null) {
      const { [setting]: _refused, ...others } = config
      config = others
      files.set('config.toml', toToml(config))
      notes.push(
        `Hugo refused the site’s setting “${setting}”, so the preview does without it. Hugo says: ${essence(fault.words)}`
      )
    } else {
      const next = configs.shift()
      if (!next) {
        if (refused === null) return { runtime, files, pages, notes }
        throw new Error(`Hugo refused its own defaults: ${refused}`)
      }
      config = next.config
      files.set('config.toml', toToml(config))
      notes.push(`${next.note} Hugo says: ${essence(fault.words)}`)
    }
    if (runtime.isDead()) runtime = await start()
    writeMemoryFiles(runtime, files)
  }
}

/** Configurations to try when Hugo refuses the site's own, each with less of it. */
function fallbackConfigs(config: ConfigMap): { readonly config: ConfigMap; readonly note: string }[] {
  const { theme: _theme, module: _module, ...withoutThemes } = config
  const rendering: ConfigMap = Object.create(null)
  for (const key of [
    'baseurl',
    'title',
    'markup',
    'params',
    'permalinks',
    'uglyurls',
    'languagecode',
    'contentdir'
  ]) {
    if (key in config) rendering[key] = config[key] ?? null
  }
  return [
    {
      config: withoutThemes,
      note: 'Hugo refused the site’s themes and modules, so the preview does without them.'
    },
    {
      config: withPreviewSettings(rendering),
      note: 'Hugo refused the site’s configuration, so the preview uses only its Markdown settings, parameters and addresses.'
    },
    {
      config: withPreviewSettings(configWithoutSite),
      note: 'Hugo refused the site’s configuration, so the preview uses Hugo’s own defaults.'
    }
  ]
}

/** The setting at the top of a configuration that Hugo's refusal names; null where it names none, or more than one. */
function refusedSetting(words: string, config: ConfigMap): string | null {
  const named = Object.keys(config).filter(
    key => !neverLeftOut.has(key) && new RegExp(`(^|[^\\w.])${key}($|[^\\w])`, 'i').test(words)
  )
  return named.length === 1 ? (named[0] ?? null) : null
}

/** What the preview forces, and what the next fallback leaves out. */
const neverLeftOut = new Set(['security', 'environment', 'theme', 'module', 'languages', 'params', 'title'])

interface Repair {
  readonly files: MemoryFiles
  readonly note: string | null
}

function repairFile(fault: BuildFault, files: MemoryFiles, soft: SoftTemplates): Repair | null {
  const template = failedTemplate(fault, files)
  const content = template === null ? undefined : files.get(template)
  if (template !== null && typeof content === 'string' && isTemplate(template)) {
    // A partial goes without a card of its own: the shortcode that calls it gets one.
    const words = essence(fault.words)
    const replacement = isCallable(template) ? soft.replace(template, content, words) : brokenPartial(words)
    return replacement === content ? null : { files: new Map([[template, replacement]]), note: null }
  }
  const named = namedFile(fault, files)
  if (named === null) return null
  if (isContentFile(named)) {
    return files.get(named) === '' ? null : { files: new Map([[named, '']]), note: null }
  }
  if (files.get(named) === emptyData(named)) return null
  return {
    files: new Map([[named, emptyData(named)]]),
    note: `The preview does without ${named}, which Hugo could not read. Hugo says: ${essence(fault.words)}`
  }
}

const isTemplate = (path: string): boolean =>
  /(^|\/)(_markup|_shortcodes|shortcodes|_partials|partials)\//.test(path)

const brokenPartial = (words: string): string =>
  `{{ index ${JSON.stringify(words)} "this partial cannot be read" }}`

const emptyData = (path: string): string => (path.endsWith('.json') ? '{}' : '')

/** A data, translation or content file that Hugo names, with or without a place in it. */
function namedFile(fault: BuildFault, files: MemoryFiles): string | null {
  for (const { file } of fault.places) if (file !== 'config.toml' && files.has(file)) return file
  for (const path of files.keys()) {
    if (
      /\.(md|markdown|html|json|ya?ml|toml|csv|xml)$/.test(path) &&
      path !== 'config.toml' &&
      fault.words.includes(path)
    ) {
      return path
    }
  }
  return null
}
