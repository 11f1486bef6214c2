/** What the preview draws on beside the post, changed on disk while it is shown: configuration, templates, data, words, assets. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { previewPane } from './pages/side.ts'
import { expect, test } from './support/test.ts'

const files: Readonly<Record<string, string>> = {
  'hugo.toml': 'title = "Films\n[markup.goldmark.renderer]\nunsafe = true\n',
  'layouts/_shortcodes/facts.html':
    'Site {{ site.Title }}, year {{ site.Data.films.sintel }}, {{ T "watch" }}, {{ with resources.Get "note.txt" }}{{ .Content }}{{ end }}.',
  'data/films.yaml': 'sintel: 2010\n',
  'i18n/en.yaml': 'watch:\n  other: watch it\n',
  'assets/note.txt': 'a note',
  'content/sintel/index.md':
    '---\ntitle: Sintel\ndate: 2010-09-27\n---\n\n{{< facts >}}\n\nThen <b class="raw">bold</b> words.\n'
}

test('a broken configuration is told of and does without, and every mended or changed file shows', async ({
  folder,
  launch
}) => {
  test.setTimeout(240_000)
  const write = (name: string, text: string) => {
    const file = join(folder, 'site', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  for (const [name, text] of Object.entries(files)) write(name, text)
  const { window } = await launch({ open: join(folder, 'site', 'content', 'sintel', 'index.md') })
  const { body } = previewPane(window)
  const notes = window.getByRole('button', { name: /notes? about this preview$/ })

  await expect(body).toContainText('year 2010, watch it, a note.', { timeout: 60_000 })
  await expect(body.locator('b.raw')).toHaveCount(0)
  await notes.click()
  await expect(
    window.getByText('The preview does without hugo.toml, which Hugo could not read.')
  ).toBeVisible()

  write('hugo.toml', 'title = "Films"\n[markup.goldmark.renderer]\nunsafe = true\n')
  await expect(body).toContainText('Site Films, year 2010', { timeout: 30_000 })
  await expect(body.locator('b.raw')).toHaveText('bold')
  await expect(notes).toHaveCount(0)

  for (const [name, text, shown] of [
    ['data/films.yaml', 'sintel: 2011\n', 'year 2011'],
    ['i18n/en.yaml', 'watch:\n  other: see it\n', 'see it'],
    ['assets/note.txt', 'another note', 'another note'],
    ['config/_default/params.toml', 'studio = "Blender"\n', 'another note'],
    ['layouts/_shortcodes/facts.html', 'By {{ site.Params.studio }}.', 'By Blender.'],
    ['layouts/_shortcodes/facts.html', '{{ if true }}never closed', 'facts'],
    ['layouts/_shortcodes/facts.html', 'Mended by {{ site.Params.studio }}.', 'Mended by Blender.']
  ] as const) {
    await test.step(`${name}: ${shown}`, async () => {
      write(name, text)
      await expect(body).toContainText(shown, { timeout: 30_000 })
    })
  }
})
