import { type LineRun, linesWithEnds, matchLines } from '../text/line-diff.ts'
import type { Three } from './three-versions.ts'

/** Three texts as lists of stretches of lines; the same name on two sides means the same lines. */
export interface Stretches extends Three<readonly string[]> {
  readonly textOf: (name: string) => string
}

/**
 * Cuts three texts into stretches of lines, as long as can be: those of the base, cut wherever a run of lines that a
 * side still has begins or ends, so that each side has all of one or nothing; and what a side has instead of them.
 */
export function cutStretches(base: string, mine: string, theirs: string): Stretches {
  const lines = linesWithEnds(base)
  const ofMine = linesWithEnds(mine)
  const ofTheirs = linesWithEnds(theirs)
  const toMine = matchLines(lines, ofMine)
  const toTheirs = matchLines(lines, ofTheirs)

  const texts = new Map<string, string>()
  const named = (name: string, text: string): string => {
    texts.set(name, text)
    return name
  }
  const cuts = new Set([...toMine, ...toTheirs].flatMap(({ a, length }) => [a, a + length]))
  const ends = [...cuts.add(0).add(lines.length)].sort((one, other) => one - other)
  const places = new Map(ends.map((end, place) => [end, place]))
  const ofBase = (from: number, to: number): readonly string[] => {
    const inside = ends.slice(places.get(from), (places.get(to) ?? 0) + 1)
    return inside
      .slice(0, -1)
      .map((at, place) => named(`base ${at}`, lines.slice(at, inside[place + 1]).join('')))
  }
  const ofSide = (own: readonly string[], runs: readonly LineRun[]): readonly string[] => {
    const names: string[] = []
    let done = 0
    const instead = (to: number) => {
      const text = own.slice(done, to).join('')
      if (text !== '') names.push(named(`side ${text}`, text))
    }
    for (const run of runs) {
      instead(run.b)
      names.push(...ofBase(run.a, run.a + run.length))
      done = run.b + run.length
    }
    instead(own.length)
    return names
  }
  return {
    base: ofBase(0, lines.length),
    mine: ofSide(ofMine, toMine),
    theirs: ofSide(ofTheirs, toTheirs),
    textOf: name => texts.get(name) ?? ''
  }
}
