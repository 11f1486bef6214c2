const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Up to `age` milliseconds after it was kept, one version is left for each `every` milliseconds. */
const steps = [
  { age: hour, every: 0 },
  { age: day, every: 10 * minute },
  { age: 7 * day, every: hour },
  { age: 30 * day, every: day }
] as const

/**
 * Which kept versions of one post to remove at `now`: all of the last hour stay,
 * then the newest of each ten minutes, hour and day; after 30 days only the
 * newest of all. Times are milliseconds since the epoch.
 */
export function thinnedVersions<Kept extends { readonly at: number }>(
  versions: readonly Kept[],
  now: number
): readonly Kept[] {
  const newestFirst = [...versions].sort((a, b) => b.at - a.at)
  const taken = new Set<string>()
  return newestFirst.filter((version, index) => {
    const step = steps.find(({ age }) => now - version.at <= age)
    if (step === undefined) return index > 0
    if (step.every === 0) return false
    const place = `${step.every}:${Math.floor(version.at / step.every)}`
    const isSecond = taken.has(place)
    taken.add(place)
    return isSecond
  })
}
