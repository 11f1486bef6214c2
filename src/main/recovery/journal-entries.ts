import * as v from 'valibot'
import type { UnsavedPost, WindowSession } from '#shared/recovery.ts'

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
    at: v.number()
  })
})

const sessionSchema = v.object({
  folder: v.string(),
  session: v.object({ open: v.array(v.string()), active: v.nullable(v.string()) })
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
