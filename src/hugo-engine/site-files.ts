import type { GuardedReader } from './guarded-reader.ts'

export type SiteFile = string | Uint8Array
export type SiteFiles = Map<string, SiteFile>

const maximumTextBytes = 1_000_000
const maximumTotalBytes = 24_000_000

/** Template folders that a post's body can reach; every other layout would render whole pages. */
const bodyTemplates = /(^|\/)(_markup|_shortcodes|shortcodes|_partials|partials)\//

/** Files of a site, or of a theme in it, that a post's body can depend on. */
export function readComponentFiles(reader: GuardedReader, root: string, files: SiteFiles): void {
  const under = (folder: string): string => (root === '' ? folder : `${root}/${folder}`)
  let total = 0
  const add = (path: string): void => {
    const bytes = reader.read(path, maximumTextBytes)
    if (!bytes || total + bytes.length > maximumTotalBytes) return
    total += bytes.length
    files.set(path, bytes.toString('utf8'))
  }
  for (const path of reader.list(under('layouts'))) if (bodyTemplates.test(path)) add(path)
  for (const folder of ['data', 'i18n']) for (const path of reader.list(under(folder))) add(path)
}
