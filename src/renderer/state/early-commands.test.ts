import { expect, it, vi } from 'vitest'
import { giveCommand, takeCommands } from './early-commands.ts'

it('keeps commands that come too early, and carries them out in their turn', () => {
  const done: string[] = []
  giveCommand('save')
  giveCommand('find')
  expect(done).toEqual([])
  takeCommands(command => done.push(command))
  expect(done).toEqual(['save', 'find'])
  giveCommand('undo')
  expect(done).toEqual(['save', 'find', 'undo'])
})

it('carries the others out where one fails', async () => {
  vi.resetModules()
  const { giveCommand, takeCommands } = await import('./early-commands.ts')
  const report = vi.fn()
  vi.stubGlobal('reportError', report)
  const done: string[] = []
  giveCommand('save')
  giveCommand('find')
  takeCommands(command => {
    if (command === 'save') throw new Error('The disk is gone')
    done.push(command)
  })
  expect(done).toEqual(['find'])
  expect(report).toHaveBeenCalledOnce()
})
