import { beforeEach, expect, it } from 'vitest'
import { bareWindow } from './testing/bare-window.ts'

beforeEach(() => bareWindow({}))

const stores = async () => ({ ...(await import('./part-focus.ts')), ...(await import('./workspace.ts')) })

it('leaves no wish for the posts behind where no folder is open', async () => {
  const { goToPosts, usePartFocus } = await stores()
  goToPosts()
  expect(usePartFocus.getState().wanted).toBeNull()
})

it('wishes the focus into the posts of a folder', async () => {
  const { goToPosts, usePartFocus, enterFolder } = await stores()
  enterFolder({
    name: 'posts',
    path: '/posts',
    kind: 'loose',
    initialPost: null,
    ownPost: null,
    site: null,
    mediaOrigin: ''
  })
  goToPosts()
  expect(usePartFocus.getState().wanted).toBe('posts')
})
