/**
 * The value below which a share of the measurements lies, interpolated between the two nearest.
 *
 * @param share From 0 (the least) to 1 (the greatest).
 * @returns NaN for no measurements.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export interface Summary {
  readonly count: number
  readonly least: number
  readonly median: number
  readonly p95: number
  readonly most: number
}

export function summarize(values: readonly number[]): Summary {
  return {
    count: values.length,
    least: percentile(values, 0),
    median: median(values),
    p95: percentile(values, 0.95),
    most: percentile(values, 1)
  }
}
