import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canSave,
  type DiskFile,
  describeSaveState,
  initialSession,
  needsRecheck,
  reduceSession,
  type SessionEvent,
  type SessionState
} from './session.ts'

const theirs: DiskFile = { id: 'sintel.md', raw: 'Theirs', version: 'b', readonlyReason: null }
const later: DiskFile = { ...theirs, raw: 'Later', version: 'c' }

const states = {
  clean: { phase: 'clean' },
  dirty: { phase: 'dirty' },
  saving: { phase: 'saving', recheck: false },
  touched: { phase: 'saving', recheck: true },
  failed: { phase: 'failed', message: 'The disk is full.' },
  failed2: { phase: 'failed', message: 'No permission.' },
  conflict: { phase: 'conflict', theirs },
  theirs2: { phase: 'conflict', theirs: later },
  missing: { phase: 'missing' },
  readonly: { phase: 'readonly', reason: 'Not UTF-8.' }
} as const satisfies Record<string, SessionState>

const events = {
  'edited to differ': { type: 'edited', differs: true },
  'edited back': { type: 'edited', differs: false },
  'save starts': { type: 'saveStarted' },
  'save done': { type: 'saveSucceeded', differs: false },
  'save done, typed meanwhile': { type: 'saveSucceeded', differs: true },
  'save fails': { type: 'saveFailed', message: 'No permission.' },
  'changed on disk': { type: 'externalChange', theirs: later },
  'gone from disk': { type: 'externalRemoval' },
  reloaded: { type: 'reloaded', differs: false },
  merged: { type: 'reloaded', differs: true },
  'reloaded, now read-only': { type: 'reloaded', differs: false, readonlyReason: 'Not UTF-8.' },
  'reloaded, now writable': { type: 'reloaded', differs: false, readonlyReason: null }
} as const satisfies Record<string, SessionEvent>

/** One row an event, one column the state before; `=` stays as it is. */
const table = `
                           | clean  | dirty  | saving  | touched | failed | conflict | missing | readonly
edited to differ           | dirty  | =      | =       | =       | =      | =        | =       | =
edited back                | =      | clean  | =       | =       | clean  | =        | =       | =
save starts                | =      | saving | =       | =       | saving | =        | saving  | =
save done                  | =      | =      | clean   | clean   | =      | =        | =       | =
save done, typed meanwhile | =      | =      | dirty   | dirty   | =      | =        | =       | =
save fails                 | failed2| failed2| failed2 | failed2 | failed2| =        | failed2 | =
changed on disk            | theirs2| theirs2| touched | =       | theirs2| theirs2  | theirs2 | =
gone from disk             | missing| missing| touched | =       | missing| missing  | =       | =
reloaded                   | =      | clean  | touched | =       | clean  | clean    | clean   | =
merged                     | dirty  | =      | touched | =       | dirty  | dirty    | dirty   | =
reloaded, now read-only    | readonly|readonly| touched | =      |readonly| readonly | readonly| =
reloaded, now writable     | =      | clean  | touched | =       | clean  | clean    | clean   | clean
`

const [columns = [], ...rows] = table
  .trim()
  .split('\n')
  .map(line => line.split('|').map(cell => cell.trim()))
const before = columns.slice(1)

const named: Readonly<Record<string, SessionState>> = states

describe('reduceSession', () => {
  const cells = rows.flatMap(([event = '', ...results]) =>
    before.map((state, at) => [state, event, results[at] ?? 'nothing'] as const)
  )

  it.each(cells)('%s, %s: %s', (state, event, result) => {
    const next = reduceSession(named[state] ?? states.clean, events[event as keyof typeof events])
    expect(next).toEqual(named[result === '=' ? state : result])
  })

  it('has a cell for every state and event', () => {
    expect(rows.map(([event]) => event)).toEqual(Object.keys(events))
    const phases = new Set(Object.values(states).map(state => state.phase))
    expect(new Set(before.map(name => named[name]?.phase))).toEqual(phases)
  })

  it('keeps the same object when nothing changes, so that nothing renders again', () => {
    expect(reduceSession(states.dirty, events['edited to differ'])).toBe(states.dirty)
    expect(reduceSession(states.clean, events['edited back'])).toBe(states.clean)
  })

  it('never says saved while the text differs, whatever happens in whatever order', () => {
    const event = fc.constantFrom(...Object.values(events).filter(({ type }) => type !== 'reloaded'))
    fc.assert(
      fc.property(fc.array(event), sequence => {
        let state = initialSession(null)
        for (const event of sequence) {
          const before = state
          state = reduceSession(state, event)
          if (state.phase !== 'clean' || before.phase === 'clean') continue
          expect('differs' in event && !event.differs).toBe(true)
        }
      })
    )
  })
})

describe('what a state allows and says', () => {
  it.each([
    ['clean', 'Saved', false],
    ['dirty', 'Unsaved changes', true],
    ['saving', 'Saving…', false],
    ['failed', 'The disk is full.', true],
    ['conflict', 'Not saved: this file changed on disk. Choose which text to keep.', false],
    ['missing', 'Not saved: this file is no longer on disk. Your text is still here.', true],
    ['readonly', 'Read-only', false]
  ] as const)('%s: %s', (name, words, saveable) => {
    expect(describeSaveState(states[name])).toBe(words)
    expect(canSave(states[name])).toBe(saveable)
  })

  it('asks for another look at a file that was touched during a save', () => {
    expect(needsRecheck(states.touched)).toBe(true)
    expect(needsRecheck(states.saving)).toBe(false)
  })

  it('starts read-only where there is a reason', () => {
    expect(initialSession('Not UTF-8.')).toEqual(states.readonly)
    expect(initialSession(null)).toEqual(states.clean)
  })
})
