import { beforeEach, expect, it } from 'vitest'
import { bareWindow } from './testing/bare-window.ts'

beforeEach(() => bareWindow({}))

it('starts with what was chosen before', async () => {
  const { startWithAutosave, useAutosave } = await import('./autosave-choice.ts')
  startWithAutosave('after-pause')
  expect(useAutosave.getState().autosave).toBe('after-pause')
})

it('keeps the menu’s choice over a start that was put together before it', async () => {
  const { startWithAutosave, takeAutosave, useAutosave } = await import('./autosave-choice.ts')
  takeAutosave('on-focus-loss')
  startWithAutosave('off')
  expect(useAutosave.getState().autosave).toBe('on-focus-loss')
})
