import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { oddFrontMatter } from './odd-front-matter.ts'

export interface Post {
  readonly file: string
  readonly bytes: Buffer
}

/** All Markdown files below a folder; links are not followed. */
export function findPosts(folder: string): Post[] {
  if (statSync(folder).isFile()) return [{ file: folder, bytes: readFileSync(folder) }]
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, two) => (one.name < two.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name)
      if (entry.isDirectory())
        return entry.name === 'node_modules' || entry.name === '.git' ? [] : findPosts(path)
      return entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name)
        ? [{ file: path, bytes: readFileSync(path) }]
        : []
    })
}

/** Generated posts, the same for the same seeds. */
export function oddPosts(count: number, first: number): Post[] {
  return Array.from({ length: count }, (_, index) => {
    const seed = first + index
    const body = seed % 3 === 0 ? 'No line break at the end' : 'A body.\n'
    return {
      file: `generated post ${seed}`,
      bytes: Buffer.from(`---\n${oddFrontMatter(seed)}---\n${seed % 2 === 0 ? '\n' : ''}${body}`)
    }
  })
}

/** The same post as other editors would have saved it. */
export const variants: readonly { readonly name: string; readonly of: (raw: string) => string }[] = [
  { name: 'as it is', of: raw => raw },
  { name: 'CRLF', of: raw => raw.replaceAll(/\r?\n/g, '\r\n') },
  { name: 'BOM', of: raw => (raw.startsWith('\ufeff') ? raw : `\ufeff${raw}`) },
  { name: '4 spaces', of: indentTwice }
]

/** Every level indented by twice as much; what stands behind a dash stays two columns from it. */
function indentTwice(raw: string): string {
  const end = raw.startsWith('---\n') ? raw.indexOf('\n---', 3) : -1
  if (end < 0) return raw
  const levels = [{ old: 0, now: 0 }]
  const lines = raw.slice(0, end).split('\n')
  const indented = lines.map(line => {
    const [spaces = ''] = /^ */.exec(line) ?? []
    if (line.trim() === '') return line
    while (levels.length > 1 && (levels.at(-1)?.old ?? 0) > spaces.length) levels.pop()
    const { old, now } = levels.at(-1) ?? { old: 0, now: 0 }
    const column = now + (spaces.length - old) * 2
    if (spaces.length > old) levels.push({ old: spaces.length, now: column })
    if (line.startsWith('- ', spaces.length)) levels.push({ old: spaces.length + 2, now: column + 2 })
    return ' '.repeat(column) + line.slice(spaces.length)
  })
  return indented.join('\n') + raw.slice(end)
}
