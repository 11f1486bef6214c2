/** The same thing in three versions of a post. */
export interface Three<Thing> {
  readonly base: Thing
  readonly mine: Thing
  readonly theirs: Thing
}

/** Whose version to take where both changed the same; null: nobody's, that is a conflict. */
export type Preference = 'mine' | 'theirs' | null

export function eachOf<Thing, Result>(three: Three<Thing>, change: (thing: Thing) => Result): Three<Result> {
  return { base: change(three.base), mine: change(three.mine), theirs: change(three.theirs) }
}

/** Which side's version of a text that cannot be divided goes into the merge; null where both changed it differently. */
export function settled({ base, mine, theirs }: Three<string>): 'mine' | 'theirs' | null {
  if (mine === theirs || theirs === base) return 'mine'
  return mine === base ? 'theirs' : null
}
