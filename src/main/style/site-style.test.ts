import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkedSheets, readSiteStyle } from './site-style.ts'

let base = ''
const files: Readonly<Record<string, string>> = {
  'site/static/css/site.css': 'p {}',
  'site/style.css': 'p {}',
  'site/notes.txt': 'no style',
  'elsewhere/css/a.css': 'p {}',
  'public/index.html':
    '<link rel="stylesheet" href="/club/css/main.abc.css"><link media=print rel=stylesheet href=/club/css/print.css>',
  'public/evenings/one/index.html': '<link href="../../css/code.css" rel="stylesheet">',
  'public/css/main.abc.css': 'p {}',
  'public/css/print.css': 'p {}',
  'public/css/code.css': 'p {}',
  'plain/b.css': 'p {}',
  'plain/a.css': 'p {}',
  'empty/index.html': '<p>'
}

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'style-')))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(base, name)), { recursive: true })
    await writeFile(join(base, name), text)
  }
  await symlink(join(base, 'elsewhere'), join(base, 'public', 'linked'))
})
afterAll(() => rm(base, { recursive: true }))

const style = async (chosen: string) => {
  const read = await readSiteStyle(join(base, chosen), join(base, 'site'))
  return read.ok ? { ...read.value, root: read.value.root.slice(base.length) } : read.error.message
}

describe('a chosen style', () => {
  it.each([
    ['site/static/css/site.css', { name: 'site.css', root: '/site/static', sheets: ['css/site.css'] }],
    ['site/style.css', { name: 'style.css', root: '/site', sheets: ['style.css'] }],
    ['elsewhere/css/a.css', { name: 'a.css', root: '/elsewhere/css', sheets: ['a.css'] }],
    ['public', { name: 'public', root: '/public', sheets: ['css/main.abc.css', 'css/code.css'] }],
    ['plain', { name: 'plain', root: '/plain', sheets: ['a.css', 'b.css'] }]
  ])('%s', async (chosen, expected) => {
    const found = await style(chosen)
    expect(typeof found === 'string' ? found : { ...found, sheets: [...found.sheets].sort() }).toEqual({
      ...expected,
      sheets: [...expected.sheets].sort()
    })
  })

  it('says why something is none', async () => {
    expect(await style('site/notes.txt')).toContain('not a CSS file')
    expect(await style('empty')).toContain('no style sheet')
    expect(await style('gone.css')).toContain('no longer there')
  })
})

it('takes the sheets of a page for screens, in their order', () => {
  const html = `<link rel="preload stylesheet" href='b.css'><LINK REL=STYLESHEET HREF=/a.css>
    <link rel="alternate stylesheet" href="c.css"><link rel="icon" href="a.css"><link rel=stylesheet href="https://cdn.example/x.css">
    <link rel=stylesheet href="%zz.css"><link rel=stylesheet>`
  expect(linkedSheets(html, 'index.html', ['a.css', 'b.css', 'c.css'])).toEqual(['b.css', 'a.css'])
})
