import type { SourceBlock } from '#shared/preview-frame.ts'

/**
 * Finds for each rendered block the source block that it was made of. Hugo keeps
 * no positions, so the two are matched by what they say, in order: first the
 * blocks whose words occur once on both sides (as patience diff does), then those
 * between them by likeness.
 *
 * @param rendered the words of each rendered block, see {@link words}
 * @returns for each rendered block its line, null where nothing matched
 */
export function alignBlocks(
  blocks: readonly SourceBlock[],
  rendered: readonly string[]
): readonly (number | null)[] {
  const source = blocks.map(block => knownSourceWords(block.text))
  const partner = new Array<number | null>(rendered.length).fill(null)
  const anchors = risingPairs(uniquePairs(source, rendered))
  let [fromSource, fromRendered] = [0, 0]
  for (const [atSource, atRendered] of [...anchors, [source.length, rendered.length] as const]) {
    pairBetween(source, rendered, fromSource, atSource, fromRendered, atRendered, partner)
    if (atRendered < rendered.length) partner[atRendered] = atSource
    ;[fromSource, fromRendered] = [atSource + 1, atRendered + 1]
  }
  return partner.map(index => (index === null ? null : (blocks[index]?.line ?? null)))
}

/** After a key press all blocks but one say what they said: this many are remembered, twice. */
const remembered = 2_000

/** The same function, which works a text out once as long as it keeps being asked for. */
function onceEach(work: (text: string) => string): (text: string) => string {
  let known = new Map<string, string>()
  let before = known
  return text => {
    const result = known.get(text) ?? before.get(text) ?? work(text)
    if (known.size >= remembered) [before, known] = [known, new Map()]
    known.set(text, result)
    return result
  }
}

/** The letters and digits of a text, lower case, with single spaces for all between: what survives any rendering. */
export const words = onceEach(text =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
)

/** The words of a Markdown block that are still there once it is rendered. */
function sourceWords(markdown: string): string {
  return words(
    markdown
      .replaceAll(/\]\([^)]*\)|\]\[[^\]]*\]/g, ' ')
      .replaceAll(/^(?:```|~~~).*$/gm, ' ')
      .replaceAll(/\{\{[<%]\s*\/?\s*[\w/.-]+|[>%]\}\}/g, ' ')
      .replaceAll(/<[^>]*>/g, tag => / (?:src|href)="([^"]*)"/.exec(tag)?.[1] ?? ' ')
      .replaceAll(/\s\{[^}]*\}\s*$/gm, ' ')
  )
}

const knownSourceWords = onceEach(sourceWords)

type Pair = readonly [source: number, rendered: number]

function uniquePairs(source: readonly string[], rendered: readonly string[]): readonly Pair[] {
  const once = (texts: readonly string[]) => {
    const places = new Map<string, number>()
    const twice = new Set<string>()
    texts.forEach((text, index) => {
      if (places.has(text)) twice.add(text)
      places.set(text, index)
    })
    for (const text of twice) places.delete(text)
    places.delete('')
    return places
  }
  const inRendered = once(rendered)
  return [...once(source)].flatMap(([text, index]) => {
    const other = inRendered.get(text)
    return other === undefined ? [] : [[index, other] as const]
  })
}

/** The longest chain of pairs that rises on both sides. */
function risingPairs(pairs: readonly Pair[]): readonly Pair[] {
  const ends: number[] = []
  const before: (number | null)[] = []
  pairs.forEach(([, rendered], index) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < rendered) low = middle + 1
      else high = middle
    }
    before[index] = ends[low - 1] ?? null
    ends[low] = index
  })
  const chain: Pair[] = []
  for (let at = ends.at(-1) ?? null; at !== null; at = before[at] ?? null) {
    const pair = pairs[at]
    if (pair !== undefined) chain.unshift(pair)
  }
  return chain
}

/** Above this many on a side likeness is not worked out: the blocks are paired as they come. */
const comparedAtMost = 60

function pairBetween(
  source: readonly string[],
  rendered: readonly string[],
  fromSource: number,
  toSource: number,
  fromRendered: number,
  toRendered: number,
  partner: (number | null)[]
): void {
  const sources = toSource - fromSource
  const targets = toRendered - fromRendered
  if (sources === 0 || targets === 0) return
  if (sources === targets || sources > comparedAtMost || targets > comparedAtMost) {
    for (let i = 0; i < Math.min(sources, targets); i += 1) partner[fromRendered + i] = fromSource + i
    return
  }
  // The best in-order pairing by shared words: best[i][j] for the first i sources and j rendered blocks.
  const best: number[][] = [new Array<number>(targets + 1).fill(0)]
  const value = (i: number, j: number) => best[i]?.[j] ?? 0
  const like = (i: number, j: number) =>
    likeness(source[fromSource + i - 1] ?? '', rendered[fromRendered + j - 1] ?? '')
  for (let i = 1; i <= sources; i += 1) {
    const row = [0]
    best.push(row)
    for (let j = 1; j <= targets; j += 1)
      row.push(Math.max(value(i - 1, j), row[j - 1] ?? 0, value(i - 1, j - 1) + like(i, j)))
  }
  for (let i = sources, j = targets; i > 0 && j > 0; ) {
    if (value(i, j) === value(i - 1, j)) i -= 1
    else if (value(i, j) === value(i, j - 1)) j -= 1
    else {
      partner[fromRendered + j - 1] = fromSource + i - 1
      i -= 1
      j -= 1
    }
  }
}

/** The share of words that two texts have in common, 0 to 1. */
function likeness(a: string, b: string): number {
  const left = new Set(a.split(' ', 80))
  const right = new Set(b.split(' ', 80))
  let common = 0
  for (const word of left) if (right.has(word)) common += 1
  return common / Math.max(left.size, right.size)
}
