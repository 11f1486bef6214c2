/** A file of the in-memory site: text, or bytes where a template could measure an image. */
export type MemoryFile = string | Uint8Array

/** Files of the in-memory site by path, relative to its root, with `/` between the parts. */
export type MemoryFiles = Map<string, MemoryFile>

/** Puts the texts and the binary files of a set into Hugo's memory. */
export function writeMemoryFiles(
  runtime: {
    write(files: Readonly<Record<string, string>>): void
    writeBytes(files: ReadonlyMap<string, Uint8Array>): void
  },
  files: ReadonlyMap<string, MemoryFile>
): void {
  const texts: Record<string, string> = Object.create(null)
  const binaries = new Map<string, Uint8Array>()
  for (const [path, content] of files) {
    if (typeof content === 'string') texts[path] = content
    else binaries.set(path, content)
  }
  runtime.write(texts)
  if (binaries.size > 0) runtime.writeBytes(binaries)
}
