type Press = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'shiftKey'> & {
  /** Whether Ctrl, on macOS Cmd, is held. */
  readonly mod: boolean
}

/**
 * The keys of a press in one spelling, e.g. `mod+shift+z`: modifiers in this order,
 * the letter small, whatever Caps Lock makes of it. A digit is its key, also where
 * that writes something else without Shift (AZERTY); a key with a letter of another
 * script is the Latin letter in its place, as in the native menu.
 */
export function pressedKeys({ mod, altKey, shiftKey, key, code }: Press): string {
  const parts = [mod && 'mod', altKey && 'alt', shiftKey && 'shift', keyName(key, code)]
  return parts.filter(Boolean).join('+')
}

function keyName(key: string, code: string): string {
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return digit
  const latin = /^Key([A-Z])$/.exec(code)?.[1]
  return (/^[ -~]+$/.test(key) ? key : (latin ?? key)).toLowerCase()
}
