import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { JsonReport } from './report.ts'
import { runCheckCommand } from './run-check.ts'

let folder = ''

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function site(files: Readonly<Record<string, string>>): string {
  folder = mkdtempSync(join(tmpdir(), 'recap-desk-check-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

async function check(...args: readonly string[]) {
  let [out, err] = ['', '']
  const code = await runCheckCommand(args, {
    out: text => {
      out += text
    },
    err: text => {
      err += text
    },
    isTerminal: false,
    colours: false
  })
  return { code, out, err }
}

it('says plainly that there is nothing to check', async () => {
  const nowhere = join(site({}), 'nope')
  const { code, err } = await check('check', nowhere)
  expect({ code, err }).toEqual({ code: 2, err: `There is nothing at ${nowhere}.\n` })
})

const openReel = {
  'hugo.yaml':
    'title: Open Reel\nbaseURL: https://openreel.example/\nparams: {limits: {title: 20, cover: {minWidth: 800}}}\n',
  'data/authors.yaml': 'ines: {name: Inês Duarte}\n',
  'layouts/_shortcodes/note.html': '<p>{{ .Inner }}</p>',
  'layouts/recaps/_shortcodes/deep/credit.html': 'x',
  'static/uploads/reel.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
  'content/recaps/spring/index.md':
    '\ufeff---\r\ntitle: Spring\r\ndate: Fri, 30 May 2019 09:00:00 +0000\r\nauthor: inse\r\n---\r\n![A reel](/uploads/reel.svg) ![The room](Room.png)\r\n',
  'content/recaps/spring/room.png': 'x',
  'content/recaps/sintel.md':
    '---\ntitle: Sintel\ndate: 2010-09-30\n---\n{{< note >}}\n\n{{< yuotube "eRsGyueVLvQ" >}} {{< deep/credit >}}\n'
}

describe('recap-desk check', () => {
  it('lists problems by file, with line and column, and counts them', async () => {
    const { code, out, err } = await check('check', site(openReel))
    expect(out).toBe(
      [
        'content/recaps/sintel.md',
        '  5:1  error    shortcode-unclosed  “note” stands around a text: close it with {{< /note >}} behind that.',
        '  7:5  error    shortcode-unknown   There is no shortcode “yuotube” in Hugo or in this site.',
        '',
        'content/recaps/spring/index.md',
        '   3:7  warning  weekday-mismatch  2019-05-30 was a Thursday, not a Friday.',
        '   4:9  warning  unknown-author    “inse” is not among the site’s authors.',
        '  6:42  error    file-missing      The file is called “room.png”: servers tell capital letters apart.',
        '',
        '5 problems in 2 posts: 3 errors, 2 warnings, 0 notes.',
        ''
      ].join('\n')
    )
    expect({ code, err }).toEqual({ code: 1, err: '' })
  })

  it('is silent on what an unfetched theme, a server or a template may know', async () => {
    const dated = (title: string) => `---\ntitle: ${title}\ndate: 2024-06-14\n---\n`
    const root = site({
      'hugo.yaml':
        'baseURL: https://openreel.example/\ntheme: [reel]\nlanguages: {en: {contentDir: content/en}}\n',
      'themes/reel/.keep': '',
      'static/_redirects': '# moved\n/films/latest  /films/spring  302\n',
      'content/en/films/spring.md': `${dated('Spring')}{{% alert %}}x{{% /alert %}} [The latest](/films/latest/)\n`,
      'content/en/films/sintel.md': `${dated('Sintel')}[Spring](/films/spring/)\n`,
      'content/en/films/charge.md': dated('Charge'),
      'content/en/about.md': '---\ntitle: About\n---\n',
      'content/en/_includes/note.md': 'A note.\n'
    })
    rmSync(join(root, 'themes/reel/.keep'))
    const { out } = await check('check', root)
    expect(out).toBe('No problems in 5 posts.\n')
  })

  it('writes JSON', async () => {
    const root = site({ 'spring.md': '---\ntitle: Spring\ndate: Fri, 30 May 2019 09:00:00 +0000\n---\n' })
    const { code, out } = await check('check', root, '--json')
    const report = JSON.parse(out) as JsonReport
    expect(code).toBe(0)
    expect({ ...report, folder: '' }).toEqual({
      version: 1,
      folder: '',
      posts: 1,
      counts: { error: 0, warning: 1, info: 0 },
      problems: [
        {
          file: 'spring.md',
          line: 3,
          column: 7,
          endLine: 3,
          endColumn: 38,
          severity: 'warning',
          code: 'weekday-mismatch',
          message: '2019-05-30 was a Thursday, not a Friday.',
          fixable: true
        }
      ]
    })
  })

  it('checks one post alone', async () => {
    const root = site({ 'a.md': '---\ntitle: "x\n---\n', 'b.md': '---\ndate: never\ntitle: x\n---\n' })
    const { out } = await check('check', join(root, 'b.md'))
    expect(out).toContain('1 problem in one post: 1 error, 0 warnings, 0 notes.')
  })

  it('tells what is not text', async () => {
    const root = site({ 'a.md': '' })
    writeFileSync(join(root, 'a.md'), Buffer.from([0x2d, 0xff, 0xfe, 0x41]))
    const { code, out } = await check('check', root)
    expect(out).toContain('file-unreadable')
    expect(code).toBe(1)
  })

  it.each([
    [[], 'Say what to do'],
    [['mend', '.'], 'There is no command “mend”.'],
    [['check'], 'Name the folder to check.'],
    [['check', 'a', 'b'], 'Name one folder only.'],
    [['check', '.', '--fix'], 'fix'],
    [['check', '/no/such/folder'], '']
  ])('ends with 2 for %j', async (args, words) => {
    const { code, out, err } = await check(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(words)
    expect(err).not.toBe('')
  })

  it('explains itself', async () => {
    expect(await check('--help')).toMatchObject({ code: 0, err: '' })
  })
})
