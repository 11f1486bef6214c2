/** Files and folders that something is wrong with: a plain sentence each, nothing overwritten, nothing hangs. */
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { postsPanel } from './pages/posts.ts'
import { detailsPanel } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { save, saveState } from './pages/window.ts'
import { root } from './support/app.ts'
import { expect, test } from './support/test.ts'

const said = (window: Page) => window.getByRole('main').getByRole('alert')
const formNote = (window: Page) => detailsPanel(window).region.getByRole('note')

test('front matter that cannot be read: the form says why and where, the text stays editable', async ({
  folder,
  launch
}) => {
  const file = join(folder, 'broken.md')
  writeFileSync(file, '---\ntitle: "An evening\ndate: 2024-06-14\n---\n\nText.\n')
  const { window } = await launch({ open: file })
  const source = sourceEditor(window)
  await expect(source.box).toContainText('An evening')
  await detailsPanel(window).show()
  await expect(formNote(window)).toContainText(/quote/i)
  await formNote(window)
    .getByRole('button', { name: /Go to line/ })
    .click()
  await source.cursorAfter('An evening')
  await source.type('"')
  await expect(detailsPanel(window).field('Title')).toHaveValue('An evening')
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  expect(readFileSync(file, 'utf8')).toBe('---\ntitle: "An evening"\ndate: 2024-06-14\n---\n\nText.\n')
})

for (const { name, text, words } of [
  { name: 'TOML', text: "+++\ntitle = 'An evening'\n+++\n\nText.\n", words: /TOML/ },
  { name: 'JSON', text: '{\n  "title": "An evening"\n}\n\nText.\n', words: /JSON/ }
]) {
  test(`${name} front matter is left to the text`, async ({ folder, launch }) => {
    const file = join(folder, 'post.md')
    writeFileSync(file, text)
    const { window } = await launch({ open: file })
    const source = sourceEditor(window)
    await expect(source.box).toBeVisible()
    await detailsPanel(window).show()
    await expect(formNote(window)).toContainText(words)
    await source.cursorAfter('Text')
    await source.type('s')
    await save(window)
    await expect(saveState(window)).toHaveText('Saved')
    expect(readFileSync(file, 'utf8')).toBe(text.replace('Text.', 'Texts.'))
  })
}

test('no front matter, and no text at all', async ({ folder, launch }) => {
  writeFileSync(join(folder, 'plain.md'), 'Only words.\n')
  writeFileSync(join(folder, 'empty.md'), '')
  const { window } = await launch({ open: join(folder, 'plain.md') })
  await expect(sourceEditor(window).box).toContainText('Only words.')
  await detailsPanel(window).show()
  await detailsPanel(window).field('Title').fill('A title')
  await expect.poll(sourceEditor(window).text).toBe('---\ntitle: A title\n---\n\nOnly words.\n')
  await postsPanel(window).open('empty')
  await expect.poll(sourceEditor(window).text).toBe('')
  await expect(saveState(window)).toHaveText('Saved')
})

test('what is not UTF-8 is shown with the reason and never written', async ({ folder, launch }) => {
  const file = join(folder, 'latin.md')
  const bytes = Buffer.from('Caf\xe9 und Kino\n', 'latin1')
  writeFileSync(file, bytes)
  const { window } = await launch({ open: file })
  await expect(said(window)).toContainText('not UTF-8')
  await expect(saveState(window)).toHaveText('Read-only')
  await save(window)
  expect(readFileSync(file)).toEqual(bytes)
})

test('a file of 20 MB opens and takes typing', async ({ folder, launch }) => {
  const file = join(folder, 'long.md')
  writeFileSync(file, `# Long\n\n${'A line of a very long transcript, said by nobody.\n'.repeat(420_000)}`)
  const { window } = await launch({ open: file })
  const source = sourceEditor(window)
  await expect(source.box).toContainText('# Long', { timeout: 30_000 })
  await source.box.focus()
  await window.keyboard.press('ControlOrMeta+Home')
  await window.keyboard.press('End')
  await window.keyboard.type(' night')
  await expect(saveState(window)).toHaveText('Unsaved changes')
  await save(window)
  await expect(saveState(window)).toHaveText('Saved', { timeout: 30_000 })
  expect(readFileSync(file, 'utf8').slice(0, 20)).toBe('# Long night\n\nA line')
})

test('a file that vanishes keeps its text and can be saved again', async ({ folder, launch }) => {
  const file = join(folder, 'gone.md')
  writeFileSync(file, '# Here\n')
  const { window } = await launch({ open: file })
  await expect(sourceEditor(window).box).toContainText('# Here')
  const { rmSync } = await import('node:fs')
  rmSync(file)
  await expect(said(window)).toContainText('deleted, renamed or moved')
  await window.getByRole('button', { name: 'Save it again' }).click()
  await expect(saveState(window)).toHaveText('Saved')
  expect(readFileSync(file, 'utf8')).toBe('# Here\n')
})

test('a folder without posts, one with links out of it and in loops', async ({ folder, launch }) => {
  const inside = join(folder, 'inside')
  mkdirSync(join(inside, 'deep'), { recursive: true })
  mkdirSync(join(folder, 'outside'))
  writeFileSync(join(folder, 'outside/secret.md'), '# Secret\n')
  symlinkSync(join(folder, 'outside'), join(inside, 'way-out'))
  symlinkSync(inside, join(inside, 'deep/round'))
  const { window } = await launch({ open: inside })
  const posts = postsPanel(window)
  await expect(posts.region).toContainText('There are no Markdown posts in this folder.')
  await expect(posts.region).toContainText(/link/)
  await expect(posts.rows).toHaveCount(0)
})

test('a folder of 50,000 files lists its first posts at once and stays usable', async ({
  folder,
  launch
}) => {
  test.slow()
  for (let section = 0; section < 50; section += 1) {
    const path = join(folder, 'many', `s${section}`)
    mkdirSync(path, { recursive: true })
    for (let post = 0; post < 200; post += 1)
      writeFileSync(join(path, `p${post}.md`), `---\ntitle: Post ${section}.${post}\ndate: 2020-01-01\n---\n`)
    for (let picture = 0; picture < 800; picture += 1) writeFileSync(join(path, `picture-${picture}.jpg`), '')
  }
  const { window } = await launch({ open: join(folder, 'many') })
  const posts = postsPanel(window)
  await expect(posts.rows.first()).toBeVisible({ timeout: 20_000 })
  await posts.rows.first().click()
  await expect(sourceEditor(window).box).toContainText('title: Post')
  await expect(posts.count).toHaveText('10,000 posts', { timeout: 120_000 })
})

test('a save that the disk refuses keeps the text and says why', async ({ folder, launch }) => {
  const shelf = join(folder, 'shelf')
  mkdirSync(shelf)
  const file = join(shelf, 'post.md')
  writeFileSync(file, '# Old\n')
  const { window, app } = await launch({ open: file })
  const source = sourceEditor(window)
  await source.cursorAfter('# Old')
  await source.type('er')
  // Root may write anywhere; a file where the folder was makes the save fail for everybody.
  const { renameSync } = await import('node:fs')
  renameSync(shelf, join(folder, 'away'))
  writeFileSync(shelf, 'not a folder')
  await save(window)
  await expect(saveState(window)).not.toHaveText(/^(Saved|Saving…|Unsaved changes)$/)
  await expect.poll(source.text).toBe('# Older\n')
  expect(readFileSync(join(folder, 'away/post.md'), 'utf8')).toBe('# Old\n')
  expect(app.windows()).toHaveLength(1)
})

test('a post whose text must not be changed by looking at it', async ({ copy, launch }) => {
  const input = copy(join(root, 'e2e/fixtures/input'))
  chmodSync(input, 0o755)
  const { window, complaints } = await launch({ open: input })
  // Some name pictures that are not there.
  complaints.expect(/recap-media:.*404|404.*recap-media:/)
  const posts = postsPanel(window)
  await expect(posts.rows.first()).toBeVisible()
  const count = await posts.rows.count()
  for (let index = 0; index < count; index += 1) {
    await posts.rows.nth(index).click()
    await expect(saveState(window)).toHaveText(/^(Saved|Read-only)$/)
  }
})
