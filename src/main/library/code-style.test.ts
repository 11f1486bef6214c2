import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { readCodeStyle } from './code-style.ts'

it('finds the colours of code in a site, and then in its theme', async () => {
  const base = await mkdtemp(join(tmpdir(), 'code-'))
  const site = join(base, 'site')
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(site, path)), { recursive: true })
    await writeFile(join(site, path), text)
  }
  expect(await readCodeStyle(site)).toBeNull()
  await write('themes/plain/static/css/syntax.css', '.chroma .k { color: red }')
  await write('static/css/site.css', 'p { color: blue }')
  expect(await readCodeStyle(site)).toBe('.chroma .k { color: red }')
  await writeFile(join(base, 'outside.css'), '.chroma .k { color: black }')
  await symlink(join(base, 'outside.css'), join(site, 'static', 'css', 'out.css'))
  expect(await readCodeStyle(site)).toBe('.chroma .k { color: red }')
  await write('assets/css/code.css', '.chroma .k { color: green }')
  expect(await readCodeStyle(site)).toBe('.chroma .k { color: green }')
  await rm(base, { recursive: true })
})
