/** Problems are found, shown where they are and put right with exactly the bytes that are wrong. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { postsPanel } from './pages/posts.ts'
import { problemLines, problemsPanel } from './pages/problems.ts'
import { detailsPanel, videosPanel } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { save, saveState, undo } from './pages/window.ts'
import { root } from './support/app.ts'
import { corpus, corpusPath, withoutCorpus } from './support/corpus.ts'
import { chooseMenuItem } from './support/native.ts'
import { elevenFilms, loose } from './support/shared-sites.ts'
import { expect, test } from './support/test.ts'
import { replaced } from './support/texts.ts'

const read = (file: string): string => readFileSync(file, 'utf8')

test.describe('real posts', () => {
  test.skip(corpus === null, withoutCorpus)

  test('the week day of the KubeCon roundup: panel, margin, form, and the one word that changes', async ({
    open
  }) => {
    const before = read(corpusPath('seeds', 'kubecon-eu-2019-roundup.md'))
    const { window, complaints, file } = await open({ text: before })
    // Its pictures are on its site, which is not here.
    complaints.expect(/404.*recap-media:/)
    const problems = problemsPanel(window)
    await expect(problems.count).toHaveText('1 problem')
    await problems.count.click()
    await expect(problems.rows).toHaveCount(1)
    await expect(problems.row('2019-05-30 was a Thursday, not a Friday.')).toContainText('Line 4')
    await expect(problemLines(window)).toHaveText([/Fri, 30 May 2019/])

    await problems
      .row(/Thursday/)
      .getByRole('button', { name: /^Warning/ })
      .click()
    await expect(sourceEditor(window).box).toBeFocused()

    await detailsPanel(window).show()
    const beside = window.getByRole('group', { name: 'Problems of date' })
    await expect(beside).toContainText('was a Thursday')
    await beside.getByRole('button', { name: 'Write Thu' }).click()
    await expect(beside).toBeHidden()
    await expect(problems.count).toBeHidden()
    await save(window)
    await expect(saveState(window)).toHaveText('Saved')
    expect(read(file)).toBe(replaced(before, 'Fri, 30 May', 'Thu, 30 May'))

    await undo(window)
    await expect(problems.count).toHaveText('1 problem')
  })

  test('the quotation mark and the eleven pictures of the May 2021 recap', async ({ open }) => {
    const before = read(corpusPath('seeds', 'may-2021-community-meeting-recap.md'))
    const { window, file } = await open({ text: before })
    const problems = problemsPanel(window)
    await expect(problems.count).toHaveText('12 problems')
    await problems.show()
    await problems.kinds.selectOption({ label: 'Unbalanced quote (1)' })
    await expect(problems.headline).toHaveText('1 of 12 problems')
    await problems.fix(/^Remove it/).click()
    await expect(problems.count).toHaveText('11 problems')
    await problems.kinds.selectOption('')
    await expect(problems.rows).toHaveCount(11)

    const videos = videosPanel(window)
    await videos.show()
    const third = videos.videoAt(2)
    await third.open()
    await third.item.getByRole('button', { name: 'Use https' }).click()
    await expect(problems.count).toHaveText('10 problems')
    await save(window)
    await expect(saveState(window)).toHaveText('Saved')
    const expected = replaced(before, 'conference"\n', 'conference\n')
    expect(read(file)).toBe(
      replaced(expected, 'http://i3.ytimg.com/vi/dDW1OoTaMdU', 'https://i3.ytimg.com/vi/dDW1OoTaMdU')
    )
  })

  test('a folder of real posts: checked unasked, filtered, fixed from the list', async ({ copy, launch }) => {
    const site = copy(corpusPath('linkerd-blog'))
    const { window } = await launch({ open: site })
    const posts = postsPanel(window)
    await expect(posts.count).toHaveText('89 posts')
    await posts.open('Linkerd at KubeCon EU')
    const problems = problemsPanel(window)
    await problems.show()
    await problems.allPosts.click()
    await expect(problems.checked('89 posts were checked.')).toBeVisible({ timeout: 60_000 })
    await expect(posts.row('Linkerd at KubeCon EU')).toContainText('12 problems')
    await problems.kinds.selectOption({ label: 'Misspelled key (1)' })
    await problems.fix(/^Fix: “keyword”/).click()
    const file = join(site, 'content/blog/2018/1102-debugging-node-js-on-kubernetes-with-linkerd/index.md')
    const fixed = replaced(read(file), '\nkeyword:', '\nkeywords:')
    // The whole text: the post that was in front has keywords too.
    await expect.poll(sourceEditor(window).text).toBe(fixed)
    await save(window)
    // Right after a fix “Saved” may still be the word of before.
    await expect.poll(() => read(file)).toBe(fixed)
    await expect(saveState(window)).toHaveText('Saved')
    await expect(problems.headline).toContainText('0 of')
  })

  test('in a terminal', async ({ copy }) => {
    const site = copy(corpusPath('linkerd-blog'))
    // What `npx recap-desk` runs, once it has seen to it that it is built.
    const command = join(root, 'out', 'main', 'check-command.cjs')
    const out = execFileSync(process.execPath, [command, 'check', site, '--json'], { encoding: 'utf8' })
    const report = JSON.parse(out) as { posts: number; problems: { code: string; file: string }[] }
    expect(report.posts).toBe(89)
    const may = report.problems.filter(({ file }) => file.includes('0617-may-community'))
    expect(may.map(({ code }) => code)).toEqual([
      'unbalanced-quote',
      ...Array(11).fill('video-thumbnail-http')
    ])
  })
})

test('a problem is gone when its cause is, and comes when it is typed', async ({ open }) => {
  const spring = '---\ntitle: Spring\ndate: 2019-04-04\n---\n\nThe evening.\n\n[The notes](notes.pdf)\n'
  const files = { 'spring/index.md': spring, 'spring/Notes.pdf': '' }
  const { window } = await open({ site: loose, files, post: 'spring/index.md' })
  const problems = problemsPanel(window)
  await problems.show()
  await expect(problems.row('The file is called “Notes.pdf”')).toContainText('Line 8')
  await sourceEditor(window).cursorAfter('The evening.')
  await sourceEditor(window).type(' {{< youtube "short" >}}')
  await expect(problems.row('YouTube has no video with such an id.')).toContainText('Line 6')
  await problems.severity('Errors').click()
  await expect(problems.region).toContainText('The filter hides all problems.')
  await problems.severity('Errors').click()
  await problems.fix(/^Write “Notes.pdf”/).click()
  await expect.poll(sourceEditor(window).text).toContain('[The notes](Notes.pdf)')
  await expect(problems.rows).toHaveCount(1)
})

test('the site’s own rules: markdownlint in the list, Prettier as one step that can be undone', async ({
  folder,
  launch
}) => {
  const site = join(folder, 'site')
  mkdirSync(join(site, 'content', 'spring'), { recursive: true })
  writeFileSync(join(site, 'hugo.yaml'), 'title: Films\n')
  writeFileSync(join(site, '.markdownlint.yaml'), 'default: false\nMD010: true\n')
  writeFileSync(join(site, '.prettierrc'), 'proseWrap: always\nprintWidth: 40\n')
  const file = join(site, 'content', 'spring', 'index.md')
  const head = '---\ntitle: Spring\ndate: 2019-04-04\n---\n\n'
  const call = '{{< youtube "WhWc3b3KhnY" >}}\n'
  writeFileSync(file, `${head}*\tA shepherd girl and her dog in the valley\n\n${call}`)
  const { window, app } = await launch({ open: site })
  await postsPanel(window).open('Spring')
  const problems = problemsPanel(window)
  await problems.show()
  await expect(problems.row('Hard tabs')).toContainText('Line 6')
  await chooseMenuItem(app, 'Post', 'Format with the site’s Prettier settings')
  const formatted = `${head}- A shepherd girl and her dog in the\n  valley\n\n${call}`
  await expect.poll(sourceEditor(window).text).toBe(formatted)
  await expect(problems.region).toContainText('No problems')
  await undo(window)
  await expect.poll(sourceEditor(window).text).toContain('*\tA shepherd')
  await chooseMenuItem(app, 'Post', 'Format with the site’s Prettier settings')
  await expect.poll(sourceEditor(window).text).toBe(formatted)
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  expect(read(file)).toBe(formatted)
})

test('what a new video lacks is no problem while it is filled in', async ({ open }) => {
  const { window } = await open({ post: elevenFilms })
  const problems = problemsPanel(window)
  const videos = videosPanel(window)
  await videos.show()
  const added = videos.videoAt(11)
  const beside = added.item.getByRole('group', { name: 'Problems of upload date' })
  const add = async () => {
    await videos.addVideo.click()
    await expect(added.field('Title')).toBeFocused()
    // What is wrong is said all the same: by then the post was checked.
    await added.field('Thumbnail').fill('none')
    await expect(added.item.getByRole('group', { name: 'Problems of thumbnail' })).toBeVisible()
    await expect(problems.count).toHaveText('1 problem')
    await expect(beside).toHaveCount(0)
  }
  await add()

  // The writer goes on to another card, or saves.
  await videos.videoAt(10).field('Title').click()
  await expect(beside).toContainText('This video has no upload date.')
  await added.delete.click()
  await expect(problems.count).toBeHidden()
  await add()
  await save(window)
  await expect(beside).toBeVisible()
})
