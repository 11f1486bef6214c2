/**
 * A second reference: a whole site, with every post's text, as the preview's own Hugo builds it at one go. What
 * differs from a native Hugo of another version and not from this is the version's doing.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSiteConfig } from '../../../src/hugo-engine/config-files.ts'
import { openConfigReader } from '../../../src/hugo-engine/config-reader.ts'
import { createGuardedReader } from '../../../src/hugo-engine/guarded-reader.ts'
import { compileHugo, type HugoRuntime, startHugoRuntime } from '../../../src/hugo-engine/hugo-runtime.ts'
import { type MemoryFiles, writeMemoryFiles } from '../../../src/hugo-engine/memory-files.ts'
import { createPreviewLayout } from '../../../src/hugo-engine/preview-layout.ts'
import { withPreviewSettings } from '../../../src/hugo-engine/preview-settings.ts'
import { toToml } from '../../../src/hugo-engine/site-config.ts'
import { readThemes } from '../../../src/hugo-engine/theme-files.ts'
import { hugoFiles } from '../hugo-engine.ts'
import { filesBelow } from './prepare-site.ts'

const configFile = /(^|\/)((hugo|config)\.(toml|ya?ml|json)|config\/.+)$/

/**
 * The bodies of a site that `leaveOnlyContent` has prepared for this version, by post; null where Hugo cannot build it.
 *
 * @param projectRoot where `node_modules` lies
 */
export async function renderWhole(
  site: string,
  projectRoot: string
): Promise<ReadonlyMap<string, string> | null> {
  const runtime = await startHugoRuntime(await compileHugo(hugoFiles(projectRoot)))
  try {
    return buildWhole(runtime, site)
  } finally {
    runtime.end()
  }
}

function buildWhole(runtime: HugoRuntime, site: string): ReadonlyMap<string, string> | null {
  const reader = createGuardedReader(site)
  const configs = openConfigReader(runtime)
  const themes = readThemes(reader, readSiteConfig(reader, '', configs.parse).config, configs.parse)
  configs.close()
  const layout = createPreviewLayout()
  const files: MemoryFiles = new Map()
  for (const path of filesBelow(site)) {
    const isOurRecord = /^layouts\/(_default\/(single|list)|index)\.html$/.test(path)
    if (isOurRecord || (configFile.test(path) && !path.startsWith('content/'))) continue
    const bytes = readFileSync(join(site, path))
    files.set(path, bytes.includes(0) ? bytes : bytes.toString('utf8'))
  }
  for (const [path, text] of themes.files) files.set(path, text)
  const layouts = typeof themes.config.layoutdir === 'string' ? themes.config.layoutdir : 'layouts'
  files.set(`${layouts}/all.html`, layout.template)
  files.set('config.toml', toToml(withPreviewSettings(themes.config)))
  writeMemoryFiles(runtime, files)
  runtime.build()
  if (runtime.isDead() || runtime.loadConfig() !== null) return null
  const { log } = runtime.build()
  if (runtime.isDead()) return null
  return new Map(layout.readPages(log).map(page => [page.file, page.html]))
}
