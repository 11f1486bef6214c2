/** A writer whose every key is known: what a post must look like after any number of them. */

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const words = 'lantern river quiet paper seven ladder orange window meadow harbour candle stone'.split(' ')

/** The endless stream of keys that is typed into one post; no key of it makes the editor add anything. */
export function keyAt(index: number, post: number): string {
  // Each word ends in a space, every ninth in a line end; its number makes it unlike the others.
  const count = Math.floor(index / 8)
  const word = `${count.toString(36)}${words[(count * 5 + post) % words.length] ?? ''}xxxxxxxx`.slice(0, 7)
  const within = index % 8
  return within < 7 ? (word[within] ?? 'x') : count % 9 === 8 ? '\n' : ' '
}

export interface WrittenPost {
  readonly id: string
  readonly number: number
  /** The text before and after the place that is typed at; after it comes no space, which a line end would take away. */
  readonly head: string
  readonly tail: string
}

export const textAfter = (post: WrittenPost, keys: number): string =>
  post.head + stream(post, keys) + post.tail

function stream(post: WrittenPost, keys: number): string {
  let text = ''
  for (let index = 0; index < keys; index += 1) text += keyAt(index, post.number)
  return text
}

/** After how many keys the post looked like this; null when it never did. */
export function keysIn(post: WrittenPost, text: string): number | null {
  const keys = text.length - post.head.length - post.tail.length
  return keys >= 0 && text === textAfter(post, keys) ? keys : null
}
