/** Which fields the details show for a post's front matter, and of what kind. */
import type { FieldNode, FieldPath, FrontMatter, MapNode } from '#core/frontmatter/types.ts'

export type DetailKind =
  | 'text'
  | 'long-text'
  | 'number'
  | 'date'
  | 'switch'
  | 'author'
  | 'image'
  | 'keywords'
  | 'list'
  | 'group'

export interface DetailField {
  readonly kind: DetailKind
  readonly path: FieldPath
  readonly label: string
}

/** Keys that are always there, with the other spellings that posts use for the same thing. */
const standard: readonly {
  readonly keys: readonly string[]
  readonly kind: DetailKind
  readonly inParams?: boolean
}[] = [
  { keys: ['title'], kind: 'text' },
  { keys: ['description'], kind: 'long-text' },
  { keys: ['date'], kind: 'date' },
  { keys: ['author'], kind: 'author', inParams: true },
  { keys: ['keywords', 'tags'], kind: 'keywords' },
  { keys: ['draft'], kind: 'switch' }
]

const imageKeys = new Set([
  'cover',
  'thumbnail',
  'feature',
  'image',
  'images',
  'featured_image',
  'featuredimage'
])
const keywordKeys = new Set(['keywords', 'tags', 'categories', 'keyword'])

/** The standard fields, where the post keeps them or where they would go; then every other one in file order. */
export function detailPlan(frontMatter: FrontMatter): readonly DetailField[] {
  const root = frontMatter.kind === 'yaml' ? frontMatter.root : null
  const params = root === null ? null : childMap(root, 'params')
  const shown = new Set<string>()
  const first = standard.map(({ keys, kind, inParams }): DetailField => {
    const path = existing(root, params, keys) ?? [
      ...(inParams && params !== null ? ['params'] : []),
      keys[0] ?? ''
    ]
    shown.add(path.join('\n'))
    return field(kind === 'author' && isGroup(root, path) ? 'group' : kind, path)
  })
  const rest = [...others(root, []), ...others(params, ['params'])].filter(
    ({ path }) => !shown.has(path.join('\n'))
  )
  return [...first, ...rest]
}

/** The field for a value that the details' plan does not name. */
export function fieldFor(node: FieldNode): DetailField {
  return field(kindOf(String(node.path.at(-1) ?? ''), node), node.path)
}

/** The fields inside a group or list of groups. */
export function groupPlan(node: FieldNode): readonly DetailField[] {
  if (node.kind === 'map')
    return node.fields.map(({ key, value }) => field(kindOf(key, value), [...node.path, key]))
  if (node.kind === 'list')
    return node.items.map((item, index) => field(kindOf('', item), [...node.path, index]))
  return []
}

function others(map: MapNode | null, prefix: FieldPath): readonly DetailField[] {
  if (map === null) return []
  return map.fields
    .filter(({ key }) => key !== 'videoSchema' && !(prefix.length === 0 && key === 'params'))
    .map(({ key, value }) => field(kindOf(key, value), [...prefix, key]))
}

function kindOf(key: string, node: FieldNode): DetailKind {
  if (node.kind === 'map') return 'group'
  if (node.kind === 'list') {
    if (node.items.some(item => item.kind !== 'scalar')) return 'group'
    return keywordKeys.has(key.toLowerCase()) ? 'keywords' : 'list'
  }
  if (imageKeys.has(key.toLowerCase())) return 'image'
  switch (node.type) {
    case 'number':
      return 'number'
    case 'boolean':
      return 'switch'
    case 'date':
      return 'date'
    default:
      return node.value.length > 60 || node.value.includes('\n') ? 'long-text' : 'text'
  }
}

const field = (kind: DetailKind, path: FieldPath): DetailField => ({ kind, path, label: labelOf(path) })

/** `thumbnailRatio` reads “Thumbnail ratio”; an item of a list is called by its number. */
function labelOf(path: FieldPath): string {
  const last = path.at(-1) ?? ''
  if (typeof last === 'number') return `Item ${last + 1}`
  const words = last
    .replaceAll(
      /([a-z\d])([A-Z])/g,
      (_match, before: string, after: string) => `${before} ${after.toLowerCase()}`
    )
    .replaceAll(/[_-]+/g, ' ')
    .trim()
  return words === '' ? last : words.charAt(0).toUpperCase() + words.slice(1)
}

function existing(root: MapNode | null, params: MapNode | null, keys: readonly string[]): FieldPath | null {
  for (const key of keys) {
    if (root?.fields.some(field => field.key === key)) return [key]
    if (params?.fields.some(field => field.key === key)) return ['params', key]
  }
  return null
}

function childMap(map: MapNode, key: string): MapNode | null {
  const value = map.fields.find(field => field.key === key)?.value
  return value?.kind === 'map' ? value : null
}

function isGroup(root: MapNode | null, path: FieldPath): boolean {
  let node: FieldNode | undefined = root ?? undefined
  for (const key of path)
    node = node?.kind === 'map' ? node.fields.find(field => field.key === key)?.value : undefined
  return node !== undefined && node.kind !== 'scalar'
}
