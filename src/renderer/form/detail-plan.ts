/** Which fields the details show for a post's front matter, and of what kind. */
import type { FieldNode, FieldPath, FrontMatter, MapNode } from '#core/frontmatter/types.ts'
import type { UsedField } from '#shared/content.ts'
import { type DetailKind, kindOf, labelOf } from './field-kind.ts'

export interface DetailField {
  readonly kind: DetailKind
  readonly path: FieldPath
  readonly label: string
}

/** Keys that are always there, with the other spellings that posts use for the same thing. */
const standard: readonly { readonly keys: readonly string[]; readonly kind: DetailKind }[] = [
  { keys: ['title'], kind: 'text' },
  { keys: ['description'], kind: 'long-text' },
  { keys: ['date'], kind: 'date' },
  { keys: ['author'], kind: 'author' },
  { keys: ['keywords', 'tags'], kind: 'keywords' },
  { keys: ['draft'], kind: 'switch' }
]

/**
 * The standard fields, where the post keeps them or where the folder's posts do;
 * then every other field of the post in file order.
 */
export function detailPlan(
  frontMatter: FrontMatter,
  used: readonly UsedField[] = []
): readonly DetailField[] {
  const root = frontMatter.kind === 'yaml' ? frontMatter.root : null
  const params = root === null ? null : childMap(root, 'params')
  const shown = new Set<string>()
  const first = standard.map(({ keys, kind }): DetailField => {
    const path = existing(root, params, keys) ?? usualPath(keys, used, params !== null)
    shown.add(path.join('\n'))
    const node = nodeIn(root, path)
    return fieldAt(path, node === null ? kind : standardKind(kind, path, node))
  })
  const rest = [...others(root, []), ...others(params, ['params'])].filter(
    ({ path }) => !shown.has(path.join('\n'))
  )
  return [...first, ...rest]
}

/** A standard field keeps its kind, unless its value is one that such a field cannot show. */
function standardKind(kind: DetailKind, path: FieldPath, node: FieldNode): DetailKind {
  if (node.kind === 'scalar') return kind
  const found = kindOf(path, node)
  return kind === 'keywords' && found === 'keywords' ? kind : found
}

/** Whether a field of the details stands here: at the top, or under `params`. */
export function isDetailPath(path: FieldPath): boolean {
  return path.length === 1 || (path.length === 2 && path[0] === 'params')
}

/** The standard fields stay, even without a value; any other one can be taken out. */
export function isStandard(path: FieldPath): boolean {
  return isDetailPath(path) && standard.some(({ keys }) => keys.includes(String(path.at(-1))))
}

/** The field for a value that the details' plan does not name. */
export function fieldFor(node: FieldNode): DetailField {
  return fieldAt(node.path, kindOf(node.path, node))
}

/** The fields inside a group or list. What has no value yet in an item has the kind that it has in `others`. */
export function groupPlan(node: FieldNode, others: readonly FieldNode[] = []): readonly DetailField[] {
  if (node.kind === 'map')
    return node.fields.map(({ key, value }) =>
      inside([...node.path, key], (isNothing(value) ? sameIn(others, key) : null) ?? value)
    )
  if (node.kind === 'list') return node.items.map((item, index) => inside([...node.path, index], item))
  return []
}

const isNothing = (node: FieldNode): boolean => node.kind === 'scalar' && node.type === 'null'

function sameIn(items: readonly FieldNode[], key: string): FieldNode | null {
  for (const item of items) {
    const value = item.kind === 'map' ? item.fields.find(field => field.key === key)?.value : undefined
    if (value?.kind === 'scalar' && value.type !== 'null') return value
  }
  return null
}

/** An author inside a group has a group's fields: only the post's own one is chosen. */
function inside(path: FieldPath, node: FieldNode): DetailField {
  const kind = kindOf(path, node)
  return fieldAt(path, kind !== 'author' ? kind : node.kind === 'scalar' ? 'text' : 'group')
}

function others(map: MapNode | null, prefix: FieldPath): readonly DetailField[] {
  if (map === null) return []
  return map.fields
    .filter(({ key, value }) => key !== 'videoSchema' && !isParams(prefix, key, value))
    .map(({ key, value }) => inside([...prefix, key], value))
}

const isParams = (prefix: FieldPath, key: string, value: FieldNode): boolean =>
  prefix.length === 0 && key === 'params' && value.kind === 'map'

export const fieldAt = (path: FieldPath, kind: DetailKind): DetailField => ({
  kind,
  path,
  label: labelOf(path)
})

function existing(root: MapNode | null, params: MapNode | null, keys: readonly string[]): FieldPath | null {
  for (const key of keys) {
    if (root?.fields.some(field => field.key === key)) return [key]
    if (params?.fields.some(field => field.key === key)) return ['params', key]
  }
  return null
}

/** Where a field goes that the post lacks: where most posts of the folder have it. */
function usualPath(keys: readonly string[], used: readonly UsedField[], hasParams: boolean): FieldPath {
  const usual = used.find(({ path }) => keys.includes(path.at(-1) ?? ''))
  if (usual !== undefined) return usual.path
  const key = keys[0] ?? ''
  return key === 'author' && hasParams ? ['params', key] : [key]
}

function childMap(map: MapNode, key: string): MapNode | null {
  const value = map.fields.find(field => field.key === key)?.value
  return value?.kind === 'map' ? value : null
}

function nodeIn(root: MapNode | null, path: FieldPath): FieldNode | null {
  let node: FieldNode | undefined = root ?? undefined
  for (const key of path)
    node = node?.kind === 'map' ? node.fields.find(field => field.key === key)?.value : undefined
  return node ?? null
}
