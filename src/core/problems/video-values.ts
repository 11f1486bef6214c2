import type { VideoEntry, VideoEntryField } from '../videos/entries.ts'
import { replaceIn } from './fields.ts'
import type { Fix } from './problem.ts'
import type { PostReading } from './read-post.ts'
import type { Finding } from './rule.ts'

/** A finding at an entry's value; the fix replaces `piece` there by `by`. */
export function atValue(
  post: PostReading,
  entry: VideoEntry,
  field: VideoEntryField,
  message: string,
  fix?: { readonly title: string; readonly piece: string; readonly by: string }
): readonly Finding[] {
  const range = entry.ranges[field]
  if (range === undefined) return []
  const edits = fix && entry.locked[field] === null ? replaceIn(post, range, fix.piece, fix.by) : null
  const fixes: readonly Fix[] = fix && edits !== null ? [{ title: fix.title, edits }] : []
  return [{ from: range.from, to: range.to, message, fixes, field: [...entry.path, field] }]
}

/** Runs a check on every entry whose field says something. */
export function eachValue(
  post: PostReading,
  field: VideoEntryField,
  check: (value: string, entry: VideoEntry) => readonly Finding[]
): readonly Finding[] {
  return post.entries.flatMap(entry => {
    const value = entry[field].trim()
    return value === '' ? [] : check(value, entry)
  })
}
