import { beforeEach, expect, it } from 'vitest'
import { ok } from '#shared/result.ts'
import { bareWindow } from './testing/bare-window.ts'

let versions: { readonly id: string; readonly raw: string }[] = []
let canKeep = true

beforeEach(() => {
  versions = []
  canKeep = true
  bareWindow({
    keepVersion(id: string, raw: string) {
      if (!canKeep) return Promise.reject(new Error('The disk is full'))
      versions.push({ id, raw })
      return Promise.resolve(ok(null))
    }
  })
})

/** The changes of a post with Windows' line endings are looked at; the right side says what is answered. */
async function reviewing() {
  const stores = {
    ...(await import('./comparison.ts')),
    ...(await import('./open-posts.ts')),
    ...(await import('./workspace.ts'))
  }
  stores.addPost({ id: 'meadow.md', raw: 'Wet\r\ngrass\r\n', version: '1', readonlyReason: null })
  stores.activate('meadow.md')
  stores.editPost('meadow.md', [{ from: 3, to: 3, insert: ' and cold' }])
  stores.showComparison('review')
  const notice = () => stores.useWorkspace.getState().notice?.message
  return { ...stores, notice, isOpen: () => stores.useComparison.getState().compared !== null }
}

it('puts among the earlier versions what was changed in a comparison that is left', async () => {
  const { leaveComparison, isOpen, notice, postOf } = await reviewing()
  await leaveComparison('Wet and colder\ngrass\n')
  expect(versions).toEqual([{ id: 'meadow.md', raw: 'Wet and colder\r\ngrass\r\n' }])
  expect(isOpen()).toBe(false)
  expect(notice()).toContain('among the earlier versions')
  expect(postOf('meadow.md')?.editor.doc.toString()).toBe('Wet and cold\ngrass\n')
})

it('keeps nothing where nothing was changed', async () => {
  const { leaveComparison, isOpen, notice } = await reviewing()
  await leaveComparison('Wet and cold\ngrass\n')
  expect([versions.length, isOpen(), notice()]).toEqual([0, false, undefined])
})

it('stays open where that cannot be kept', async () => {
  const { leaveComparison, isOpen, notice } = await reviewing()
  canKeep = false
  await leaveComparison('Wet and colder\ngrass\n')
  expect(isOpen()).toBe(true)
  expect(notice()).toContain('stays open')
})
