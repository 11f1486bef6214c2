import { expect, it } from 'vitest'
import { pressedKeys } from './pressed-keys.ts'

const none = { mod: false, altKey: false, shiftKey: false }

it.each([
  ['a letter', { mod: true, key: 's', code: 'KeyS' }, 'mod+s'],
  ['Caps Lock', { mod: true, key: 'S', code: 'KeyS' }, 'mod+s'],
  ['Caps Lock and Shift', { mod: true, shiftKey: true, key: 'z', code: 'KeyZ' }, 'mod+shift+z'],
  ['the letter that a layout has there', { mod: true, key: 'z', code: 'KeyY' }, 'mod+z'],
  ['Cyrillic', { mod: true, shiftKey: true, key: 'Я', code: 'KeyZ' }, 'mod+shift+z'],
  ['AZERTY’s row of digits', { mod: true, key: '&', code: 'Digit1' }, 'mod+1'],
  ['a named key', { key: 'F8', code: 'F8' }, 'f8'],
  [
    'all modifiers',
    { mod: true, altKey: true, shiftKey: true, key: 'PageUp', code: 'PageUp' },
    'mod+alt+shift+pageup'
  ]
])('spells %s', (_, press, keys) => {
  expect(pressedKeys({ ...none, ...press })).toBe(keys)
})
