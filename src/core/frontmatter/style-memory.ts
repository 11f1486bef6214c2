import type { ScalarLook } from './looks.ts'

/**
 * How a value was spelled before an edit had to spell it otherwise, by its path. Someone who types `yes, we do`
 * passes through `y` and `yes`, which need quotes; without this the quotes would stay for good.
 */
export type StyleMemory = ReadonlyMap<string, ScalarLook>

export function pathKey(path: readonly (string | number)[]): string {
  return JSON.stringify(path)
}
