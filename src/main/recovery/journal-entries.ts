import * as v from 'valibot'
import type { UnsavedPost, WindowSession } from '#shared/recovery.ts'

const step = v.union([v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))])

/** A {@link UnsavedPost.refused} value. */
export const refusedValueSchema = v.strictObject({
  video: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  path: v.pipe(v.array(step), v.minLength(1), v.maxLength(100)),
  typed: v.string(),
  error: v.string(),
  before: v.string(),
  after: v.nullable(v.string()),
  said: v.pipe(v.array(v.string()), v.maxLength(2))
})

/**
 * What a journal file must hold to be believed. Both name their folder: a file
 * that was copied from elsewhere must not open its text over another post.
 */
const entrySchema = v.object({
  folder: v.string(),
  post: v.object({
    id: v.string(),
    text: v.string(),
    baseRaw: v.string(),
    baseVersion: v.string(),
    editor: v.nullable(v.string()),
    top: v.optional(v.number(), 0),
    at: v.number(),
    // Values that cannot be understood must not take the text with them.
    refused: v.fallback(v.optional(v.array(refusedValueSchema)), undefined),
    afterSave: v.optional(v.nullable(v.string()))
  })
})

const sessionSchema = v.object({
  folder: v.string(),
  session: v.object({
    open: v.array(v.string()),
    active: v.nullable(v.string()),
    places: v.optional(v.record(v.string(), v.object({ cursor: v.number(), top: v.number() })))
  })
})

/** The unsaved post of a journal file's value; null when it is none of this folder. */
export function asUnsavedPost(value: unknown, folder: string): UnsavedPost | null {
  const parsed = v.safeParse(entrySchema, value)
  return parsed.success && parsed.output.folder === folder ? parsed.output.post : null
}

/** The session of a journal file's value; null when it is none of this folder. */
export function asWindowSession(value: unknown, folder: string): WindowSession | null {
  const parsed = v.safeParse(sessionSchema, value)
  return parsed.success && parsed.output.folder === folder ? parsed.output.session : null
}

/** The content folder that a journal file's value is of; null when it is none. */
export function folderOf(value: unknown): string | null {
  const parsed = v.safeParse(v.object({ folder: v.string() }), value)
  return parsed.success ? parsed.output.folder : null
}
