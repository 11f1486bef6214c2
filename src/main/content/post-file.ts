import type { PostFile, PostId } from '#shared/content.ts'
import type { FileOps } from './file-ops.ts'
import { versionOf, type WholeFile } from './whole-file.ts'

/**
 * Bytes as text. `text` is null where they cannot be shown at all; `refusal` is
 * why they must never be written back, as a sentence, null for plain UTF-8.
 */
export interface DecodedBytes {
  readonly text: string | null
  readonly refusal: string | null
}

const decode = (label: string, bytes: Uint8Array): string | null => {
  try {
    // ignoreBOM keeps the mark in the text: a save has to bring it back.
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Decodes a post's bytes exactly: byte order mark and carriage returns stay in the text. */
export function decodePost(bytes: Uint8Array): DecodedBytes {
  const wide = wideLabel(bytes)
  if (wide !== null)
    return {
      text: decode(wide, bytes)?.replace(/^\ufeff/, '') ?? null,
      refusal:
        'This file is in UTF-16, so it can only be read here. Save it as UTF-8 in the program it came from to edit it.'
    }
  const text = decode('utf-8', bytes)
  if (text === null)
    return {
      text,
      refusal:
        'This file is not UTF-8 text, so it cannot be shown or edited here. Save it as UTF-8 in the program it came from.'
    }
  if (text.includes('\0'))
    return { text, refusal: 'This file holds NUL bytes, which no text has, so it can only be read here.' }
  return { text, refusal: null }
}

function wideLabel(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** What keeps this user from writing a file: what its mode says counts only as far as the system heeds it. */
export type Protection = 'file' | 'disk' | null

export async function protectionOf(ops: FileOps, path: string): Promise<Protection> {
  const refusal = await ops.writeRefusal(path)
  if (refusal === null) return null
  return refusal === 'EROFS' ? 'disk' : 'file'
}

const protectedReasons = {
  file: 'This file is protected against changes. Allow writing in its properties, or save a copy, to edit it.',
  disk: 'The disk that this file lies on can only be read. Save a copy elsewhere to edit it.'
}

/** The post as the window gets it. */
export async function describePost(
  ops: FileOps,
  id: PostId,
  path: string,
  whole: WholeFile
): Promise<PostFile> {
  const { text, refusal } = decodePost(whole.bytes)
  const protection = refusal === null ? await protectionOf(ops, path) : null
  const readonlyReason = protection === null ? refusal : protectedReasons[protection]
  return { id, raw: text ?? '', version: versionOf(whole.bytes), readonlyReason }
}
