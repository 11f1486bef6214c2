import { findShortcodes } from '#core/shortcodes/find-shortcodes.ts'
import { type BuildFault, essence, failedTemplate, impossiblePart, isCallable } from './build-fault.ts'
import { isContentFile } from './content-stubs.ts'
import type { ContentWriter } from './content-writer.ts'
import type { HugoRuntime } from './hugo-runtime.ts'
import type { MemoryFile, MemoryFiles } from './memory-files.ts'
import { nearestName } from './nearest-name.ts'
import { shortcodeNames } from './shortcode-names.ts'
import type { AssembledSite } from './site-assembly.ts'
import { isWrapped, type SoftTemplates } from './soft-templates.ts'

/** What a repair may change. */
export interface Repairable {
  readonly site: AssembledSite
  readonly files: MemoryFiles
  readonly runtime: HugoRuntime
  readonly content: ContentWriter
  readonly soft: SoftTemplates
}

/**
 * Makes what failed in the site's templates fail softly, in Hugo's memory; false where the fault is
 * the post's own or nothing can be done. The post must be written again after a repair.
 */
export function repairPost(target: Repairable, whole: BuildFault, postFile: string, text: string): boolean {
  const { site, files, content, soft } = target
  const unknown = /template for shortcode "([^"]+)" not found/.exec(whole.words)?.[1]
  if (unknown !== undefined) {
    // A name that is nearly a known one is a typing error, wherever the templates are.
    if (!site.lacksTemplates || nearestName(unknown, shortcodeNames(files.keys())) !== null) return false
    const hasInner = findShortcodes(text).calls.some(call => call.form === 'close' && call.name === unknown)
    const path = `${site.layoutFolder}/_shortcodes/${unknown}.html`
    writeTemplates(target, new Map([[path, soft.unknown(unknown, hasInner)]]))
    return true
  }
  // What a template says by `errorf` is meant for the writer, but not that it cannot run here.
  const fault = whole.logged ? impossiblePart(whole) : whole
  if (!fault) return false
  const path = failedTemplate(fault, files)
  const original = path === null ? undefined : files.get(path)
  if (path !== null && path !== postFile && isCallable(path) && typeof original === 'string') {
    if (fault.logged) {
      writeTemplates(target, new Map([[path, soft.replace(path, original, essence(fault.words))]]))
      return true
    }
    if (isWrapped(original)) return false
    writeTemplates(target, soft.wrap(path, original, site.layoutFolder))
    return true
  }
  // Another page's front matter, or a data file that only now was read.
  const other = fault.places.find(place => place.file !== postFile && files.has(place.file))?.file
  if (other !== undefined && (files.get(other) === '' || other.endsWith('.html'))) return false
  const emptied = new Map((other === undefined ? pagesThatSay(fault, target, postFile) : [other]).map(empty))
  for (const [path, nothing] of emptied) files.set(path, nothing)
  content.write(emptied)
  return emptied.size > 0
}

const empty = (path: string) => [path, ''] as const

/**
 * Some of a page's front matter (its `outputs`) ends the build of every other post, and Hugo names the value but not
 * the page: other pages that have that value.
 */
function pagesThatSay(fault: BuildFault, { files }: Repairable, postFile: string): readonly string[] {
  if (fault.places.length > 0) return []
  const values = [...fault.words.matchAll(/"([^"]+)"/g)].map(([, value = '']) => value)
  const says = (page: MemoryFile) => typeof page === 'string' && values.some(value => page.includes(value))
  return [...files].flatMap(([path, page]) =>
    path !== postFile && isContentFile(path) && says(page) ? [path] : []
  )
}

function writeTemplates({ site, files, runtime }: Repairable, changed: ReadonlyMap<string, string>): void {
  // Hugo overlooks new shortcodes and partials in a running site; a new render hook makes it read all templates.
  const hook = `${site.layoutFolder}/_markup/render-codeblock-recap${files.size}.html`
  for (const [path, content] of changed) files.set(path, content)
  files.set(hook, '')
  runtime.write({ ...Object.fromEntries(changed), [hook]: '' })
}
