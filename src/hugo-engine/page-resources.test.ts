import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createGuardedReader } from './guarded-reader.ts'
import { createOtherResources } from './page-resources.ts'

it('gives the resources of other pages once, and those that Hugo has already never', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recap-desk-resources-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const page of ['spring', 'sintel']) {
    mkdirSync(join(folder, page))
    for (const name of ['index.md', 'cover.svg', 'credits.txt']) writeFileSync(join(folder, page, name), 'x')
  }
  const reader = createGuardedReader(folder)
  const read: string[] = []
  const others = createOtherResources(
    {
      ...reader,
      read: (path, most) => {
        read.push(path)
        return reader.read(path, most)
      }
    },
    true
  )
  others.note(['spring/cover.svg', 'spring/credits.txt'])
  expect(read).toEqual([])
  expect(others.has('spring/cover.svg')).toBe(true)
  const pages = ['spring/index.md', 'sintel/index.md']
  expect([...others.of(pages).keys()]).toEqual(['sintel/cover.svg', 'sintel/credits.txt'])
  expect([...others.of(pages).keys()]).toEqual([])
})
