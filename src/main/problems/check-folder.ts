import { readdir } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { checkPost } from '#core/problems/check-post.ts'
import type { PostFacts } from '#core/problems/post-facts.ts'
import type { Problem } from '#core/problems/problem.ts'
import { readFileText } from '#core/text/file-text.ts'
import type { OpenedFolder } from '../content/content-folder.ts'
import { decodePost } from '../content/post-file.ts'
import { readFailure } from '../content/read-post.ts'
import { readPostHead } from '../library/post-head.ts'
import { type FoundPost, walkPosts } from '../library/walk-posts.ts'
import { filesBeside, readCover } from './bundle-files.ts'
import { outlinePost, type PostOutline } from './post-outline.ts'
import {
  contentRoots,
  learnFromPosts,
  type PostsKnowledge,
  readSiteSettings,
  type SiteSettings,
  topFolder
} from './site-knowledge.ts'

/** A post with its problems; its LF text for whoever wants lines and columns. */
export interface CheckedPost {
  readonly id: string
  readonly problems: readonly Problem[]
  readonly text: string
}

export interface FolderChecker {
  /** The posts of the opened folder, by id, in the order of their paths. */
  readonly posts: readonly FoundPost[]
  /** Reads and checks one of them. Never throws: what cannot be read is a problem too. */
  check(post: FoundPost): Promise<CheckedPost>
  /** What rules know of a post that is there, or will be. */
  facts(post: FoundPost): Promise<PostFacts>
}

export interface CheckOptions {
  readonly folder: OpenedFolder
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly isStopped?: () => boolean
  /** Called while the posts are read for the first time. */
  readonly onRead?: (read: number, found: number) => void
}

/** Files that are read at the same time. */
const atOnce = 16

/**
 * Gets ready to check a folder: reads the site's settings, and all posts once for what they say of each other
 * (addresses, keys, habits). Nothing of the site is run.
 */
export async function openChecker({
  folder,
  today,
  isStopped = () => false,
  onRead
}: CheckOptions): Promise<FolderChecker> {
  const { root, site, postFolders, kind } = folder
  const posts = await walk(root, postFolders, kind === 'site', isStopped)
  const siteSettings = await readSiteSettings(site)
  const outlines = await outlineAll(folder, posts, isStopped, onRead)
  const knowledge = learnFromPosts(outlines, site, siteSettings)
  const facts = (post: FoundPost) => factsOf(post, folder, today, siteSettings, knowledge)
  return {
    posts,
    facts,
    async check(post) {
      try {
        const { text: raw, refusal } = decodePost(await readPostHead(post.path))
        const text = raw === null ? '' : readFileText(raw).text
        if (refusal !== null) return { id: post.id, text, problems: [notReadable(refusal)] }
        return { id: post.id, text, problems: checkPost(text, await facts(post)) }
      } catch (error) {
        return { id: post.id, text: '', problems: [notReadable(readFailure(error, post.id).message)] }
      }
    }
  }
}

function notReadable(message: string): Problem {
  return {
    code: 'file-unreadable',
    severity: 'error',
    range: { from: 0, to: 0 },
    message,
    fixes: [],
    field: null
  }
}

async function walk(root: string, postFolders: readonly string[], isSite: boolean, isStopped: () => boolean) {
  const posts: FoundPost[] = []
  await walkPosts({ root, postFolders, isSite, isStopped, onFound: post => posts.push(post) })
  return posts.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Outlines of all posts of the site, whatever part of it is opened, with ids relative to its content. */
async function outlineAll(
  { root, site }: OpenedFolder,
  opened: readonly FoundPost[],
  isStopped: () => boolean,
  onRead: CheckOptions['onRead']
): Promise<readonly PostOutline[]> {
  const outlines: PostOutline[] = []
  for (const content of contentRoots(root, site)) {
    const posts = site === null ? opened : await walk(content, [''], false, isStopped)
    for (let at = 0; at < posts.length && !isStopped(); at += atOnce) {
      const some = posts.slice(at, at + atOnce)
      const read = await Promise.all(
        some.map(async ({ id, path }) => {
          const bytes = await readPostHead(path).catch(() => null)
          return bytes === null ? [] : [outlinePost(id, bytes.toString('utf8'))]
        })
      )
      outlines.push(...read.flat())
      onRead?.(Math.min(at + atOnce, posts.length), posts.length)
    }
  }
  return outlines
}

async function factsOf(
  post: FoundPost,
  { root, site }: OpenedFolder,
  today: string,
  settings: SiteSettings,
  knowledge: PostsKnowledge
): Promise<PostFacts> {
  const { id, path, siblings } = post
  const content = contentRoots(root, site).find(folder => path.startsWith(folder + sep))
  const contentId = content === undefined ? id : relative(content, path).split(sep).join('/')
  const { authors, limits, shortcodes, siteFiles, buildsFuture } = settings
  const { usedKeys, expectsEntries, datedSections, pages } = knowledge
  return {
    id: contentId,
    today,
    buildsFuture,
    expectsDate: datedSections.has(topFolder(contentId)),
    expectsEntries,
    authors,
    limits,
    usedKeys,
    shortcodes,
    siteFiles,
    pages,
    files: await filesBeside(id, path, siblings),
    cover: await readCover(id, path, siblings, settings.coverLimits)
  }
}

/** A post as the walk would find it, for one that appeared since. */
export async function findPost(root: string, id: string): Promise<FoundPost> {
  const path = join(root, ...id.split('/'))
  const siblings = await readdir(dirname(path)).catch(() => [])
  return { id, path, siblings }
}
