import * as v from 'valibot'

/** What a host says in one line: nobody's title has more, and control characters are nobody's words. */
export const words = v.pipe(
  v.string(),
  v.transform(value => clean(value).replace(/\s+/g, ' ').trim().slice(0, 500))
)

/** What a host says in paragraphs. */
export const text = v.pipe(
  v.string(),
  v.transform(value => clean(value).replace(/\r\n?/g, '\n').trim().slice(0, 10_000))
)

function clean(value: string): string {
  return [...value]
    .filter(char => (char >= ' ' && char !== '\u007f') || char === '\n' || char === '\t')
    .join('')
}

/** A picture's address as an entry may have it: a plain https link. Null for anything else. */
export function httpsAddress(value: string | null | undefined): string | null {
  if (!value || value.length > 1000) return null
  try {
    const url = new URL(value)
    return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null
  } catch {
    return null
  }
}
