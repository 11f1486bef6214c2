import { mkdtemp, readdir, realpath, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isLeftoverName, leftoverName, removeLeftovers } from './leftovers.ts'

it('removes what dead processes left, and nothing that may still be in use', async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'recap-leftovers-')))
  try {
    const ours = leftoverName()
    const dead = leftoverName(4_000_000)
    const elsewhere = '.recap-desk-7-00000000-0123456789ab.tmp'
    const oldElsewhere = '.recap-desk-8-00000000-0123456789ab.tmp'
    const others = ['.recap-desk-notes.tmp', 'post.md', '.tmp']
    for (const name of [ours, dead, elsewhere, oldElsewhere, ...others])
      await writeFile(join(folder, name), 'x')
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60
    await utimes(join(folder, oldElsewhere), twoDaysAgo, twoDaysAgo)
    expect(await removeLeftovers(folder)).toBe(2)
    expect((await readdir(folder)).sort()).toEqual([ours, elsewhere, ...others].sort())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

it('tells its names from posts and other hidden files', () => {
  expect(isLeftoverName(leftoverName())).toBe(true)
  for (const name of ['post.md', '.recap-desk-1-2-3.tmp', `${leftoverName()}.md`])
    expect(isLeftoverName(name)).toBe(false)
})
