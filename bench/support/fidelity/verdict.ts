/** One post's body as two programs render it. */
export interface Pair {
  readonly post: string
  readonly ours: string
  readonly native: string
}

/**
 * What changed between two Hugos is how a video's frame is written around its address, and the
 * colours of the highlighting styles; both are compared with these left out only where the rest differs not.
 */
export type VerdictName =
  | 'equal'
  | 'equal but for heading ids'
  | 'equal but for frame attributes and highlight colours'
  | 'different'

export interface Verdict {
  readonly post: string
  readonly verdict: VerdictName
  /** The first line of the normalised DOMs that differs. */
  readonly first: { readonly ours: string; readonly native: string } | null
  /** What sanitising takes out of ours: `script` or `img onerror` → how often. */
  readonly sanitised: Readonly<Record<string, number>>
}
