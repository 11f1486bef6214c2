import { expect, it } from 'vitest'
import { inlineStyle, type ReadStyleFile } from './inline-style.ts'

const files: Readonly<Record<string, { readonly text: string; readonly type: string }>> = {
  'css/site.css': {
    type: 'text/css',
    text: '@charset "utf-8"; @import "base.css"; @import url(https://fonts.example/x.css); @import url("narrow.css") screen and (width < 600px);\nbody { background: url(../img/paper.png) } h1 { background: url(https://tracker.example/x.gif) }'
  },
  'css/base.css': {
    type: 'text/css',
    text: '@font-face { font-family: A; src: url("/fonts/a.woff2") } @import "site.css";'
  },
  'css/narrow.css': { type: 'text/css', text: 'p { margin: 0 }' },
  'img/paper.png': { type: 'image/png', text: 'PNG' },
  'fonts/a.woff2': { type: 'font/woff2', text: 'FONT' }
}
const read: ReadStyleFile = async path => {
  const file = files[path]
  return file === undefined ? null : { bytes: Buffer.from(file.text), type: file.type }
}
const data = (type: string, text: string) => `data:${type};base64,${Buffer.from(text).toString('base64')}`

it('puts imported sheets in their place, and fonts and pictures into the sheet', async () => {
  const css = await inlineStyle(['css/site.css'], read)
  expect(css).toContain(data('font/woff2', 'FONT'))
  expect(css).toContain(data('image/png', 'PNG'))
  expect(css).toMatch(/@media screen and \(width < 600px\) \{p \{ margin: 0 \}\}/)
  expect(css.indexOf('@font-face')).toBeLessThan(css.indexOf('body {'))
})

it('leaves out what lies elsewhere', async () => {
  const css = await inlineStyle(['css/site.css'], read)
  expect(css).not.toMatch(/https:|@import|@charset/)
  expect(css).toContain('h1 { background: url("data:,") }')
})

it.each([
  'a { background: url(../../secret.png) }',
  'a { background: url(//evil.example/x.png) }',
  'a { background: url(file:///etc/passwd) }',
  'a { background: url("recap-media://0123/x.png") }',
  "@import '../../../x.css';",
  'a { background: url(%2e%2e/%2e%2e/x.png) }',
  'a { background: url(%zz.png) }'
])('reads nothing outside: %s', async text => {
  const asked: string[] = []
  const css = await inlineStyle(['a/b.css'], async path => {
    asked.push(path)
    return path === 'a/b.css' ? { bytes: Buffer.from(text), type: 'text/css' } : null
  })
  expect(css).not.toMatch(/url\((?!"data:)/)
  for (const path of asked) expect(path).not.toMatch(/^\/|\.\.|:|secret\.png\/\.\./)
})
