/** Each save keeps the version before it: to be compared, restored, removed. */
import { join } from 'node:path'
import { postsPanel } from './pages/posts.ts'
import { sourceEditor } from './pages/source.ts'
import { save, saveState, undo } from './pages/window.ts'
import { answerMessageBoxes, chooseMenuItem } from './support/native.ts'
import { evenings } from './support/shared-sites.ts'
import { lanterns, meadow, smallFolder } from './support/small-folder.ts'
import { expect, test } from './support/test.ts'

test('an earlier version is looked at, restored as one step, and removed', async ({ open }) => {
  const { app, window, ...posts } = await open({ ...evenings, post: 'meadow/index.md' })
  const source = sourceEditor(window)
  for (const words of [' and cold', ' and muddy']) {
    await source.cursorAfter('wet')
    await source.type(words)
    await save(window)
    await expect(saveState(window)).toHaveText('Saved')
  }
  const last = meadow.replace('wet', 'wet and muddy and cold')
  expect(posts.read('meadow/index.md')).toBe(last)

  await chooseMenuItem(app, 'Post', 'Earlier versions…')
  const dialog = window.getByRole('dialog')
  await expect(dialog.getByRole('heading')).toHaveText('Earlier versions of “A screen in the meadow”')
  const versions = dialog.getByRole('listbox', { name: 'Versions' }).getByRole('option')
  await expect(versions).toHaveCount(2)
  await expect(versions.first()).toContainText(/Today, .*\d+ bytes/)
  await versions.nth(1).click()
  await expect(dialog.getByText('so everybody brought a blanket').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Restore this version' }).click()
  await expect.poll(source.text).toBe(meadow)
  await expect(saveState(window)).toHaveText('Unsaved changes')
  await source.box.focus()
  await undo(window)
  await expect.poll(source.text).toBe(last)

  await chooseMenuItem(app, 'Post', 'Earlier versions…')
  await dialog.getByRole('button', { name: 'Remove this version' }).click()
  await expect(versions).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Remove all' }).click()
  await expect(dialog).toContainText('There are no earlier versions of this post yet')
  expect(posts.read('meadow/index.md')).toBe(last)
})

test('autosave: after a pause, and never over somebody else’s change', async ({ folder, launch }) => {
  const posts = smallFolder(join(folder, 'posts'))
  const { app, window } = await launch({ open: posts.path('meadow/index.md') })
  const source = sourceEditor(window)
  // The menu follows the window.
  await expect(() => chooseMenuItem(app, 'File', 'After a pause in typing')).toPass()
  await source.cursorAfter('wet')
  await source.type(' and cold')
  await expect.poll(() => posts.read('meadow/index.md')).toBe(meadow.replace('wet', 'wet and cold'))
  await expect(saveState(window)).toHaveText('Saved')
  await source.type('er')
  const theirs = meadow.replace('wet', 'dry')
  posts.write('meadow/index.md', theirs)
  await expect(saveState(window)).toContainText('this file changed on disk')
  await source.type(' still')
  await window.waitForTimeout(3000)
  expect(posts.read('meadow/index.md')).toBe(theirs)
})

test('a copy is saved where the writer says, and the post stays as it is', async ({ folder, open }) => {
  const { app, window, ...posts } = await open({ ...evenings, post: 'meadow/index.md' })
  const source = sourceEditor(window)
  await source.cursorAfter('wet')
  await source.type(' and cold')
  const target = join(folder, 'elsewhere')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, target)
  await chooseMenuItem(app, 'File', 'Save a copy…')
  await expect(window.getByRole('status').filter({ hasText: `The copy is at ${target}.md` })).toBeVisible()
  expect(smallFolder(folder, {}).read('elsewhere.md')).toBe(meadow.replace('wet', 'wet and cold'))
  expect(posts.read('meadow/index.md')).toBe(meadow)
  await expect(saveState(window)).toHaveText('Unsaved changes')

  // The ending is added by the app: of a file by that name the dialog knew nothing.
  await source.type(' indeed')
  const asked = await answerMessageBoxes(app, 1)
  await chooseMenuItem(app, 'File', 'Save a copy…')
  await expect.poll(asked).toEqual([expect.stringContaining('There is a file named “elsewhere.md” already')])
  expect(smallFolder(folder, {}).read('elsewhere.md')).toBe(meadow.replace('wet', 'wet and cold'))
  await answerMessageBoxes(app, 0)
  await chooseMenuItem(app, 'File', 'Save a copy…')
  await expect
    .poll(() => smallFolder(folder, {}).read('elsewhere.md'))
    .toBe(meadow.replace('wet', 'wet and cold indeed'))
})

test('save all and revert', async ({ open }) => {
  const { app, window, ...posts } = await open(evenings)
  const source = sourceEditor(window)
  await postsPanel(window).open('Lanterns by the river')
  await expect.poll(source.text).toBe(lanterns)
  await source.cursorAfter('Nobody wanted')
  await source.type(' at all')
  await postsPanel(window).open('A screen in the meadow')
  await expect.poll(source.text).toBe(meadow)
  await source.cursorAfter('wet')
  await source.type(' and cold')
  await chooseMenuItem(app, 'File', 'Save all')
  await expect(saveState(window)).toHaveText('Saved')
  await expect.poll(() => posts.read('lanterns/index.md')).toContain('Nobody wanted at all')
  expect(posts.read('meadow/index.md')).toContain('wet and cold')
  await source.type('er')
  await chooseMenuItem(app, 'File', 'Revert to saved')
  await expect.poll(source.text).toBe(meadow.replace('wet', 'wet and cold'))
  await expect(saveState(window)).toHaveText('Saved')
  await source.box.focus()
  await undo(window)
  await expect.poll(source.text).toBe(meadow.replace('wet', 'wet and colder'))
})
