/*
 * What Hugo's Go parsers (yaml.v2 before 0.152, goccy/go-yaml since) make of an unquoted scalar, written down from
 * their sources and facts.md, apart from core's own rules, so that the two check each other.
 */

const goBoolean = ['y', 'yes', 'on', 'n', 'no', 'off', 'true', 'false']
const goNull = ['', '~', 'null']

/** Whether some Go parser takes the unquoted scalar for anything but these characters. */
export function goMistakes(plain: string): boolean {
  const lower = plain.toLowerCase()
  if (goBoolean.includes(lower) || goNull.includes(lower) || plain === '<<') return true
  const digits = plain.replaceAll('_', '')
  if (digits !== '' && /^[-+.\d]/.test(plain) && !Number.isNaN(Number(digits.replace(/^[-+]/, ''))))
    return true
  if (/^[-+]?0[0-7]+$/.test(digits) || /^[-+]?0(?:o[0-7]+|b[01]+|x[\da-f]+)$/i.test(digits)) return true
  if (/^[-+]?\.(?:inf|nan)$/i.test(plain)) return true
  return /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt\s])/.test(plain)
}

/** What some Go parser stumbles over in a text value as it is spelled, each in a word. */
export function goStumbles(
  type: string | undefined,
  source: string,
  value: string,
  inFlow: boolean
): readonly string[] {
  const isBlock = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED'
  const isNumbered = isBlock && /^[|>][-+]?\d/.test(source)
  const found: readonly (readonly [stumbles: boolean, word: string])[] = [
    [/[\u0085\u2028\u2029\ufeff]/.test(source), 'line separator'],
    [source.includes('\t'), 'tab'],
    [type === 'PLAIN' && goMistakes(value), 'type'],
    [type === 'PLAIN' && inFlow && /[:?]/.test(source), 'mark between brackets'],
    [isNumbered, 'indentation as a number'],
    [isBlock && value.trim() === '', 'block without text'],
    // Behind a number, spaces at the start of the first line are what the number is for.
    [isBlock && !(isNumbered && value.startsWith(' ')) && /^[ \n]/.test(value), 'start of the first line']
  ]
  return found.filter(([stumbles]) => stumbles).map(([, word]) => word)
}
