import type { GuardedReader } from './guarded-reader.ts'
import type { MemoryFile } from './memory-files.ts'

const textFile =
  /\.(css|scss|sass|less|js|mjs|ts|jsx|tsx|json|ya?ml|toml|csv|tsv|xml|svg|txt|md|markdown|html?|go|py|rb|rs|java|sh|sql|proto|conf|ini|vtt|srt|graphql|dot|mmd|puml|bib)$/i
const maximumTextBytes = 1_000_000
const maximumImageBytes = 8_000_000
/** Width and height stand in the first part of every image format. */
const headBytes = 256_000

/**
 * A resource or asset as the in-memory site holds it: texts whole; images and other binary files
 * with their bytes only where the site's templates could look inside, else as a few words that make
 * the file exist.
 *
 * @returns null for what is no regular file inside the reader's root
 */
export function readMediaFile(reader: GuardedReader, path: string, withBytes: boolean): MemoryFile | null {
  const size = reader.size(path)
  if (size === null) return null
  if (textFile.test(path)) {
    const bytes = reader.read(path, maximumTextBytes)
    if (bytes) return bytes.toString('utf8')
  }
  if (!withBytes) return 'not read'
  return reader.read(path, maximumImageBytes) ?? reader.readHead(path, headBytes)
}

/** Words in templates that look into the bytes of a file rather than asking where it is. */
const looksInside =
  /\b(Width|Height|Resize|Fit|Fill|Crop|Process|Filter|Colors|Exif|Fingerprint|Integrity|Concat|Copy)\b|imageConfig|images\.|fingerprint|toCSS|css\.|js\./i

/** Whether any of these templates could look into the bytes of an image. */
export function templatesLookInside(templates: Iterable<MemoryFile>): boolean {
  for (const template of templates)
    if (typeof template === 'string' && looksInside.test(template)) return true
  return false
}
