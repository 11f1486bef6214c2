import { randomUUID } from 'node:crypto'

/**
 * Writes binary files into Hugo's memory. Hugo's build takes files as JSON, which cannot carry
 * bytes: a text of the same length is written, then overwritten where it lies. Only whole, untouched
 * copies of that text are replaced, so nothing else that lies there can be hit.
 *
 * A file shorter than the mark (some fifty bytes) is written as the text that its bytes spell.
 */
export function placeBytes(
  files: ReadonlyMap<string, Uint8Array>,
  write: (files: Readonly<Record<string, string>>) => void,
  memory: () => ArrayBuffer
): void {
  const mark = `recap-${randomUUID()}-`
  const texts: Record<string, string> = {}
  const marked: { readonly bytes: Uint8Array; readonly text: Buffer }[] = []
  for (const [path, bytes] of files) {
    const head = `${mark}${marked.length}:`
    if (bytes.length < head.length) {
      texts[path] = Buffer.from(bytes).toString('utf8')
      continue
    }
    const text = head.padEnd(bytes.length, '.')
    texts[path] = text
    marked.push({ bytes, text: Buffer.from(text) })
  }
  write(texts)
  if (marked.length === 0) return
  const view = Buffer.from(memory())
  for (let at = view.indexOf(mark); at >= 0; at = view.indexOf(mark, at + 1)) {
    const digits = view.toString('latin1', at + mark.length, at + mark.length + 8)
    const file = marked[Number.parseInt(digits, 10)]
    if (file && view.compare(file.text, 0, file.text.length, at, at + file.text.length) === 0)
      view.set(file.bytes, at)
  }
}
