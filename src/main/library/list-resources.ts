import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import type { FileFailure, PostId, Resource } from '#shared/content.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { isBundlePost, isMarkdownName } from '../content/content-folder.ts'
import { fileFailure, postName } from '../content/file-failure.ts'
import { findSite } from '../content/find-site.ts'
import { resolveInside } from '../content/path-guard.ts'
import { isImageFile } from './image-file.ts'

/** So many are listed; a bundle with more is an archive of something. */
const mostResources = 2000

/**
 * The files that a post can show by their plain names: a leaf bundle's, its
 * subfolders included; a section's own; for a loose file outside of a site those
 * beside it. A plain `name.md` of a site has none: Hugo renders it as a folder of
 * its own, so that a name beside it would lead nowhere.
 */
export async function listResources(
  root: string,
  id: PostId
): Promise<Result<readonly Resource[], FileFailure>> {
  const inside = await resolveInside(root, id)
  if (!inside.ok) return inside
  if (!isBundlePost(id) && (await findSite(root)) !== null) return ok([])
  const isLeaf = /(^|\/)index\.(md|markdown)$/i.test(id)
  const resources: Resource[] = []
  const folder = posix.dirname(id)
  const top = folder === '.' ? '' : folder

  async function collect(below: string): Promise<void> {
    const path = posix.join(top, below)
    const items = await readdir(dirname(join(root, ...path.split('/'), 'x')), { withFileTypes: true })
    // A folder with a post of its own is not this post's.
    if (below !== '' && items.some(item => isBundlePost(item.name))) return
    for (const item of items.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))) {
      if (resources.length >= mostResources || item.name.startsWith('.')) continue
      const name = posix.join(below, item.name)
      if (item.isDirectory()) {
        if (isLeaf && item.name !== 'node_modules') await collect(name).catch(() => undefined)
      } else if (!isMarkdownName(item.name)) await add(name, item)
    }
  }

  async function add(name: string, item: Dirent): Promise<void> {
    if (!item.isFile() && !item.isSymbolicLink()) return
    const path = posix.join(top, name)
    const found = await resolveInside(root, path)
    if (!found.ok || !found.value.exists) return
    const facts = await stat(found.value.path).catch(() => null)
    if (facts?.isFile())
      resources.push({
        name,
        path,
        bytes: facts.size,
        isImage: await isImageFile(found.value.path, item.name)
      })
  }

  try {
    await collect('')
    return ok(resources)
  } catch (error) {
    return fail(fileFailure(error, postName(id), 'open'))
  }
}
