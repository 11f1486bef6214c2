import { execFileSync } from 'node:child_process'
import { type FSWatcher, mkdirSync, rmSync, watch, writeFileSync } from 'node:fs'
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  unlink,
  utimes,
  writeFile
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openContentFolder } from './content-folder.ts'
import { createSaver } from './save-post.ts'
import { type ContentWatch, type WatchOptions, watchContent } from './watch.ts'
import { versionOf } from './whole-file.ts'

let root: string
let running: ContentWatch[] = []
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'recap-watch-')))
})
afterEach(async () => {
  await Promise.all(running.map(one => one.stop()))
  running = []
  await rm(root, { recursive: true, force: true })
})

async function lay(path: string, text = 'one'): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}

/** Starts watching and collects what is told, each path with how often. */
async function start(folder = '', options: WatchOptions = {}) {
  const opened = await openContentFolder(join(root, folder))
  if (!opened.ok) throw new Error(opened.error.message)
  const changed = new Map<string, number>()
  const removed = new Set<string>()
  const site = new Set<string>()
  const resources = new Set<string>()
  const troubles: string[] = []
  const watching = watchContent(
    opened.value,
    {
      onPosts(batch) {
        for (const id of batch.changed) changed.set(id, (changed.get(id) ?? 0) + 1)
        for (const id of batch.removed) removed.add(id)
      },
      onSite(paths) {
        for (const path of paths) site.add(path)
      },
      onResources(paths) {
        for (const path of paths) resources.add(path)
      },
      onTrouble: sentence => troubles.push(sentence)
    },
    options
  )
  running.push(watching)
  await watching.ready
  const forget = () => {
    changed.clear()
    for (const set of [removed, site, resources]) set.clear()
  }
  return {
    watching,
    changed,
    removed,
    site,
    resources,
    troubles,
    forget,
    ids: () => [...changed.keys()].sort()
  }
}

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 })

/** What follows was noticed after everything before it: a later change to a post of its own is awaited. */
async function settled(seen: { readonly changed: Map<string, number> }): Promise<void> {
  const id = `settle-${Math.random()}.md`
  await lay(id)
  await eventually(() => expect(seen.changed.has(id)).toBe(true))
  seen.changed.delete(id)
  await unlink(join(root, id))
}

const ways: readonly (readonly [string, WatchOptions])[] = [
  ['by events', {}],
  ['by looking again', { polls: true, pollMs: 20 }]
]

describe.each(ways)('watching %s', (_way, options) => {
  it('tells of files that are replaced by a rename, again and again', async () => {
    await lay('post.md')
    const seen = await start('', options)
    for (const text of ['two', 'three', 'four']) {
      await lay('.post.md.swp', text)
      await rename(join(root, '.post.md.swp'), join(root, 'post.md'))
      await eventually(() => expect(seen.ids()).toEqual(['post.md']))
      seen.forget()
    }
  })

  it('tells of an own save', async () => {
    await lay('post.md')
    const seen = await start('', options)
    const saver = createSaver({ rescueFolder: join(root, '.rescue') })
    await saver.savePost(root, { id: 'post.md', raw: 'two', base: versionOf(Buffer.from('one')) })
    await eventually(() => expect(seen.ids()).toEqual(['post.md']))
  })

  it('tells of new and removed posts and folders, and of what moves with a folder', async () => {
    await lay('blog/spring/index.md')
    const seen = await start('', options)
    await lay('blog/2026/05/sintel/index.md')
    await eventually(() => expect(seen.ids()).toEqual(['blog/2026/05/sintel/index.md']))
    seen.forget()
    await rename(join(root, 'blog', '2026'), join(root, 'blog', '2027'))
    await eventually(() => expect(seen.ids()).toEqual(['blog/2027/05/sintel/index.md']))
    await eventually(() => expect([...seen.removed]).toEqual(['blog/2026/05/sintel/index.md']))
    seen.forget()
    await lay('blog/2027/05/sintel/index.md', 'edited in the moved folder')
    await eventually(() => expect(seen.ids()).toEqual(['blog/2027/05/sintel/index.md']))
    await rm(join(root, 'blog'), { recursive: true })
    await eventually(() =>
      expect([...seen.removed].sort()).toEqual(['blog/2027/05/sintel/index.md', 'blog/spring/index.md'])
    )
  })

  it('goes on with a folder that was removed and made anew in the same moment', async () => {
    await lay('spring/index.md')
    const seen = await start('', options)
    rmSync(join(root, 'spring'), { recursive: true })
    mkdirSync(join(root, 'spring'))
    writeFileSync(join(root, 'spring', 'index.md'), 'made anew')
    await eventually(() => expect(seen.ids()).toEqual(['spring/index.md']))
    await settled(seen)
    seen.forget()
    await lay('spring/index.md', 'and changed')
    await eventually(() => expect(seen.ids()).toEqual(['spring/index.md']))
  })

  it('tells of every post of a git checkout of 500', async () => {
    const ids = Array.from({ length: 500 }, (_, n) => `blog/talk-${n}/index.md`).sort()
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd: root })
    git('init', '--quiet', '--initial-branch=main')
    for (const id of ids) await lay(id)
    git('add', '.')
    git('commit', '--quiet', '--message=one')
    git('checkout', '--quiet', '-b', 'other')
    for (const id of ids) await lay(id, 'two')
    git('commit', '--quiet', '--all', '--message=two')
    const seen = await start('', options)
    git('checkout', '--quiet', 'main')
    await eventually(() => expect(seen.ids()).toEqual(ids))
    expect([...seen.removed]).toEqual([])
    expect(await readFile(join(root, ids[0] ?? ''), 'utf8')).toBe('one')
  })

  it('leaves out hidden files, packages, temporary files and other kinds', async () => {
    await lay('blog/a.md')
    const seen = await start('', options)
    await lay('.git/x.md')
    await lay('node_modules/pkg/readme.md')
    await lay('blog/.hidden.md')
    await lay('blog/.recap-desk-1-00000000-000000000000.tmp')
    await lay('blog/notes.txt')
    await lay('blog/b.md')
    await eventually(() => expect(seen.ids()).toEqual(['blog/b.md']))
    expect([...seen.removed, ...seen.site]).toEqual([])
  })
})

describe('watching by events', () => {
  it('tells once of an editor that writes twice', async () => {
    await lay('post.md')
    const seen = await start()
    await seen.watching.check()
    await lay('post.md', '')
    // Other work of a moment, shorter than the quiet that is waited for.
    for (let n = 0; n < 10; n += 1) await lay('notes.txt', `${n}`)
    await lay('post.md', 'two')
    await settled(seen)
    expect(seen.changed.get('post.md')).toBe(1)
  })

  it('tells of bundle files apart from posts', async () => {
    await lay('spring/index.md')
    const seen = await start()
    await lay('spring/cover.jpg')
    await eventually(() => expect([...seen.resources]).toEqual(['spring/cover.jpg']))
    expect(seen.ids()).toEqual([])
  })

  it('tells apart what a site is made of, for the whole site and for a section of it', async () => {
    await lay('hugo.toml', 'title = "Films"')
    await lay('content/blog/a.md')
    await lay('data/authors.yaml')
    await lay('layouts/_shortcodes/talk.html')
    const whole = await start()
    const section = await start('content/blog')
    await lay('content/blog/a.md', 'two')
    await lay('data/authors.yaml', 'ada: {}')
    await lay('layouts/_markup/render-link.html')
    await lay('hugo.toml', 'title = "More films"')
    await lay('public/blog/a.md')
    await lay('README.md')
    const site = ['data/authors.yaml', 'hugo.toml', 'layouts/_markup/render-link.html']
    for (const [seen, id] of [
      [whole, 'content/blog/a.md'],
      [section, 'a.md']
    ] as const) {
      await eventually(() => expect(seen.ids()).toEqual([id]))
      await eventually(() => expect([...seen.site].sort()).toEqual(site))
    }
  })

  it('watches the folders that a site has moved', async () => {
    await lay(
      'hugo.toml',
      'dataDir = "facts"\n[[module.mounts]]\nsource = "shared/embeds"\ntarget = "layouts/_shortcodes"\n[[module.mounts]]\nsource = "../outside"\ntarget = "assets"\n'
    )
    await lay('content/blog/a.md')
    await lay('facts/authors.yaml')
    await lay('shared/embeds/talk.html')
    await lay('shared/notes.txt')
    const whole = await start()
    const section = await start('content/blog')
    await lay('facts/authors.yaml', 'ada: {}')
    await lay('shared/notes.txt', 'two')
    await lay('shared/embeds/talk.html', 'two')
    for (const seen of [whole, section])
      await eventually(() =>
        expect([...seen.site].sort()).toEqual(['facts/authors.yaml', 'shared/embeds/talk.html'])
      )
  })

  it.each(['content', 'content/films', 'shared', 'shared/content'])(
    'takes a post for a post and for nothing else where %s is mounted onto assets',
    async source => {
      const content = source.startsWith('shared') ? 'shared/content' : 'content'
      const mounts = [source, 'hugo_stats.json'].map(
        name => `[[module.mounts]]\nsource = "${name}"\ntarget = "assets/${name}"\n`
      )
      await lay('hugo.toml', `contentDir = "${content}"\n${mounts.join('')}`)
      await lay(`${content}/films/a.md`)
      await lay(`${content}/blog/b.md`)
      await lay('layouts/home.html')
      await lay('hugo_stats.json')
      const section = await start(`${content}/blog`)
      const whole = await start()
      await lay(`${content}/films/a.md`, 'two')
      await lay(`${content}/blog/b.md`, 'two')
      await lay('hugo_stats.json', 'two')
      await lay('layouts/home.html', 'two')
      await eventually(() => expect(section.ids()).toEqual(['b.md']))
      await eventually(() => expect(whole.ids()).toEqual([`${content}/blog/b.md`, `${content}/films/a.md`]))
      for (const seen of [section, whole])
        await eventually(() => expect([...seen.site]).toEqual(['layouts/home.html']))
    }
  )

  it('says so when no more folders can be watched, and still notices changes', async () => {
    for (let n = 0; n < 20; n += 1) await lay(`talk-${n}/index.md`)
    let watched = 0
    const limited = ((...args: Parameters<typeof watch>) => {
      watched += 1
      if (watched > 5) throw Object.assign(new Error(), { code: 'ENOSPC' })
      return watch(...args)
    }) as typeof watch
    const seen = await start('', { watch: limited, platform: 'linux', pollMs: 20 })
    expect(seen.troubles).toEqual([expect.stringMatching(/^The system allows no more folders to be watched/)])
    await seen.watching.check()
    await lay('talk-19/index.md', 'two')
    await eventually(() => expect(seen.ids()).toEqual(['talk-19/index.md']))
    expect(seen.troubles).toHaveLength(1)
  })

  it('is not fooled by events that never come: a check finds what changed', async () => {
    await lay('a.md')
    await lay('b.md')
    const deaf = (() => ({ close() {}, on() {} }) as unknown as FSWatcher) as unknown as typeof watch
    const seen = await start('', { watch: deaf })
    await seen.watching.check()
    await lay('a.md', 'two')
    await utimes(join(root, 'a.md'), 0, 0)
    await unlink(join(root, 'b.md'))
    await seen.watching.check()
    expect(seen.ids()).toEqual(['a.md'])
    expect([...seen.removed]).toEqual(['b.md'])
  })

  it('takes one event on the top of the tree for all below, as macOS and Windows send it', async () => {
    await lay('blog/a.md')
    let send: (name: string | null) => void = () => undefined
    const recursive = ((
      _path: string,
      _options: unknown,
      listener: (event: string, name: string | null) => void
    ) => {
      send = name => listener('rename', name)
      return { close() {}, on() {} }
    }) as unknown as typeof watch
    const seen = await start('', { watch: recursive, platform: 'darwin' })
    await lay('new/deep/b.md')
    await lay('blog/a.md', 'two')
    send('new/deep/b.md')
    send('blog/a.md')
    await eventually(() => expect(seen.ids()).toEqual(['blog/a.md', 'new/deep/b.md']))
    seen.forget()
    await lay('new/c.md')
    send(null)
    await eventually(() => expect(seen.ids()).toEqual(['new/c.md']))
  })

  it('says that the folder is gone, reports nothing removed, and goes on when it is back', async () => {
    await lay('site/a.md')
    const seen = await start('site', { pollMs: 20 })
    await rename(join(root, 'site'), join(root, 'away'))
    await seen.watching.check()
    expect(seen.troubles).toEqual([expect.stringMatching(/^The opened folder cannot be reached/)])
    expect([...seen.removed]).toEqual([])
    await mkdir(join(root, 'site'))
    await lay('site/a.md', 'two')
    await eventually(() => expect(seen.ids(), seen.troubles.join()).toEqual(['a.md']))
    seen.forget()
    await lay('site/a.md', 'three')
    await eventually(() => expect(seen.ids()).toEqual(['a.md']))
  })

  it.skipIf(process.platform !== 'linux')(
    'takes one watch for a folder, none for a file, and gives all back',
    async () => {
      for (let n = 0; n < 30; n += 1) for (let m = 0; m < 10; m += 1) await lay(`talk-${n}/${m}.md`)
      const before = await inotifyWatches()
      const seen = await start()
      expect((await inotifyWatches()) - before).toBe(31)
      await seen.watching.stop()
      await eventually(async () => expect(await inotifyWatches()).toBe(before))
    }
  )
})

/** How many watches this process holds, from what Linux tells of its open files. */
async function inotifyWatches(): Promise<number> {
  let count = 0
  for (const fd of await readdir('/proc/self/fdinfo'))
    count += ((await readFile(`/proc/self/fdinfo/${fd}`, 'utf8').catch(() => '')).match(/^inotify/gm) ?? [])
      .length
  return count
}
