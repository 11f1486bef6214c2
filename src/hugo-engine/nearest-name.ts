import { nearestName as nearestWithin } from '#core/text/nearest-name.ts'

/**
 * The known name that a mistyped one most likely means: at most two letters wrong, missing, too many
 * or swapped, and no more than a third of the name; null where none is that near.
 */
export function nearestName(name: string, known: Iterable<string>): string | null {
  return nearestWithin(name, known, Math.min(2, Math.ceil(name.length / 3)))
}
