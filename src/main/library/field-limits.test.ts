import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { readLimits } from './field-limits.ts'

const made: string[] = []

function site(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'recap-desk-limits-'))
  made.push(folder)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true })
})

it('reads the limits of a site wherever its parameters are', async () => {
  const files = {
    'hugo.yaml': 'params:\n  limits:\n    title: 70\n    slug: 40\n',
    'config/_default/params.toml': '[limits]\ntitle = 55\n'
  }
  expect(await readLimits(site(files))).toEqual({ title: 55, slug: 40 })
})

it('leaves out what is no limit, and finds none in a site without any', async () => {
  expect(
    await readLimits(site({ 'hugo.yaml': 'params:\n  limits: {title: -1, slug: many, date: 1.5}\n' }))
  ).toEqual({})
  expect(await readLimits(site({ 'hugo.yaml': 'params: off\n' }))).toEqual({})
  expect(await readLimits(site({}))).toEqual({})
})
