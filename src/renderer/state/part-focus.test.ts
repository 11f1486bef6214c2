import { beforeEach, expect, it } from 'vitest'
import { bareWindow } from './testing/bare-window.ts'

beforeEach(() => bareWindow({}))

const stores = async () => ({ ...(await import('./part-focus.ts')), ...(await import('./workspace.ts')) })

const aFolder = {
  name: 'posts',
  path: '/posts',
  kind: 'loose',
  initialPost: null,
  ownPost: null,
  site: null,
  mediaOrigin: ''
} as const

it('leaves no wish for the posts behind where no folder is open', async () => {
  const { goToPosts, usePartFocus } = await stores()
  goToPosts()
  expect(usePartFocus.getState().wanted).toBeNull()
})

it('wishes the focus into the posts of a folder', async () => {
  const { goToPosts, usePartFocus, enterFolder } = await stores()
  enterFolder(aFolder)
  goToPosts()
  expect(usePartFocus.getState().wanted).toBe('posts')
})

it('begins among the posts where none is open, unless the focus is wished for elsewhere', async () => {
  const { startFocus, usePartFocus, enterFolder } = await stores()
  enterFolder(aFolder)
  const takeFocus = startFocus()
  usePartFocus.setState({ wanted: 'details' })
  takeFocus()
  expect(usePartFocus.getState().wanted).toBe('details')
  usePartFocus.setState({ wanted: null })
  takeFocus()
  expect(usePartFocus.getState().wanted).toBe('posts')
})

it('takes the focus from nobody who has it, or has pressed somewhere', async () => {
  const { startFocus, usePartFocus, enterFolder } = await stores()
  enterFolder(aFolder)
  let press = (): void => undefined
  Object.assign(document, {
    addEventListener(_type: string, listener: () => void) {
      press = listener
    }
  })
  const takeFocus = startFocus()
  Object.assign(document, { activeElement: {} })
  takeFocus()
  Object.assign(document, { activeElement: document.body })
  press()
  takeFocus()
  expect(usePartFocus.getState().wanted).toBeNull()
})
