import type { LibraryBatch, PostSummary } from '#shared/content.ts'
import { readFailure } from '../content/read-post.ts'
import { type DescribedPost, unreadPost } from './describe-post.ts'
import { describeFile } from './summarize-post.ts'
import { type FoundPost, walkPosts } from './walk-posts.ts'

export interface ListOptions {
  /** Absolute and real. */
  readonly root: string
  /** Folders relative to `root` whose posts are listed; '' is all of it. */
  readonly postFolders: readonly string[]
  readonly isSite: boolean
  readonly onBatch: (batch: LibraryBatch) => void
  /** Every post that was read, for what else is to be learned from it. */
  readonly onPost?: (post: DescribedPost) => void
  readonly isStopped?: () => boolean
  readonly fileLimit?: number
}

/** The first batch fills a screen; larger ones after it cost the window fewer updates. */
const firstBatch = 40
const laterBatch = 250
/** A batch is sent when this has passed, however few it holds; the first one may take longer to fill the screen. */
const firstBatchMs = 600
const laterBatchMs = 250
/** How long the newest posts are looked for before the first are read. */
const firstLookMs = 120
/** Files that are read at the same time. */
const atOnce = 16

/**
 * Lists the posts of a content folder, in batches, the presumably newest first: by
 * the date in the path, then by the path. The last batch has `done` and the notes.
 * Resolves with how often each keyword is used. Never throws for what a folder holds.
 */
export async function listPosts(options: ListOptions): Promise<ReadonlyMap<string, number>> {
  const isStopped = options.isStopped ?? (() => false)
  const keywords = new Map<string, number>()
  const waiting: FoundPost[] = []
  let isSorted = true
  let found = 0
  let read = 0
  let posts: PostSummary[] = []
  let sent = performance.now()
  let limit = firstBatch
  let patience = firstBatchMs

  const walking = walkPosts({
    ...options,
    isStopped,
    onFound(post) {
      found += 1
      waiting.push(post)
      isSorted = false
    }
  })
  let isWalked = false
  const walked = walking.then(() => {
    isWalked = true
  })

  function send(done: boolean, notes: readonly string[] = []): void {
    options.onBatch({ posts, found, read, done, notes })
    posts = []
    sent = performance.now()
    limit = laterBatch
    patience = laterBatchMs
  }

  await Promise.race([walked, delay(firstLookMs)])
  while (!isStopped()) {
    if (waiting.length === 0) {
      if (isWalked) break
      await Promise.race([walked, delay(10)])
      continue
    }
    if (!isSorted) waiting.sort(oldestGuessFirst)
    isSorted = true
    const next = waiting.splice(-atOnce).reverse()
    for (const described of await Promise.all(next.map(post => readRow(options.root, post)))) {
      posts.push(described.summary)
      options.onPost?.(described)
      read += 1
      for (const keyword of described.keywords) keywords.set(keyword, (keywords.get(keyword) ?? 0) + 1)
    }
    if (posts.length >= limit || performance.now() - sent > patience) send(false)
  }
  if (!isStopped()) send(true, await walking)
  return keywords
}

async function readRow(root: string, post: FoundPost): Promise<DescribedPost> {
  try {
    return await describeFile(root, post.id, post.path, post.siblings)
  } catch (error) {
    return unreadPost({ id: post.id, root }, readFailure(error, post.id).message)
  }
}

/** `2021/0514-title`, `2021-05-14-title`, `2021/05/title`: the date as a number, 0 where there is none. */
export function dateInPath(id: string): number {
  const match = /(?:^|[^0-9])((?:19|20)\d\d)[-/_.]?(\d\d)?[-/_.]?(\d\d)?(?![0-9])/.exec(id)
  return match === null ? 0 : Number(`${match[1]}${match[2] ?? '00'}${match[3] ?? '00'}`)
}

const collator = new Intl.Collator('en', { numeric: true })
const guesses = new WeakMap<FoundPost, number>()

function guess(post: FoundPost): number {
  const known = guesses.get(post)
  if (known !== undefined) return known
  const date = dateInPath(post.id)
  guesses.set(post, date)
  return date
}

const oldestGuessFirst = (a: FoundPost, b: FoundPost): number =>
  guess(a) - guess(b) || collator.compare(a.id, b.id)

const delay = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
