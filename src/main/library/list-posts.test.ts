import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LibraryBatch } from '#shared/content.ts'
import { leftoverName } from '../content/leftovers.ts'
import { dateInPath, listPosts } from './list-posts.ts'
import { summarizePost } from './summarize-post.ts'

let top: string
let root: string
beforeEach(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), 'recap-library-')))
  root = join(top, 'site')
  await mkdir(root)
})
afterEach(() => rm(top, { recursive: true, force: true }))

async function lay(path: string, text = '# A post\n'): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}

async function list(options: Partial<Parameters<typeof listPosts>[0]> = {}) {
  const batches: LibraryBatch[] = []
  const keywords = await listPosts({
    root,
    postFolders: [''],
    isSite: false,
    onBatch: batch => batches.push(batch),
    ...options
  })
  const posts = batches.flatMap(batch => batch.posts)
  return { batches, posts, ids: posts.map(post => post.id), notes: batches.at(-1)?.notes ?? [], keywords }
}

describe('listPosts', () => {
  it('lists the presumably newest first and leaves out what is no post', async () => {
    await lay('blog/2019/0102-old/index.md')
    await lay('blog/2021/0514-new/index.md')
    await lay('blog/2021/0514-new/cover.jpg')
    await lay('blog/2021-03-01-mid.md')
    await lay('about.markdown')
    await lay('.hidden.md')
    await lay('.git/x.md')
    await lay('node_modules/p/readme.md')
    await lay('notes.txt')
    expect((await list()).ids).toEqual([
      'blog/2021/0514-new/index.md',
      'blog/2021-03-01-mid.md',
      'blog/2019/0102-old/index.md',
      'about.markdown'
    ])
  })

  it('lists only the content of a site, and nothing that Hugo built', async () => {
    await lay('content/a.md')
    await lay('public/a.md')
    await lay('README.md')
    expect((await list({ postFolders: ['content'], isSite: true })).ids).toEqual(['content/a.md'])
    expect((await list({ isSite: true })).ids.sort()).toEqual(['README.md', 'content/a.md'])
  })

  it('sends a first screen, then larger batches, and says how far it is', async () => {
    for (let n = 0; n < 300; n += 1)
      await lay(`talk-${n}.md`, `---\ntitle: Talk ${n}\nkeywords: [film, n${n % 2}]\n---\n`)
    const { batches, ids, keywords } = await list()
    expect(batches[0]?.posts.length).toBeGreaterThan(0)
    expect(batches[0]?.posts.length).toBeLessThan(60)
    expect(batches.map(batch => batch.done)).toEqual([...batches.slice(1).map(() => false), true])
    expect(batches.at(-1)).toMatchObject({ found: 300, read: 300 })
    expect(new Set(ids).size).toBe(300)
    expect([...keywords].sort()).toEqual([
      ['film', 300],
      ['n0', 150],
      ['n1', 150]
    ])
  })

  it('ends with one empty batch for a folder without posts', async () => {
    expect(await list()).toMatchObject({ batches: [{ posts: [], found: 0, read: 0, done: true, notes: [] }] })
  })

  it('follows links only inside of the folder, and each folder once', async () => {
    await mkdir(join(top, 'outside'))
    await writeFile(join(top, 'outside', 'secret.md'), '# Secret')
    await lay('shared/real.md')
    await lay('blog/a.md')
    await symlink('..', join(root, 'blog', 'loop'))
    await symlink('itself', join(root, 'itself'))
    await symlink('../shared', join(root, 'blog', 'shared'))
    await symlink('../shared/real.md', join(root, 'blog', 'linked.md'))
    await symlink(join(top, 'outside'), join(root, 'out'))
    await symlink(join(top, 'outside', 'secret.md'), join(root, 'secret.md'))
    await symlink('nowhere.md', join(root, 'dangling.md'))
    const all = await list()
    expect(all.ids.sort()).toEqual(['blog/a.md', 'blog/linked.md', 'shared/real.md'])
    expect(all.notes).toEqual(['2 links lead out of the folder and were not followed.'])
    const part = await list({ postFolders: ['blog'] })
    expect(part.ids.sort()).toEqual(['blog/a.md', 'blog/linked.md', 'blog/shared/real.md'])
  })

  it.skipIf(process.platform === 'win32')(
    'is not held up by FIFOs, and lists names of every kind',
    async () => {
      execFileSync('mkfifo', [join(root, 'pipe.md')])
      const names = [
        '#?%&.md',
        '<img src=x onerror=alert(1)>.md',
        'a\nb.md',
        '\u202egnp.md',
        'CON.md',
        'e\u0301.md',
        'é.md',
        ' .md'
      ]
      for (const name of names) await lay(name)
      const { ids, posts } = await list()
      expect(ids.sort()).toEqual([...names].sort())
      expect(posts.every(post => post.title === 'A post' && post.trouble === null)).toBe(true)
    }
  )

  it.skipIf(process.platform === 'win32')('names folders and posts that cannot be read', async () => {
    await lay('open/a.md')
    await lay('locked/b.md')
    await lay('c.md')
    await chmod(join(root, 'locked'), 0)
    await chmod(join(root, 'c.md'), 0)
    await chmod(top, 0o755)
    // Root may read everything: the system is asked as another user.
    const isRoot = process.geteuid?.() === 0
    if (isRoot) process.seteuid?.(65534)
    const { posts, notes } = await list().finally(() => {
      if (isRoot) process.seteuid?.(0)
    })
    expect(notes).toEqual(['The folder “locked” could not be read.'])
    expect(posts.map(post => [post.id, post.trouble])).toEqual([
      ['open/a.md', null],
      [
        'c.md',
        '“c.md” could not be opened: you do not have the permission. Ask the owner of the folder for it.'
      ]
    ])
  })

  it('stops at its limit of files and says so', async () => {
    for (let n = 0; n < 30; n += 1) await lay(`f${n}.md`)
    const { ids, notes } = await list({ fileLimit: 20 })
    expect(ids).toHaveLength(20)
    expect(notes).toEqual([expect.stringMatching(/^The folder holds more than 20 files\./)])
    expect((await list({ fileLimit: 30 })).notes).toEqual([])
  })

  it('stops when it is told to', async () => {
    for (let n = 0; n < 100; n += 1) await lay(`f${n}.md`)
    let stopped = false
    const batches: LibraryBatch[] = []
    await listPosts({
      root,
      postFolders: [''],
      isSite: false,
      isStopped: () => stopped,
      onBatch: batch => {
        batches.push(batch)
        stopped = true
      }
    })
    expect(batches).toHaveLength(1)
  })

  it('removes what a save of a dead process left, and never lists it', async () => {
    await lay('a.md')
    await lay(leftoverName(4_000_000))
    expect((await list()).ids).toEqual(['a.md'])
    expect(await readdir(root)).toEqual(['a.md'])
  })

  it('reads only the beginning of a huge post', async () => {
    await lay('huge.md', `---\ntitle: Huge\n---\n${'€'.repeat(20 * 1024 * 1024)}`)
    await lay('lines.md', `---\ntitle: Lines\n---\n${'€uro\n'.repeat(1024 * 1024)}`)
    expect((await list()).posts.map(post => [post.title, post.trouble])).toEqual([
      ['Lines', null],
      ['Huge', null]
    ])
  })
})

describe('summarizePost', () => {
  it('gives the same row as the list', async () => {
    await lay(
      'blog/spring/index.md',
      '---\ntitle: Spring\nimages: [a.png]\n---\n{{< youtube WhWc3b3KhnY >}}\n'
    )
    await lay('blog/spring/a.png')
    const { posts } = await list()
    expect(posts[0]).toMatchObject({ cover: 'blog/spring/a.png', videoCount: 1 })
    expect(await summarizePost(root, 'blog/spring/index.md')).toEqual({ ok: true, value: posts[0] })
    expect(await summarizePost(root, 'blog/gone.md')).toMatchObject({ ok: false, error: { code: 'missing' } })
  })
})

describe('dateInPath', () => {
  it.each([
    ['blog/2021/0514-recap/index.md', 20210514],
    ['blog/2021/05/14/recap.md', 20210514],
    ['2021-05-14-recap.md', 20210514],
    ['blog/2021/recap/index.md', 20210000],
    ['talk-12345.md', 0],
    ['about.md', 0]
  ])('%s: %s', (id, date) => expect(dateInPath(id)).toBe(date))
})

const corpus = process.env.RECAP_CORPUS ?? join(import.meta.dirname, '../../../../shared/corpus')
if (!existsSync(corpus)) console.log('Skipped: the corpus of real posts is not here (set RECAP_CORPUS)')

describe.skipIf(!existsSync(corpus))('the corpus', () => {
  it('is listed without trouble: every post has a title, a date and videos where it names them', async () => {
    const site = await realpath(join(corpus, 'linkerd-blog'))
    const { posts, notes } = await list({ root: site, postFolders: ['content'], isSite: true })
    expect(notes).toEqual([])
    expect(posts).toHaveLength(89)
    expect(posts.filter(post => post.trouble !== null)).toEqual([])
    expect(posts.filter(post => post.date === null).map(post => post.id)).toEqual(['content/blog/_index.md'])
    expect(posts.some(post => post.videoCount === 11)).toBe(true)
    expect(posts.filter(post => post.cover !== null).length).toBeGreaterThan(60)
  })
})
