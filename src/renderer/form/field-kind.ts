/** Of what kind a field is: told by its key and its value. */

import type { FieldNode, FieldPath } from '#core/frontmatter/types.ts'
import { isImageAddress } from '#core/post/image-name.ts'
import type { UsedField } from '#shared/content.ts'

export type DetailKind =
  | 'text'
  | 'long-text'
  | 'number'
  | 'date'
  | 'switch'
  | 'author'
  | 'image'
  | 'images'
  | 'keywords'
  | 'list'
  | 'group'

/** Whether a field of one kind can show and change what one of another kind does: a list is no text, a group neither. */
export function isAlike(one: DetailKind, other: DetailKind): boolean {
  return shapeOf(one) === shapeOf(other)
}

function shapeOf(kind: DetailKind): 'group' | 'list' | 'value' {
  if (kind === 'group') return 'group'
  return kind === 'images' || kind === 'keywords' || kind === 'list' ? 'list' : 'value'
}

const imageKeys = new Set([
  'avatar',
  'cover',
  'thumbnail',
  'feature',
  'image',
  'images',
  'featured_image',
  'featuredimage'
])
const keywordKeys = new Set(['keywords', 'tags', 'categories', 'keyword'])

/** A value of more characters than this gets a field of more than one line. */
const shortText = 60

/** The kind of a value that is there. */
export function kindOf(path: FieldPath, node: FieldNode): DetailKind {
  const key = keyOf(path)
  if (node.kind === 'map') return key === 'author' ? 'author' : 'group'
  if (node.kind === 'list') {
    if (!node.items.every(isPlainItem)) return 'group'
    if (imageKeys.has(key) && (node.items.length === 0 || node.items.some(isPicture))) return 'images'
    // Keywords are divided by commas: where one holds a comma, they are written one a line.
    const hasComma = node.items.some(item => item.kind === 'scalar' && item.value.includes(','))
    return keywordKeys.has(key) && !hasComma ? 'keywords' : 'list'
  }
  if (key === 'author') return 'author'
  if (imageKeys.has(key) && node.type === 'string') return 'image'
  switch (node.type) {
    case 'number':
      return 'number'
    case 'boolean':
      return 'switch'
    case 'date':
      return 'date'
    case 'null':
      return emptyKind(key, 'text')
    default:
      return node.value.length > shortText || node.value.includes('\n') ? 'long-text' : 'text'
  }
}

/** The kind of a field that has no value yet, from what other posts have there. */
export function kindOfNew(path: FieldPath, used: UsedField['kind'] = 'text'): DetailKind {
  return emptyKind(keyOf(path), used)
}

function emptyKind(key: string, used: UsedField['kind']): DetailKind {
  if (key === 'author') return 'author'
  if (key === 'images') return 'images'
  if (imageKeys.has(key)) return used === 'list' ? 'images' : 'image'
  if (keywordKeys.has(key)) return 'keywords'
  if (key === 'aliases' || key === 'outputs') return 'list'
  if (/^(date|lastmod|publishdate|expirydate)$/.test(key)) return 'date'
  if (key === 'description' || key === 'summary') return 'long-text'
  if (key === 'draft') return 'switch'
  if (used === 'boolean') return 'switch'
  return used === 'group' ? 'text' : used
}

/** A list whose items all are lines of their own can be written one a line, or with commas between them. */
function isPlainItem(item: FieldNode): boolean {
  return (
    item.kind === 'scalar' && item.value !== '' && item.value === item.value.trim() && !/\n/.test(item.value)
  )
}

const isPicture = (item: FieldNode): boolean => item.kind === 'scalar' && isImageAddress(item.value)

const keyOf = (path: FieldPath): string => String(path.at(-1) ?? '').toLowerCase()

/** `thumbnailRatio` reads “Thumbnail ratio”; an item of a list is called by its number. */
export function labelOf(path: FieldPath): string {
  const last = path.at(-1) ?? ''
  if (typeof last === 'number') return `Item ${last + 1}`
  if (last.trim() === '') return 'Without a name'
  const words = last
    .replaceAll(
      /([a-z\d])([A-Z])/g,
      (_match, before: string, after: string) => `${before} ${after.toLowerCase()}`
    )
    .replaceAll(/[_-]+/g, ' ')
    .trim()
  return words === '' ? last : words.charAt(0).toUpperCase() + words.slice(1)
}
