/** One post's body as two programs render it. */
export interface Pair {
  readonly post: string
  readonly ours: string
  readonly native: string
}

export type VerdictName =
  | 'equal'
  | 'equal but for heading ids'
  /** See `judge/what-ages.ts`: left out only where the rest differs, and named in the report. */
  | 'equal but for what changed between the two Hugos'
  | 'different'

export interface Verdict {
  readonly post: string
  readonly verdict: VerdictName
  /** The first line of the normalised DOMs that differs. */
  readonly first: { readonly ours: string; readonly native: string } | null
  /** What was left out because the two Hugos write it differently. */
  readonly aged: readonly string[]
  /** What sanitising takes out of ours: `script` or `img onerror` → how often. */
  readonly sanitised: Readonly<Record<string, number>>
}
