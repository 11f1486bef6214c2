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

/** Whether some Go parser stumbles over a text value as it is spelled. */
export function goStumbles(
  type: string | undefined,
  source: string,
  value: string,
  inFlow: boolean
): boolean {
  if (/[\u0085\u2028\u2029\ufeff]/.test(source)) return true
  if (type === 'PLAIN') return goMistakes(value) || source.includes('\t') || (inFlow && /[:?]/.test(source))
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED')
    return source.includes('\t') || value.trim() === '' || /^[ \n]/.test(value) || /^[|>][-+]?\d/.test(source)
  return source.includes('\t')
}
