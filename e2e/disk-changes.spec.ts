/** Nobody's change on disk is overwritten unseen, and no text here is lost to it. */
import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { postsPanel } from './pages/posts.ts'
import { sourceEditor } from './pages/source.ts'
import { save, saveState, undo } from './pages/window.ts'
import { startAgain } from './support/app.ts'
import { corpus, corpusPath, withoutCorpus } from './support/corpus.ts'
import { evenings } from './support/shared-sites.ts'
import { mountSmallDisk, noSmallDisk, remount, unmount } from './support/small-disk.ts'
import { lanterns, meadow, smallFolder } from './support/small-folder.ts'
import { expect, test } from './support/test.ts'

test('a clean post follows the file, and can undo that', async ({ open }) => {
  const { window, ...posts } = await open({ ...evenings, post: 'meadow/index.md' })
  const source = sourceEditor(window)
  await expect.poll(source.text).toBe(meadow)
  posts.write('meadow/index.md', meadow.replace('wet', 'dry'))
  await expect.poll(source.text).toBe(meadow.replace('wet', 'dry'))
  await expect(saveState(window)).toHaveText('Saved')
  await source.box.focus()
  await undo(window)
  await expect.poll(source.text).toBe(meadow)
  await expect(saveState(window)).toHaveText('Unsaved changes')
})

test('changes that do not touch are merged, in the front matter by field', async ({ open }) => {
  const { window, ...posts } = await open({ ...evenings, post: 'lanterns/index.md' })
  const source = sourceEditor(window)
  await source.cursorAfter('A shepherd girl and her dog')
  await source.type(' in the hills')
  await source.cursorAfter('Nobody wanted')
  await source.type(' at all')
  posts.write(
    'lanterns/index.md',
    lanterns.replace('PT7M44S', 'PT7M45S').replace('along the water', 'along the river')
  )
  const both = lanterns
    .replace('and her dog', 'and her dog in the hills')
    .replace('Nobody wanted', 'Nobody wanted at all')
    .replace('PT7M44S', 'PT7M45S')
    .replace('along the water', 'along the river')
  await expect.poll(source.text).toBe(both)
  await expect(saveState(window)).toHaveText('Unsaved changes')
  const said = window.getByRole('status').filter({ hasText: 'Both changes are in the text now' })
  await expect(said).toBeVisible()
  await save(window)
  await expect(said).toHaveCount(0)
  await expect(saveState(window)).toHaveText('Saved')
  expect(posts.read('lanterns/index.md')).toBe(both)
})

test('changes in the same place are shown side by side, and nothing is written before the choice', async ({
  open
}) => {
  const { window, ...posts } = await open({ ...evenings, post: 'lanterns/index.md' })
  const source = sourceEditor(window)
  await source.cursorAfter('A shepherd girl and her dog')
  await source.type(' in the hills')
  await source.cursorAfter('Nobody wanted')
  await source.type(' at all')
  const theirs = lanterns
    .replace('A shepherd girl', 'A girl')
    .replace('Nobody', 'No one')
    .replace('along the water', 'along the river')
  posts.write('lanterns/index.md', theirs)
  await expect(saveState(window)).toContainText('this file changed on disk')
  await save(window)
  expect(posts.read('lanterns/index.md')).toBe(theirs)
  await window.getByRole('button', { name: 'Show both versions' }).click()
  const dialog = window.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: 'Mine' })).toContainText('her dog in the hills')
  // In the dark the editors' own light colours would stand out.
  await window.emulateMedia({ colorScheme: 'dark' })
  await expect(dialog.locator('.cm-gutters').first()).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  // The change that only they made is in already: two places are left to choose.
  const takes = dialog.getByRole('button', { name: 'Take the one on disk here' })
  await expect(takes).toHaveCount(2)
  await expect(dialog.getByRole('button', { name: 'Keep mine' })).toBeVisible()
  await takes.first().click()
  await dialog.getByRole('button', { name: 'Keep this text' }).click()
  const chosen = lanterns
    .replace('along the water', 'along the river')
    .replace('A shepherd girl', 'A girl')
    .replace('Nobody wanted', 'Nobody wanted at all')
  await expect.poll(source.text).toBe(chosen)
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  expect(posts.read('lanterns/index.md')).toBe(chosen)
})

test('the file on disk is taken, and undone', async ({ open }) => {
  const { window, ...posts } = await open({ ...evenings, post: 'meadow/index.md' })
  const source = sourceEditor(window)
  await source.cursorAfter('wet')
  await source.type(' and cold')
  posts.write('meadow/index.md', meadow.replace('wet', 'dry'))
  await window.getByRole('button', { name: 'Take the one on disk' }).click()
  await expect.poll(source.text).toBe(meadow.replace('wet', 'dry'))
  await expect(saveState(window)).toHaveText('Saved')
  await source.box.focus()
  await undo(window)
  await expect.poll(source.text).toBe(meadow.replace('wet', 'wet and cold'))
})

test('a deleted file keeps its text and is saved again; one that comes back is taken for what it is', async ({
  open
}) => {
  const { window, ...posts } = await open(evenings)
  await postsPanel(window).open('A screen in the meadow')
  const source = sourceEditor(window)
  await expect.poll(source.text).toBe(meadow)
  rmSync(posts.path('meadow/index.md'))
  await expect(saveState(window)).toContainText('no longer on disk')
  expect(await source.text()).toBe(meadow)
  posts.write('meadow/index.md', meadow)
  await expect(saveState(window)).toHaveText('Saved')
  rmSync(posts.path('meadow/index.md'))
  await expect(saveState(window)).toContainText('no longer on disk')
  await window.getByRole('button', { name: 'Save it again' }).click()
  await expect(saveState(window)).toHaveText('Saved')
  expect(posts.read('meadow/index.md')).toBe(meadow)
})

test('a renamed folder leaves the text here, to be saved or closed', async ({ open }) => {
  const { window, ...posts } = await open(evenings)
  await postsPanel(window).open('A screen in the meadow')
  await sourceEditor(window).cursorAfter('wet')
  await sourceEditor(window).type(' and cold')
  renameSync(posts.path('meadow'), posts.path('meadow-night'))
  await expect(saveState(window)).toContainText('no longer on disk')
  expect(await sourceEditor(window).text()).toBe(meadow.replace('wet', 'wet and cold'))
  await window.getByRole('button', { name: 'Close', exact: true }).click()
  await window.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click()
  await expect(sourceEditor(window).box).toHaveCount(0)
  expect(posts.read('meadow-night/index.md')).toBe(meadow)
})

test('a post whose folder was removed can be saved again', async ({ open }) => {
  const { window, ...posts } = await open(evenings)
  await postsPanel(window).open('A screen in the meadow')
  await sourceEditor(window).cursorAfter('wet')
  await sourceEditor(window).type(' and cold')
  rmSync(posts.path('meadow'), { recursive: true })
  await expect(saveState(window)).toContainText('no longer on disk')
  await window.getByRole('button', { name: 'Save it again' }).click()
  await expect(saveState(window)).toHaveText('Saved')
  expect(posts.read('meadow/index.md')).toBe(meadow.replace('wet', 'wet and cold'))
})

/** Puts a folder under git, all of it committed on `main`; answers git in that folder. */
function repository(cwd: string): (...args: readonly string[]) => unknown {
  const git = (...args: readonly string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], {
      cwd,
      stdio: 'pipe'
    })
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('commit', '-q', '-m', 'main')
  return git
}

test('git checks out another branch with 90 posts while three are dirty', async ({ folder, launch }) => {
  const ids = Array.from({ length: 90 }, (_, index) => `post-${String(index).padStart(2, '0')}/index.md`)
  const text = (id: string, branch: string): string =>
    `---\ntitle: ${id.slice(0, 7)}\ndate: 2024-01-01\n---\n\nFirst ${branch}.\n\nMiddle.\n\nLast line.\n`
  const posts = smallFolder(join(folder, 'posts'), Object.fromEntries(ids.map(id => [id, text(id, 'main')])))
  const git = repository(posts.root)
  git('checkout', '-q', '-b', 'other')
  for (const id of ids) posts.write(id, text(id, 'other'))
  rmSync(posts.path('post-02'), { recursive: true })
  git('commit', '-q', '-a', '-m', 'other')
  git('checkout', '-q', 'main')

  const { window } = await launch({ open: posts.root })
  const source = sourceEditor(window)
  const edit = async (title: string, after: string): Promise<void> => {
    await postsPanel(window).open(title)
    await expect.poll(source.text).toContain(`title: ${title}`)
    await source.cursorAfter(after)
    await source.type(' mine')
  }
  await edit('post-00', 'Last line')
  await edit('post-01', 'First main')
  await edit('post-02', 'Last line')
  git('checkout', '-q', 'other')
  // The third is gone on that branch, the second was changed in the same place, the first elsewhere.
  await expect(saveState(window)).toContainText('no longer on disk')
  expect(await source.text()).toContain('Last line mine.')
  await postsPanel(window).open('post-01')
  await expect(saveState(window)).toContainText('this file changed on disk')
  expect(await source.text()).toContain('First main mine.')
  await postsPanel(window).open('post-00')
  await expect.poll(source.text).toContain('First other.\n\nMiddle.\n\nLast line mine.')
  await expect(saveState(window)).toHaveText('Unsaved changes')
  await postsPanel(window).open('post-89')
  await expect.poll(source.text).toBe(text('post-89/index.md', 'other'))
  expect(posts.read('post-01/index.md')).toBe(text('post-01/index.md', 'other'))
})

test('git does the same with real posts', async ({ folder, launch }) => {
  test.skip(corpus === null, withoutCorpus)
  const site = join(folder, 'site')
  cpSync(corpusPath('linkerd-blog'), site, { recursive: true })
  const git = repository(site)
  const ids = readdirSync(join(site, 'content'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('index.md') && !name.endsWith('_index.md'))
    .map(name => join('content', name))
  const posts = smallFolder(site, {})
  const remarked = '\n<!-- read again on the other branch -->\n'
  git('checkout', '-q', '-b', 'other')
  for (const id of ids) posts.write(id, posts.read(id) + remarked)
  git('commit', '-q', '-a', '-m', 'other')
  git('checkout', '-q', 'main')

  const { window } = await launch({ open: site })
  const source = sourceEditor(window)
  const dirty: string[] = []
  // The rows stand in their order.
  await expect(postsPanel(window).count).toHaveText(/^\d+ posts$/)
  for (const at of [0, 1, 2]) {
    const row = postsPanel(window).rows.nth(at)
    await row.click()
    // Until then the post before stands there.
    await expect(row).toHaveAttribute('aria-selected', 'true')
    await expect(source.box).toBeVisible()
    await source.box.focus()
    // In the front matter, far from the other branch's change at the end.
    await window.keyboard.press('ControlOrMeta+Home')
    await window.keyboard.press('ArrowDown')
    await source.type('# mine\n')
    await expect(saveState(window)).toHaveText('Unsaved changes')
    dirty.push(await source.text())
  }
  git('checkout', '-q', 'other')
  for (const at of [0, 1, 2]) {
    await postsPanel(window).rows.nth(at).click()
    await expect.poll(source.text).toBe((dirty[at] ?? '') + remarked)
    await expect(saveState(window)).toHaveText('Unsaved changes')
  }
  for (const id of ids) expect(readFileSync(join(site, id), 'utf8').endsWith(remarked)).toBe(true)
})

test('git stash takes saved changes away and brings them back, under a clean post and a dirty one', async ({
  folder,
  launch
}) => {
  const posts = smallFolder(join(folder, 'posts'))
  const git = repository(posts.root)
  const { window } = await launch({ open: posts.root })
  const source = sourceEditor(window)
  await postsPanel(window).open('A screen in the meadow')
  await expect.poll(source.text).toBe(meadow)
  await source.cursorAfter('wet')
  await source.type(' and cold')
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  await postsPanel(window).open('Lanterns by the river')
  await expect.poll(source.text).toBe(lanterns)
  await source.cursorAfter('Nobody wanted')
  await source.type(' at all')
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  await source.cursorAfter('A shepherd girl')
  await source.type(' of ten')
  const both = lanterns
    .replace('Nobody wanted', 'Nobody wanted at all')
    .replace('shepherd girl', 'shepherd girl of ten')
  await expect.poll(source.text).toBe(both)

  git('stash', '-q')
  await expect.poll(source.text).toBe(lanterns.replace('shepherd girl', 'shepherd girl of ten'))
  await expect(saveState(window)).toHaveText('Unsaved changes')
  await postsPanel(window).open('A screen in the meadow')
  await expect.poll(source.text).toBe(meadow)
  await expect(saveState(window)).toHaveText('Saved')

  git('stash', 'pop', '-q')
  await expect.poll(source.text).toBe(meadow.replace('wet', 'wet and cold'))
  await expect(saveState(window)).toHaveText('Saved')
  await postsPanel(window).open('Lanterns by the river')
  await expect.poll(source.text).toBe(both)
  await expect(saveState(window)).toHaveText('Unsaved changes')
})

test('an editor that empties the file before it writes it leaves the cursor where it is', async ({
  open
}) => {
  const { window, ...posts } = await open({ ...evenings, post: 'meadow/index.md' })
  const source = sourceEditor(window)
  await source.cursorAfter('everybody')
  posts.write('meadow/index.md', '')
  // Long enough for the app to have seen the empty file, as from a slow program.
  await window.waitForTimeout(200)
  posts.write('meadow/index.md', meadow.replace('wet', 'dry'))
  await expect.poll(source.text).toBe(meadow.replace('wet', 'dry'))
  await source.type('!')
  await expect.poll(source.text).toBe(meadow.replace('wet', 'dry').replace('everybody', 'everybody!'))
})

test('the text here is not given up while it cannot be kept elsewhere', async ({ folder, launch }) => {
  const posts = smallFolder(join(folder, 'posts'))
  const profile = join(folder, 'profile')
  smallFolder(profile, { history: 'no folder' })
  const { window } = await launch({ open: posts.path('meadow/index.md'), profile })
  const source = sourceEditor(window)
  await source.cursorAfter('wet')
  await source.type(' and cold')
  posts.write('meadow/index.md', meadow.replace('wet', 'dry'))
  await window.getByRole('button', { name: 'Take the one on disk' }).click()
  await expect(window.getByRole('alert').filter({ hasText: 'Nothing was changed' })).toBeVisible()
  expect(await source.text()).toBe(meadow.replace('wet', 'wet and cold'))
  await expect(saveState(window)).toContainText('this file changed on disk')
})

test('two windows on folders that overlap share one text of a file', async ({ folder, launch }) => {
  const posts = smallFolder(join(folder, 'posts'))
  const running = await launch({ open: posts.root })
  const { app, window } = running
  await postsPanel(window).open('A screen in the meadow')
  await sourceEditor(window).cursorAfter('wet')
  await sourceEditor(window).type(' and cold')
  const opened = app.waitForEvent('window')
  expect(await startAgain(running, posts.path('meadow'))).toBe(0)
  const second = await opened
  await postsPanel(second).rows.first().click()
  await expect(second.getByRole('alert')).toContainText('is open in another window')
  await expect(sourceEditor(second).box).toHaveCount(0)
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  expect(posts.read('meadow/index.md')).toBe(meadow.replace('wet', 'wet and cold'))
  await window.bringToFront()
  await window.keyboard.press('ControlOrMeta+w')
  await expect(sourceEditor(window).box).toHaveCount(0)
  await postsPanel(second).rows.first().click()
  await expect.poll(sourceEditor(second).text).toBe(meadow.replace('wet', 'wet and cold'))
})

test('a disk that can only be read: the save fails, keeps the text and says why', async ({
  folder,
  launch
}) => {
  const small = join(folder, 'small')
  test.skip(!mountSmallDisk(small), noSmallDisk)
  try {
    const posts = smallFolder(small)
    const running = await launch({ open: posts.path('meadow/index.md') })
    const { window } = running
    const source = sourceEditor(window)
    await source.cursorAfter('wet')
    await source.type(' and cold')
    await expect(saveState(window)).toHaveText('Unsaved changes')
    remount(small, 'ro')
    await save(window)
    await expect(saveState(window)).toContainText('was not saved')
    expect(await source.text()).toBe(meadow.replace('wet', 'wet and cold'))
    expect(posts.read('meadow/index.md')).toBe(meadow)
    remount(small, 'rw')
    await window.getByRole('button', { name: 'Try again' }).click()
    await expect(saveState(window)).toHaveText('Saved')
    expect(posts.read('meadow/index.md')).toBe(meadow.replace('wet', 'wet and cold'))
    await running.kill()
  } finally {
    unmount(small)
  }
})

test('a full disk: the text stays, the file stays whole', async ({ folder, launch }) => {
  const small = join(folder, 'small')
  test.skip(!mountSmallDisk(small), noSmallDisk)
  try {
    const posts = smallFolder(small)
    smallFolder(small, { 'ballast.txt': 'x'.repeat(44_000) })
    const running = await launch({ open: posts.path('meadow/index.md') })
    const { window } = running
    const source = sourceEditor(window)
    await source.cursorAfter('wet')
    await window.keyboard.insertText('y'.repeat(20_000))
    await save(window)
    await expect(saveState(window)).toContainText('the disk is full')
    expect(posts.read('meadow/index.md')).toBe(meadow)
    expect(await source.text()).toContain('yyyy')
    rmSync(posts.path('ballast.txt'))
    await window.getByRole('button', { name: 'Try again' }).click()
    await expect(saveState(window)).toHaveText('Saved')
    await running.kill()
  } finally {
    unmount(small)
  }
})
