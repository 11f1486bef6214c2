/** Above this many comparisons the middle of two lists counts as wholly different. */
const comparisonLimit = 250_000

/**
 * The longest list of pairs, rising on both sides, of items that are the same;
 * exact up to a bounded effort for the part between common beginnings and ends.
 */
export function commonSubsequence<Item>(
  left: readonly Item[],
  right: readonly Item[],
  same: (left: Item, right: Item) => boolean
): readonly (readonly [left: number, right: number])[] {
  const equal = (i: number, j: number): boolean => {
    const [a, b] = [left[i], right[j]]
    return a !== undefined && b !== undefined && same(a, b)
  }
  let start = 0
  while (start < Math.min(left.length, right.length) && equal(start, start)) start += 1
  let end = 0
  while (
    end < Math.min(left.length, right.length) - start &&
    equal(left.length - 1 - end, right.length - 1 - end)
  )
    end += 1
  const rows = left.length - start - end
  const columns = right.length - start - end
  const pairs: [number, number][] = Array.from({ length: start }, (_, i) => [i, i])
  if (rows * columns <= comparisonLimit)
    for (const pair of middle(start, rows, columns, equal)) pairs.push(pair)
  for (let i = end; i > 0; i -= 1) pairs.push([left.length - i, right.length - i])
  return pairs
}

function middle(
  start: number,
  rows: number,
  columns: number,
  equal: (i: number, j: number) => boolean
): readonly [number, number][] {
  // lengths[i * width + j]: the longest common subsequence of what follows i and j.
  const width = columns + 1
  const lengths = new Uint32Array((rows + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  const hits = new Uint8Array(rows * columns)
  for (let i = rows - 1; i >= 0; i -= 1)
    for (let j = columns - 1; j >= 0; j -= 1) {
      const hit = equal(start + i, start + j)
      hits[i * columns + j] = hit ? 1 : 0
      lengths[i * width + j] = hit ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (hits[i * columns + j] === 1) {
      pairs.push([start + i, start + j])
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}
