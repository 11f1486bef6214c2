/** The list of posts: what its rows say, and its filter. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { postsPanel } from './pages/posts.ts'
import { detailsPanel } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { save, undo } from './pages/window.ts'
import { resizeWindow } from './support/native.ts'
import { evenings, loose } from './support/shared-sites.ts'
import { holdReads } from './support/slow-disk.ts'
import { lanterns, meadow, smallFolder } from './support/small-folder.ts'
import { expect, test } from './support/test.ts'

test('the row of a changed post says what the post says now', async ({ open }) => {
  const { window, read } = await open(evenings)
  const posts = postsPanel(window)
  await posts.open('Lanterns by the river')
  const source = sourceEditor(window)
  await source.cursorAfter('Lanterns')
  await source.type(' and boats')
  await expect(posts.row('Lanterns and boats by the river')).toBeVisible()
  await expect(window.getByRole('heading', { name: 'Lanterns and boats by the river' })).toBeVisible()
  await expect(window).toHaveTitle(/^• Lanterns and boats by the river/)
  expect(read('lanterns/index.md')).toBe(lanterns)

  // Also its number of videos, and its date, by which it has its place.
  await expect(posts.rows.first()).toContainText('Lanterns')
  await source.cursorAfter('date: 2024-0')
  await window.keyboard.press('Delete')
  await source.type('1')
  await expect(posts.rows.last()).toContainText('14 Jan 2024')
  await source.cursorAfter('home.')
  await source.type('\n\n{{< youtube "aqz-KE-bpKQ" >}}\n\n{{< youtube "eRsGyueVLvQ" >}}')
  await expect(posts.rows.last()).toContainText('2 videos')
  await posts.filter.fill('boats')
  await expect(posts.rows).toHaveCount(1)
  await posts.filter.fill('2024-01 lanterns')
  await expect(posts.rows).toHaveCount(1)
  await posts.filter.fill('')

  await save(window)
  await expect(posts.row('Lanterns and boats by the river')).toContainText('2 videos')
  await posts.open('A screen in the meadow')
  const details = detailsPanel(window)
  await details.show()
  await details.field('Title').fill('A screen in the snow')
  await expect(posts.row('A screen in the snow')).toBeVisible()
  await undo(window)
  await expect(posts.row('A screen in the meadow')).toBeVisible()
})

test('a filter stays when the posts move into the drawer of a narrow window, and back', async ({ open }) => {
  const { app, window } = await open()
  await resizeWindow(app, 1280, 800)
  const posts = postsPanel(window)
  await posts.filter.fill('rooms')
  await expect(posts.rows).toHaveCount(1)
  await resizeWindow(app, 800, 800)
  await expect(posts.filter).toHaveValue('rooms')
  await expect(posts.rows).toHaveCount(1)
  await resizeWindow(app, 1280, 800)
  await expect(posts.filter).toHaveValue('rooms')
})

test('from the filter the keyboard goes into the list, or opens the first post', async ({ open }) => {
  const { window } = await open()
  const posts = postsPanel(window)
  const source = sourceEditor(window)
  await posts.open('Eleven films, one night')
  await posts.filter.fill('llamas')
  await expect(posts.rows).toHaveCount(1)
  await posts.filter.press('ArrowDown')
  await expect(posts.list).toBeFocused()
  await expect(posts.rows.first()).toHaveAttribute('data-focused', 'true')
  await posts.list.press('Enter')
  await expect(posts.rows.first()).toHaveAttribute('aria-selected', 'true')
  await posts.filter.fill('eleven')
  await posts.filter.press('Enter')
  await expect.poll(source.text).toContain('title: Eleven films, one night')
})

test('a row says in the usual width how many videos its post has', async ({ open }) => {
  const { window } = await open()
  const posts = postsPanel(window)
  const isCut = (title: string) =>
    posts
      .row(title)
      .locator('.post-facts')
      .evaluate(facts => facts.scrollWidth > facts.clientWidth)
  await expect(posts.row('Machines and rabbits')).toContainText('Draft')
  expect(await isCut('Machines and rabbits')).toBe(false)
  await posts.open('Eleven films, one night')
  await sourceEditor(window).cursorAfter('Eleven films')
  await sourceEditor(window).type(',')
  const changed = posts.row('Eleven films,, one night')
  await expect(changed.getByRole('img', { name: 'Unsaved changes' })).toBeVisible()
  await expect(changed).toContainText('11 videos')
  expect(await isCut('Eleven films,, one night')).toBe(false)
})

test('posts that look the same are told apart, and a draft says so first', async ({ open }) => {
  const post = (more: string) => `---\ntitle: Lanterns\ndate: 2024-06-14\n${more}---\n\nText.\n`
  const files = {
    'lanterns/index.md': post('draft: true\n'),
    'lanterns-again.md': post(''),
    'other.md': post('').replace('Lanterns', 'Other')
  }
  const { window } = await open({ site: loose, files })
  const { row } = postsPanel(window)
  const draft = row('Lanterns').filter({ hasText: 'Draft' })
  await expect(draft).toHaveAccessibleDescription(/^Draft lanterns/)
  await expect(draft.locator('.post-facts')).toHaveText('lanterns14 Jun 2024')
  await expect(row('Lanterns').filter({ hasText: 'lanterns-again.md' })).toHaveAttribute(
    'title',
    'lanterns-again.md'
  )
  await expect(row('Other').locator('.post-facts')).toHaveText('14 Jun 2024')
})

test('the filter leaves other keys to the window, and a press finds its row where it is', async ({
  open
}) => {
  const { app, window } = await open()
  await resizeWindow(app, 1280, 420)
  const posts = postsPanel(window)
  await expect(posts.count).toHaveText(/^\d+ posts$/)
  // No post is in front yet, and the first row out of sight.
  await posts.list.hover()
  await window.mouse.wheel(0, 2000)
  const last = posts.rows.last()
  await expect(last).toBeInViewport({ ratio: 1 })
  const box = await last.boundingBox()
  await window.mouse.click((box?.x ?? 0) + 90, (box?.y ?? 0) + 30)
  await expect(last).toHaveAttribute('aria-selected', 'true')
  await expect(sourceEditor(window).box).toBeVisible()
  await posts.filter.focus()
  await window.keyboard.press('ControlOrMeta+5')
  await expect(sourceEditor(window).box).toBeFocused()
})

test('a press opens the row that was pressed, though the list moves before the release', async ({
  folder,
  launch
}) => {
  const post = (title: string, year: number) => `---\ntitle: ${title}\ndate: ${year}-06-14\n---\n\nText.\n`
  const many = Array.from({ length: 450 }, (_, at) => [`p${at}.md`, post(`Film ${at}`, 2400 - at)] as const)
  const { root, path } = smallFolder(join(folder, 'posts'), Object.fromEntries(many))
  const { window } = await launch({ open: root })
  const { count, list, row, rows } = postsPanel(window)
  await expect(count).toHaveText('450 posts')
  const press = async (title: string) => {
    await row(title).hover({ position: { x: 90, y: 30 } })
    await window.mouse.down()
  }

  await press('Film 1')
  writeFileSync(path('new.md'), post('A new one', 2500))
  await expect(rows.first()).toHaveText(/A new one/)
  await window.mouse.up()
  await expect(row('Film 1')).toHaveAttribute('aria-selected', 'true')

  // Further than the rows that are in the page.
  await press('Film 2')
  for (let at = 0; at < 120; at += 1) writeFileSync(path(`later-${at}.md`), post(`Later ${at}`, 2501 + at))
  await expect(count).toHaveText('571 posts')
  await expect(row('Film 2')).toHaveCount(0)
  await window.mouse.up()
  await expect.poll(sourceEditor(window).text).toContain('title: Film 2')

  // A press that is taken back opens nothing.
  await list.evaluate(element => element.scrollTo(0, 0))
  await press('Later 119')
  await row('Later 117').hover()
  await window.mouse.up()
  await window.waitForTimeout(200)
  expect(await sourceEditor(window).text()).toContain('title: Film 2')
  // Without a pointer, as a screen reader does.
  await row('Later 117').evaluate(element => (element as HTMLElement).click())
  await expect(row('Later 117')).toHaveAttribute('aria-selected', 'true')
  await expect.poll(sourceEditor(window).text).toContain('title: Later 117')
})

test('keys and commands that follow the choice of a post on a slow disk are for that post', async ({
  folder,
  launch
}) => {
  const files = smallFolder(join(folder, 'posts'), {
    'meadow.md': meadow,
    'lanterns.md': lanterns,
    'notes.md': '---\ntitle: Notes\n---\n',
    'gone.md': '---\ntitle: Gone\n---\n'
  })
  const { app, window } = await launch({ open: files.root })
  const posts = postsPanel(window)
  const source = sourceEditor(window)
  await resizeWindow(app, 1280, 800)
  await posts.open('A screen in the meadow')
  const letRead = await holdReads(app, 'lanterns.md')
  await posts.row('Lanterns by the river').click()
  await window.keyboard.press('ControlOrMeta+5')
  await window.keyboard.type('# Recap')
  await window.keyboard.press('ControlOrMeta+3')
  await expect(
    window.getByRole('status').filter({ hasText: 'Opening “Lanterns by the river” takes a while.' })
  ).toBeVisible()
  expect(await source.text()).toBe(meadow)
  await letRead()
  await expect(detailsPanel(window).region).toBeVisible()
  const begun = lanterns.replace('---\n\n', '---\n\n# Recap')
  await expect.poll(source.text).toBe(begun)
  await expect(window.getByRole('status').filter({ hasText: 'takes a while' })).toHaveCount(0)

  // Into the text that is seen: it stays, and is typed in.
  const letNotes = await holdReads(app, 'notes.md')
  await posts.row('Notes').click()
  // Nothing was typed for it yet: what there is to save is the post that is seen.
  await window.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => files.read('lanterns.md')).toBe(begun)
  await window.keyboard.press('ControlOrMeta+5')
  await window.keyboard.type('lost')
  await source.box.click()
  await expect(
    window.getByRole('alert').filter({ hasText: 'What you typed for it was not written: “lost”' })
  ).toBeVisible()
  await letNotes()
  await source.cursorAfter('Nobody')
  await source.type(' at all')
  await expect.poll(source.text).toContain('Nobody at all wanted')

  // In a narrow window the text is next at once; here of a post that is gone.
  await resizeWindow(app, 800, 800)
  const letMeadow = await holdReads(app, 'gone.md')
  await window.keyboard.press('ControlOrMeta+6')
  await posts.row('Gone').click()
  await window.keyboard.type('abc')
  await expect(window.getByRole('status').filter({ hasText: 'Opening “Gone” takes a while.' })).toBeVisible()
  await expect(window.getByRole('alert').filter({ hasText: '“lost”' })).toBeVisible()
  rmSync(files.path('gone.md'))
  await letMeadow()
  await expect(
    window.getByRole('alert').filter({ hasText: 'What you typed for it was not written: “abc”' })
  ).toBeVisible()
  await expect(source.box).toBeFocused()
  expect(await source.text()).not.toContain('abc')
})
