/** A height of the page at which it is known which line of the source it shows. */
export interface Anchor {
  readonly line: number
  /** In CSS px below the page's top. */
  readonly top: number
}

/** The height at which a line (with a fraction) is shown: on the straight line between the two anchors around it. */
export function topOfLine(anchors: readonly Anchor[], line: number): number {
  return between(anchors, line, 'line', 'top')
}

/** The line, with a fraction, that is shown at a height. */
export function lineAtTop(anchors: readonly Anchor[], top: number): number {
  return between(anchors, top, 'top', 'line')
}

/** Leaves out anchors that stand above an earlier line's: notes at the end of the page, floated boxes. */
export function risingAnchors(anchors: readonly Anchor[]): readonly Anchor[] {
  const rising: Anchor[] = []
  for (const anchor of anchors) {
    const last = rising.at(-1)
    if (last === undefined || (anchor.line > last.line && anchor.top >= last.top)) rising.push(anchor)
  }
  return rising
}

function between(anchors: readonly Anchor[], value: number, from: keyof Anchor, to: keyof Anchor): number {
  const [first] = anchors
  const last = anchors.at(-1)
  if (first === undefined || last === undefined) return 0
  const after = anchors.findIndex(anchor => anchor[from] > value)
  if (after === 0) return first[to]
  const [low, high] = after < 0 ? [last, last] : [anchors[after - 1] ?? first, anchors[after] ?? last]
  const length = high[from] - low[from]
  return length <= 0 ? low[to] : low[to] + ((value - low[from]) / length) * (high[to] - low[to])
}
