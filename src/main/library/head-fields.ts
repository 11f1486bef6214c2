import { parse as parseToml } from 'smol-toml'
import { type FieldNode, readFrontMatter } from '#core/frontmatter/index.ts'
import { splitPost } from '#core/post/split-post.ts'
import { readVideoEntries } from '#core/videos/entries.ts'
import { fieldsOf, type PostField } from './used-fields.ts'

/** A front matter's fields by lower-case key (Hugo does not tell cases apart), as plain text, lists and maps. */
export type HeadFields = ReadonlyMap<string, HeadValue>
export type HeadValue = string | readonly HeadValue[] | HeadFields

export interface Head {
  readonly fields: HeadFields
  /** Number of the post's video entries. */
  readonly entries: number
  /** The fields as the post names them; none for a front matter that the form cannot edit. */
  readonly named: readonly PostField[]
  /** Why the front matter could not be read, as a sentence; null when it could, or where there is none. */
  readonly trouble: string | null
}

const nothing: HeadFields = new Map()

/**
 * Reads the front matter of a post's LF text for its row in the library. Unlike the
 * form, which edits YAML only, a row shows TOML and JSON posts too. Never throws.
 */
export function readHead(text: string): Head {
  const frontMatter = readFrontMatter(text)
  if (frontMatter.kind === 'none') return { fields: nothing, entries: 0, named: [], trouble: null }
  if (frontMatter.kind === 'yaml') {
    const fields = ofNode(frontMatter.root)
    return {
      fields: isMap(fields) ? fields : nothing,
      entries: readVideoEntries(frontMatter).entries.length,
      named: fieldsOf(frontMatter.root),
      trouble: null
    }
  }
  const data = frontMatter.format === 'yaml' ? null : parseOther(text)
  if (data === null) return { fields: titleOnly(text), entries: 0, named: [], trouble: frontMatter.message }
  const fields = ofData(data, 0)
  return isMap(fields)
    ? { fields, entries: entriesOf(fields), named: [], trouble: null }
    : { fields: nothing, entries: 0, named: [], trouble: null }
}

/** The text of a field; null where it is missing, empty or no single value. */
export function textOf(fields: HeadFields, key: string): string | null {
  const value = fields.get(key)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** The texts of a field that may be one value or a list. */
export function textsOf(fields: HeadFields, key: string): readonly string[] {
  const value = fields.get(key)
  const items = isList(value) ? value : [value]
  return items.flatMap(item => (typeof item === 'string' && item.trim() !== '' ? [item.trim()] : []))
}

export const isMap = (value: unknown): value is HeadFields => value instanceof Map
const isList = (value: unknown): value is readonly HeadValue[] => Array.isArray(value)

/** The map under a key; empty where there is none. */
export function mapOf(fields: HeadFields, key: string): HeadFields {
  const value = fields.get(key)
  return isMap(value) ? value : nothing
}

function ofNode(node: FieldNode): HeadValue {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(ofNode)
  return new Map(node.fields.map(({ key, value }) => [key.toLowerCase(), ofNode(value)]))
}

function parseOther(text: string): unknown {
  const { format, content } = splitPost(text)
  const source = text.slice(content.from, content.to)
  try {
    return format === 'toml' ? parseToml(source) : JSON.parse(source)
  } catch {
    return null
  }
}

/** Deeper than this is nothing that a row shows. */
const deepest = 8

function ofData(value: unknown, depth: number): HeadValue {
  if (value instanceof Date) return value.toISOString()
  if (depth > deepest || value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(item => ofData(item, depth + 1))
  if (typeof value === 'object')
    return new Map(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), ofData(inner, depth + 1)]))
  return String(value)
}

function entriesOf(fields: HeadFields): number {
  const list = mapOf(fields, 'params').get('videoschema') ?? fields.get('videoschema')
  return isList(list) ? list.length : 0
}

/** A title that can be told even where the rest is broken: a row named by its file would not be recognised. */
function titleOnly(text: string): HeadFields {
  const line = /^title\s*[:=][ \t]*(.+)$/m.exec(text.slice(0, 4000))?.[1]?.trim() ?? ''
  const bare = /^(["'])(.*)\1,?$/.exec(line)?.[2] ?? line
  return bare === '' || /^[|>&*[{]/.test(bare) ? nothing : new Map([['title', bare]])
}
