import { diskOps } from '../content/file-ops.ts'
import { UnfitFile } from '../content/whole-file.ts'

/** So much of a post is read for its row: front matter and a body with its embeds; the longest of 1,612 real posts has 167 KB. */
const headBytes = 1024 * 1024

/**
 * Reads the first part of a file, at most `limit` bytes. `path` is real; a link that
 * took its place is not followed. Throws the system's error, or `UnfitFile` for
 * what is no ordinary file.
 */
export async function readStart(
  path: string,
  limit: number
): Promise<{ readonly bytes: Buffer; readonly isWhole: boolean }> {
  const file = await diskOps.open(path, 'read')
  try {
    const facts = await file.facts()
    if (!facts.isFile) throw new UnfitFile('not-a-file')
    const bytes = Buffer.allocUnsafe(Math.min(facts.bytes, limit))
    let filled = 0
    while (filled < bytes.length) {
      const got = await file.read(bytes.subarray(filled), filled)
      if (got === 0) break
      filled += got
    }
    return { bytes: bytes.subarray(0, filled), isWhole: facts.bytes <= limit }
  } finally {
    await file.close()
  }
}

/** A post's first part in whole lines: half a character at the end would look like a file that is not UTF-8. */
export async function readPostHead(path: string): Promise<Buffer> {
  const { bytes, isWhole } = await readStart(path, headBytes)
  return isWhole ? bytes : bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1)
}
