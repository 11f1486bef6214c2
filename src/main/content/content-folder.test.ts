import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openContentFolder } from './content-folder.ts'

let top: string

/** Lays files with the given texts below the test's folder. */
async function lay(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(top, ...name.split('/'))
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
}

beforeAll(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), 'recap-open-')))
  await lay({
    'films/hugo.toml': 'title = "Open films"\n',
    'films/content/_index.md': '',
    'films/content/blog/_index.md': '',
    'films/content/blog/spring/index.md': '# Spring',
    'films/content/blog/spring/cover.jpg': '',
    'films/data/authors.yaml': '',
    'old/config.yaml': 'title: [not, a, title]\ncontentDir: posts\n',
    'old/posts/a.md': '',
    'folders/config/_default/hugo.yaml': 'title: From a folder\n',
    'folders/config/_default/languages.toml':
      '[en]\ncontentDir = "content/en"\n[de]\ncontentDir = "content/de"\n',
    'folders/content/en/a.md': '',
    'escape/hugo.yaml': 'contentDir: ../../etc\n',
    'broken/hugo.toml': 'title = = "\n',
    'tool/config.json': '{}',
    'tool/notes.md': '',
    'single/index.md': '',
    'single/cover.png': '',
    'single/notes.txt': 'x',
    'loose/index.md': '',
    'loose/other.md': ''
  })
})
afterAll(() => rm(top, { recursive: true, force: true }))

async function opened(path: string) {
  const result = await openContentFolder(join(top, path))
  if (!result.ok) throw new Error(result.error.message)
  const { name, kind, site, postFolders, initialPost, ownPost, root } = result.value
  return {
    name,
    kind,
    site: site?.name ?? null,
    postFolders,
    initialPost,
    ownPost,
    root: root.slice(top.length + 1)
  }
}

describe('openContentFolder', () => {
  it('opens a site: its posts are those of its content folder', async () => {
    expect(await opened('films')).toEqual({
      name: 'Open films',
      kind: 'site',
      site: 'Open films',
      postFolders: ['content'],
      initialPost: null,
      ownPost: null,
      root: 'films'
    })
  })

  it('opens parts of a site and knows the site above', async () => {
    expect(await opened('films/content')).toMatchObject({
      kind: 'section',
      name: 'Open films',
      postFolders: ['']
    })
    expect(await opened('films/content/blog')).toMatchObject({
      kind: 'section',
      name: 'blog',
      site: 'Open films'
    })
    expect(await opened('films/content/blog/spring')).toMatchObject({
      kind: 'bundle',
      name: 'spring',
      initialPost: null,
      ownPost: 'index.md'
    })
    expect(await opened('films/data')).toMatchObject({ kind: 'loose', site: 'Open films' })
  })

  it('opens the folder of a file, with the file first', async () => {
    expect(await opened('films/content/blog/spring/index.md')).toMatchObject({
      kind: 'bundle',
      root: 'films/content/blog/spring',
      initialPost: 'index.md'
    })
    expect(await opened('loose/other.md')).toMatchObject({
      kind: 'loose',
      initialPost: 'other.md',
      site: null
    })
  })

  it('opens a link to a file where the file really is', async () => {
    await symlink(join(top, 'films/content/blog/spring/index.md'), join(top, 'loose', 'shortcut.md'))
    expect(await opened('loose/shortcut.md')).toMatchObject({ root: 'films/content/blog/spring' })
  })

  it('reads older and split configurations', async () => {
    expect(await opened('old')).toMatchObject({ kind: 'site', name: 'old', postFolders: ['posts'] })
    expect(await opened('folders')).toMatchObject({
      name: 'From a folder',
      postFolders: ['content/en', 'content/de']
    })
  })

  it('keeps to the site when its configuration points out of it, and opens one that is broken', async () => {
    expect(await opened('escape')).toMatchObject({ kind: 'site', postFolders: ['content'] })
    expect(await opened('broken')).toMatchObject({ kind: 'site', name: 'broken' })
  })

  it('does not take any config.json for a site', async () => {
    expect(await opened('tool')).toMatchObject({ kind: 'loose', site: null })
  })

  it('takes a folder whose only post is index.md for a bundle', async () => {
    expect(await opened('single')).toMatchObject({ kind: 'bundle', initialPost: null, ownPost: 'index.md' })
    expect(await opened('loose')).toMatchObject({ kind: 'loose', ownPost: null })
  })

  it('says in a sentence what cannot be opened', async () => {
    const message = async (path: string) => {
      const result = await openContentFolder(path)
      return result.ok ? null : `${result.error.code}: ${result.error.message}`
    }
    expect(await message(join(top, 'nowhere'))).toBe(
      'missing: “nowhere” could not be opened: it is no longer there. It may have been moved, renamed or deleted.'
    )
    expect(await message(join(top, 'single', 'notes.txt'))).toMatch(
      /^not-a-file: “notes.txt” is not a Markdown file/
    )
    expect(await message('/dev/null')).toMatch(/^not-a-file: “null” is neither/)
  })

  it.skipIf(process.platform === 'win32')('says so when the folder may not be read', async () => {
    await mkdir(join(top, 'locked'))
    await chmod(join(top, 'locked'), 0o000)
    // Root may read everything: the system is asked as another user.
    const euid = process.geteuid?.() === 0 ? 65534 : null
    await chmod(top, 0o755)
    if (euid !== null) process.seteuid?.(euid)
    const result = await openContentFolder(join(top, 'locked')).finally(() => {
      if (euid !== null) process.seteuid?.(0)
    })
    expect(result).toMatchObject({ ok: false, error: { code: 'no-permission' } })
  })
})
