import { expect, it } from 'vitest'
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
