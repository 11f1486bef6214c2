import type { GuardedReader } from './guarded-reader.ts'
import { readMediaFile, templatesLookInside } from './media-file.ts'
import type { MemoryFiles } from './memory-files.ts'
import { withOlderWords } from './newer-words.ts'
import { reachableTemplates } from './reachable-templates.ts'
import { type ConfigMap, type ConfigValue, fieldOf, itemsOf } from './site-config.ts'

const maximumTemplateBytes = 500_000
const maximumDataBytes = 2_000_000
/** For one kind of file of one site; what goes beyond is left out. */
const maximumTotalBytes = 24_000_000

/** Template folders that a post's body can reach; every other layout would render whole pages. */
const bodyTemplate = /(^|\/)(_markup|_shortcodes|shortcodes|_partials|partials)\//

/** Hugo's component folders, with the setting that moves each. */
const components = {
  layouts: 'layoutdir',
  data: 'datadir',
  i18n: 'i18ndir',
  assets: 'assetdir',
  static: 'staticdir',
  content: 'contentdir'
} as const
type Component = keyof typeof components

/** The folders of a site or theme that make up one of Hugo's components, relative to the site's root. */
export function componentFolders(config: ConfigMap, root: string, component: Component): readonly string[] {
  const folders = new Set<string>()
  for (const mount of itemsOf(fieldOf(config.module, 'mounts'))) {
    const target = cleanPath(fieldOf(mount, 'target'))
    if (target === component || target?.startsWith(`${component}/`)) {
      const source = cleanPath(fieldOf(mount, 'source'))
      if (source !== null) folders.add(source)
    }
  }
  if (folders.size === 0) {
    for (const setting of itemsOf(config[components[component]] ?? component)) {
      const folder = cleanPath(setting)
      if (folder !== null) folders.add(folder)
    }
  }
  if (component === 'content') {
    const languages = config.languages
    for (const name of Object.keys(languages && typeof languages === 'object' ? languages : {})) {
      const folder = cleanPath(fieldOf(fieldOf(languages, name), 'contentdir'))
      if (folder !== null) folders.add(folder)
    }
  }
  return [...folders].map(folder => (root === '' ? folder : `${root}/${folder}`))
}

/** Where templates go that a site mounts deeper than on `layouts`: what they are is told by their folders. */
const mountedTemplates = 'recap-mounted'

const isDeepLayoutMount = (mount: ConfigValue): boolean =>
  cleanPath(fieldOf(mount, 'target'))?.startsWith('layouts/') === true

/** The mounts of a site or theme, with one in place of those onto folders or files in `layouts`. */
export function withPlainLayoutMounts(mounts: readonly ConfigValue[]): readonly ConfigValue[] {
  const first = mounts.findIndex(isDeepLayoutMount)
  return mounts.flatMap((mount, index) => {
    if (index === first) return [{ source: mountedTemplates, target: 'layouts' }]
    return isDeepLayoutMount(mount) ? [] : [mount]
  })
}

/** The template files of a site or theme: their paths on the disk, by those in Hugo's memory. */
function templatePaths(reader: GuardedReader, { root, config }: ComponentRoot): ReadonlyMap<string, string> {
  const under = (path: string): string => (root === '' ? path : `${root}/${path}`)
  const paths = new Map<string, string>()
  const mounts = itemsOf(fieldOf(config.module, 'mounts'))
  const deep = mounts.filter(isDeepLayoutMount)
  const isPlain = mounts.some(mount => cleanPath(fieldOf(mount, 'target')) === 'layouts')
  if (isPlain || deep.length === 0) {
    const plain = { ...config, module: { mounts: mounts.filter(mount => !deep.includes(mount)) } }
    for (const folder of componentFolders(plain, root, 'layouts'))
      for (const path of reader.list(folder)) paths.set(path, path)
  }
  for (const mount of deep) {
    const source = cleanPath(fieldOf(mount, 'source'))
    const target = cleanPath(fieldOf(mount, 'target'))?.slice('layouts'.length)
    if (source === null || target === undefined) continue
    const place = under(`${mountedTemplates}${target}`)
    for (const path of reader.list(under(source))) {
      const inMemory = `${place}${path.slice(under(source).length)}`
      if (!paths.has(inMemory)) paths.set(inMemory, path)
    }
  }
  return paths
}

/** A relative path without `.` and doubled slashes; null for what is none or leads out. */
export function cleanPath(value: unknown): string | null {
  if (typeof value !== 'string' || value === '' || value.startsWith('/')) return null
  const parts = value.split('/').filter(part => part !== '' && part !== '.')
  return parts.length === 0 || parts.includes('..') ? null : parts.join('/')
}

/** One site or theme whose components are read: its folder relative to the site's root, and its configuration. */
export interface ComponentRoot {
  readonly root: string
  readonly config: ConfigMap
}

/** The files of a site and its themes that a post's body can depend on. */
export function readComponentFiles(reader: GuardedReader, roots: readonly ComponentRoot[]): MemoryFiles {
  const filesOf = (component: Component): readonly string[] =>
    roots.flatMap(({ root, config }) =>
      componentFolders(config, root, component).flatMap(folder => reader.list(folder))
    )
  const templates: MemoryFiles = new Map()
  const addTexts = (
    into: MemoryFiles,
    paths: Iterable<readonly [inMemory: string, onDisk: string]>,
    maximumBytes: number
  ): void => {
    let total = 0
    for (const [path, onDisk] of paths) {
      const bytes = reader.read(onDisk, maximumBytes)
      if (!bytes || total + bytes.length > maximumTotalBytes) continue
      total += bytes.length
      into.set(path, bytes.toString('utf8'))
    }
  }
  addTexts(
    templates,
    roots.flatMap(root => [...templatePaths(reader, root)]).filter(([path]) => bodyTemplate.test(path)),
    maximumTemplateBytes
  )
  for (const [path, text] of templates) templates.set(path, withOlderWords(String(text)))
  const files = reachableTemplates(templates)
  const withBytes = templatesLookInside(files.values())
  const texts = [...filesOf('data'), ...filesOf('i18n')]
  addTexts(
    files,
    texts.map(path => [path, path]),
    maximumDataBytes
  )
  let total = 0
  for (const path of filesOf('assets')) {
    const file = total < maximumTotalBytes ? readMediaFile(reader, path, withBytes) : null
    if (file === null) continue
    total += file.length
    files.set(path, file)
  }
  return files
}
