import type { FieldNode, MapNode } from '#core/frontmatter/index.ts'
import type { UsedField } from '#shared/content.ts'

type Kind = UsedField['kind']

/** A field of one post. */
export interface PostField {
  readonly path: readonly string[]
  /** Null for an empty value, which says nothing of its kind. */
  readonly kind: Kind | null
}

/** The form offers this many fields at most: a post with thousands of keys is none to learn from. */
const mostFields = 200

/** The fields of a post's front matter: those at the top, and those under `params`. */
export function fieldsOf(root: MapNode): readonly PostField[] {
  return root.fields.slice(0, mostFields).flatMap(({ key, value }): readonly PostField[] => {
    if (key !== 'params' || value.kind !== 'map') return [{ path: [key], kind: kindOf(value) }]
    return value.fields
      .slice(0, mostFields)
      .map(inner => ({ path: [key, inner.key], kind: kindOf(inner.value) }))
  })
}

function kindOf(node: FieldNode): Kind | null {
  if (node.kind === 'list') return 'list'
  if (node.kind === 'map') return 'group'
  if (node.type === 'null') return null
  return node.type === 'string' ? 'text' : node.type
}

export interface FieldCounter {
  add(fields: readonly PostField[]): void
  /** The fields counted so far, most used first, then by name. */
  ranked(): readonly UsedField[]
}

/** Counts in how many posts each field is, and what most of its values are. */
export function countFields(): FieldCounter {
  const counts = new Map<string, { path: readonly string[]; posts: number; kinds: Map<Kind, number> }>()
  return {
    add(fields) {
      for (const { path, kind } of fields) {
        const name = path.join('.')
        const count = counts.get(name) ?? { path, posts: 0, kinds: new Map<Kind, number>() }
        count.posts += 1
        if (kind !== null) count.kinds.set(kind, (count.kinds.get(kind) ?? 0) + 1)
        counts.set(name, count)
      }
    },
    ranked() {
      return [...counts.entries()]
        .sort(([a, one], [b, other]) => other.posts - one.posts || (a < b ? -1 : 1))
        .slice(0, mostFields)
        .map(([, { path, posts, kinds }]) => ({ path, posts, kind: commonest(kinds) }))
    }
  }
}

function commonest(kinds: ReadonlyMap<Kind, number>): Kind {
  const [first] = [...kinds].sort(([, one], [, other]) => other - one)
  return first?.[0] ?? 'text'
}
