import type { PostId, PostSummary } from '#shared/content.ts'
import { shownDate } from './shown-date.ts'

/**
 * The bundle's folder, or the file, of each post that has the same title and day as another one. Where these are the same
 * too, as with a post in several languages, the whole path.
 */
export function twinPlaces(posts: readonly PostSummary[]): ReadonlyMap<PostId, string> {
  const alike = new Map<string, PostId[]>()
  for (const { id, title, date } of posts) {
    const look = `${title}\n${date === null ? '' : shownDate(date)}`
    const group = alike.get(look)
    if (group === undefined) alike.set(look, [id])
    else group.push(id)
  }
  const places = new Map<PostId, string>()
  for (const ids of alike.values()) {
    if (ids.length === 1) continue
    const areApart = new Set(ids.map(placeOf)).size === ids.length
    for (const id of ids) places.set(id, areApart ? placeOf(id) : id)
  }
  return places
}

/** `blog/0614-eleven-films/index.md` is at `0614-eleven-films`, `blog/films.md` at `films.md`. */
function placeOf(id: PostId): string {
  const parts = id.split('/')
  const file = parts.at(-1) ?? id
  return /^_?index\./.test(file) ? (parts.at(-2) ?? file) : file
}
