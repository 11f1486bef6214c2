import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canSave,
  type DiskFile,
  describeSaveState,
  hasUnsavedText,
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
  'saving, file touched': { phase: 'saving', recheck: true },
  failed: { phase: 'failed', message: 'The disk is full.' },
  'failed again': { phase: 'failed', message: 'No permission.' },
  conflict: { phase: 'conflict', theirs },
  'newer conflict': { phase: 'conflict', theirs: later },
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

/** One row a state, one column an event, in the order of `events`; `=` stays as it is. */
const table: Readonly<Record<string, readonly string[]>> = {
  //          differ   back     starts    done     typed    fails           changed           gone      reload   merged   ro          writable
  clean: [
    'dirty',
    '=',
    '=',
    '=',
    '=',
    'failed again',
    'newer conflict',
    'missing',
    '=',
    'dirty',
    'readonly',
    '='
  ],
  dirty: [
    '=',
    'clean',
    'saving',
    '=',
    '=',
    'failed again',
    'newer conflict',
    'missing',
    'clean',
    '=',
    'readonly',
    'clean'
  ],
  saving: [
    '=',
    '=',
    '=',
    'clean',
    'dirty',
    'failed again',
    'saving, file touched',
    'saving, file touched',
    'saving, file touched',
    'saving, file touched',
    'saving, file touched',
    'saving, file touched'
  ],
  'saving, file touched': ['=', '=', '=', 'clean', 'dirty', 'failed again', '=', '=', '=', '=', '=', '='],
  failed: [
    '=',
    'clean',
    'saving',
    '=',
    '=',
    'failed again',
    'newer conflict',
    'missing',
    'clean',
    'dirty',
    'readonly',
    'clean'
  ],
  conflict: [
    '=',
    '=',
    '=',
    '=',
    '=',
    '=',
    'newer conflict',
    'missing',
    'clean',
    'dirty',
    'readonly',
    'clean'
  ],
  missing: [
    '=',
    '=',
    'saving',
    '=',
    '=',
    'failed again',
    'newer conflict',
    '=',
    'clean',
    'dirty',
    'readonly',
    'clean'
  ],
  readonly: ['=', '=', '=', '=', '=', '=', '=', '=', '=', '=', '=', 'clean']
}

const named = states as Readonly<Record<string, SessionState>>

describe('reduceSession', () => {
  const rows = Object.entries(table).flatMap(([state, results]) =>
    Object.keys(events).map((event, at) => [state, event, results[at] ?? 'nothing'] as const)
  )

  it.each(rows)('%s, %s: %s', (state, event, result) => {
    const next = reduceSession(named[state] ?? states.clean, events[event as keyof typeof events])
    expect(next).toEqual(named[result === '=' ? state : result])
  })

  it('covers every state and event', () => {
    const phases = new Set(Object.values(states).map(state => state.phase))
    expect(new Set(Object.keys(table).map(name => named[name]?.phase))).toEqual(phases)
    for (const results of Object.values(table)) expect(results).toHaveLength(Object.keys(events).length)
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
    ['clean', 'Saved', false, false],
    ['dirty', 'Unsaved changes', true, true],
    ['saving', 'Saving…', false, true],
    ['failed', 'The disk is full.', true, true],
    ['conflict', 'Not saved: this file changed on disk. Choose which text to keep.', false, true],
    ['missing', 'Not saved: this file is no longer on disk. Your text is still here.', true, true],
    ['readonly', 'Read-only', false, false]
  ] as const)('%s: %s', (name, words, saveable, unsaved) => {
    expect(describeSaveState(states[name])).toBe(words)
    expect(canSave(states[name])).toBe(saveable)
    expect(hasUnsavedText(states[name])).toBe(unsaved)
  })

  it('asks for another look at a file that was touched during a save', () => {
    expect(needsRecheck(states['saving, file touched'])).toBe(true)
    expect(needsRecheck(states.saving)).toBe(false)
  })

  it('starts read-only where there is a reason', () => {
    expect(initialSession('Not UTF-8.')).toEqual(states.readonly)
    expect(initialSession(null)).toEqual(states.clean)
  })
})
