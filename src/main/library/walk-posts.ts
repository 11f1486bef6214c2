import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isMarkdownName } from '../content/content-folder.ts'
import { shownName } from '../content/file-failure.ts'
import { isLeftoverName, removeLeftovers } from '../content/leftovers.ts'
import { isInside } from '../content/path-guard.ts'
import { isSkippedFolder } from '../content/watch-plan.ts'

/** A post that was found, not read yet. */
export interface FoundPost {
  /** Relative to the content folder. */
  readonly id: string
  /** Absolute, real. */
  readonly path: string
  /** Names of the files in its folder; one list for all posts of a folder. */
  readonly siblings: readonly string[]
}

export interface WalkOptions {
  /** Absolute and real. */
  readonly root: string
  /** Folders relative to `root` to look in; '' is all of it. */
  readonly postFolders: readonly string[]
  /** Whether `root` is the top of a Hugo site. */
  readonly isSite: boolean
  readonly onFound: (post: FoundPost) => void
  readonly isStopped: () => boolean
  readonly fileLimit?: number
  /** Whether what interrupted saves left behind is removed on the way; it is unless said otherwise. */
  readonly tidies?: boolean
}

const defaultLimit = 100_000
const byNameDown = new Intl.Collator('en', { numeric: true })

/**
 * Finds the posts of a content folder. Names are taken from the last to the
 * first: where they begin with a date, as most do, the newest posts come first.
 * Links are followed only inside of the folder, each folder once. Returns
 * sentences about what was left out.
 */
export async function walkPosts(options: WalkOptions): Promise<readonly string[]> {
  const { root, isSite, onFound, isStopped, fileLimit = defaultLimit, tidies = true } = options
  const visited = new Set<string>()
  const folderLinks: { readonly id: string; readonly target: string }[] = []
  const unreadable: string[] = []
  let outside = 0
  let files = 0

  async function walk(id: string, path: string): Promise<void> {
    if (isStopped() || files > fileLimit || visited.has(path)) return
    visited.add(path)
    let items: Dirent[]
    try {
      items = await readdir(path, { withFileTypes: true })
    } catch {
      unreadable.push(id)
      return
    }
    items.sort((a, b) => byNameDown.compare(b.name, a.name))
    const siblings = items.filter(item => !item.isDirectory()).map(item => item.name)
    if (tidies && siblings.some(isLeftoverName)) await removeLeftovers(path, siblings)
    for (const item of items) {
      const itemId = id === '' ? item.name : `${id}/${item.name}`
      const itemPath = join(path, item.name)
      if (item.isDirectory()) {
        if (!isSkippedFolder(itemId, isSite)) await walk(itemId, itemPath)
        continue
      }
      files += 1
      if (files > fileLimit) return
      if (item.name.startsWith('.')) continue
      if (item.isSymbolicLink()) await follow(itemId, itemPath, siblings)
      else if (item.isFile() && isMarkdownName(item.name)) onFound({ id: itemId, path: itemPath, siblings })
    }
  }

  async function follow(id: string, path: string, siblings: readonly string[]): Promise<void> {
    const target = await realpath(path).catch(() => null)
    // A link that leads nowhere, or in a circle, is no post.
    if (target === null) return
    const facts = await stat(target).catch(() => null)
    const isPost = facts?.isFile() === true && isMarkdownName(id)
    if (facts === null || !(isPost || facts.isDirectory())) return
    if (target !== root && !isInside(root, target)) outside += 1
    else if (isPost) onFound({ id, path: target, siblings })
    // Later: a folder that has a place of its own is listed under that.
    else folderLinks.push({ id, target })
  }

  for (const folder of options.postFolders) await start(folder)
  // Grows while it is walked: what a link leads to may hold links.
  for (const link of folderLinks) if (!isSkippedFolder(link.id, isSite)) await walk(link.id, link.target)

  async function start(folder: string): Promise<void> {
    const wanted = folder === '' ? root : join(root, ...folder.split('/'))
    const real = await realpath(wanted).catch(() => null)
    if (real === null) return
    if (real !== root && !isInside(root, real)) outside += 1
    else await walk(folder, real)
  }

  return [
    ...(outside > 0 ? [outsideNote(outside)] : []),
    ...(unreadable.length > 0 ? [unreadableNote(unreadable)] : []),
    ...(files > fileLimit
      ? [
          `The folder holds more than ${fileLimit.toLocaleString('en')} files. Only the posts among the first of them are listed; open a part of the folder to see the others.`
        ]
      : [])
  ]
}

function outsideNote(count: number): string {
  return count === 1
    ? 'One link leads out of the folder and was not followed.'
    : `${count} links lead out of the folder and were not followed.`
}

function unreadableNote(folders: readonly string[]): string {
  const names = folders.slice(0, 3).map(folder => `“${shownName(folder)}”`)
  const more = folders.length > names.length ? ` and ${folders.length - names.length} more` : ''
  return folders.length === 1
    ? `The folder ${names[0]} could not be read.`
    : `The folders ${names.join(', ')}${more} could not be read.`
}
