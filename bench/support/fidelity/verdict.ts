/** One post's body as several programs render it. */
export interface Pair {
  readonly post: string
  readonly ours: string
  /** Null where the native Hugo refuses the post. */
  readonly native: string | null
  /** As the preview's own Hugo renders it when it builds the whole site; null where that is not known. */
  readonly whole: string | null
}

export type VerdictName =
  | 'equal'
  | 'equal but for heading ids'
  /** See `judge/what-ages.ts`: left out only where the rest differs, and named in the report. */
  | 'equal but for what changed between the two Hugos'
  /** The native Hugo writes it otherwise; the preview's own, building the whole site, writes what the preview shows. */
  | 'as the newer Hugo builds the whole site'
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
