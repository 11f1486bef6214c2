import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readAhead, serveStaticFile } from './static-files.ts'

let folder = ''
const options = { headers: { 'Content-Security-Policy': 'none' }, replaceInHtml: ['NONCE', 'x1'] } as const

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(
    join(folder, 'index.html'),
    '<meta nonce="NONCE"><script src="./assets/a.js"></script><link href="./assets/gone.css">'
  )
  await writeFile(join(folder, 'assets', 'a.js'), 'first()')
  await writeFile(join(folder, 'secret.txt'), 'secret')
})

afterAll(() => rm(folder, { recursive: true }))

it('reads a page, its policy and its nonce', async () => {
  const file = await readAhead(folder)('/', options)
  expect(file?.headers['Content-Type']).toBe('text/html; charset=utf-8')
  expect(file?.headers['Content-Security-Policy']).toBe('none')
  expect(file?.bytes.toString()).toContain('<meta nonce="x1">')
})

it('has what a page names before it is asked for, once', async () => {
  const read = readAhead(folder)
  await read('/index.html', options)
  await new Promise(resolve => setTimeout(resolve, 50))
  await writeFile(join(folder, 'assets', 'a.js'), 'second()')
  expect((await read('/assets/a.js', options))?.bytes.toString()).toBe('first()')
  expect((await read('/assets/a.js', options))?.bytes.toString()).toBe('second()')
  expect(await read('/assets/gone.css', options)).toBeNull()
})

it.each(['/secret.txt', '/assets', '/assets/none.js', '/../a.js', '/assets/..%2fa.js', '//a.js', '/.a.js'])(
  'has nothing at %s',
  async pathname => {
    expect(await readAhead(folder)(pathname, options)).toBeNull()
    expect((await serveStaticFile(folder, pathname, options)).status).toBe(404)
  }
)
