import { readdir } from 'node:fs/promises'
import { dirname, relative, sep } from 'node:path'
import { checkPost } from '#core/problems/check-post.ts'
import type { PostFacts } from '#core/problems/post-facts.ts'
import type { Problem } from '#core/problems/problem.ts'
import { readFileText } from '#core/text/file-text.ts'
import type { OpenedFolder } from '../content/content-folder.ts'
import { resolveInside } from '../content/path-guard.ts'
import { decodePost } from '../content/post-file.ts'
import { readFailure } from '../content/read-post.ts'
import { readPostHead } from '../library/post-head.ts'
import { type FoundPost, walkPosts } from '../library/walk-posts.ts'
import { createSiteLinter, type SiteLinter } from '../site-style/site-linter.ts'
import { filesBeside, readCover } from './bundle-files.ts'
import { outlinePost, type PostOutline } from './post-outline.ts'
import {
  contentRoots,
  isPiece,
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
  readonly linter: SiteLinter
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
  const linter = createSiteLinter(site?.path ?? root)
  async function checked(post: FoundPost, text: string): Promise<readonly Problem[]> {
    const found = checkPost(text, await facts(post))
    const lint = (await linter.lint(post.path, text, found)) ?? []
    return [...found, ...lint].sort((a, b) => a.range.from - b.range.from)
  }
  return {
    posts,
    facts,
    linter,
    async check(post) {
      try {
        const { text: raw, refusal } = decodePost(await readPostHead(post.path))
        const text = raw === null ? '' : readFileText(raw).text
        if (refusal !== null) return { id: post.id, text, problems: [notReadable(refusal)] }
        return { id: post.id, text, problems: await checked(post, text) }
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
  await walkPosts({ root, postFolders, isSite, isStopped, onFound: post => posts.push(post), tidies: false })
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
  const section = topFolder(contentId, settings.settings)
  const { authors, limits, shortcodes, siteFiles, buildsFuture } = settings
  const { usedKeys, expectsEntries, datedSections, untitledSections, titlesInBody, pages } = knowledge
  return {
    id: contentId,
    today,
    buildsFuture,
    expectsDate: datedSections.has(section) && !isPiece(contentId),
    untitledToo: untitledSections.has(section) || isPiece(contentId),
    titlesInBody,
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

/** A post as the walk would find it, by its id; null for what is no post inside of the folder. */
export async function findPost(root: string, id: string): Promise<FoundPost | null> {
  const inside = await resolveInside(root, id)
  if (!inside.ok) return null
  const siblings = await readdir(dirname(inside.value.path)).catch(() => [])
  return { id, path: inside.value.path, siblings }
}
