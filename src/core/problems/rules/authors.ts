import { nodeAt } from '../../frontmatter/index.ts'
import type { ScalarNode } from '../../frontmatter/types.ts'
import { nearestName } from '../../text/nearest-name.ts'
import { atNode, replaceIn } from '../fields.ts'
import type { PostReading } from '../read-post.ts'
import { post, type Rule } from '../rule.ts'

const authors = [
  { id: 'ines', name: 'Inês Duarte' },
  { id: 'tobias', name: 'Tobias Lund' }
]

export const unknownAuthor: Rule = {
  code: 'unknown-author',
  severity: 'warning',
  doc: 'The author is not in the site’s data, so name and picture are missing on the page.',
  fires: [
    { text: post('author: ⟦inse⟧'), facts: { authors }, fixed: post('author: ines') },
    {
      text: post('params:\n  author: ⟦Tobias Lund⟧'),
      facts: { authors },
      fixed: post('params:\n  author: tobias')
    },
    { text: post('authors: [ines, ⟦yusuf⟧]'), facts: { authors } }
  ],
  quiet: [
    { text: post('author: inse') },
    { text: post('author: ines'), facts: { authors } },
    { text: post('author: Ines'), facts: { authors: [] } },
    { text: post('params:\n  author:\n    name: A guest'), facts: { authors } }
  ],
  check(post, { authors }) {
    // A site without authors' data has names in its posts.
    if (authors === null || authors.length === 0) return []
    const ids = new Set(authors.map(({ id }) => id))
    return namedAuthors(post).flatMap(node => {
      const named = node.value.trim()
      if (ids.has(named)) return []
      const meant =
        authors.find(({ id, name }) => name === named || id.toLowerCase() === named.toLowerCase())?.id ??
        nearestName(named, ids, named.length < 4 ? 1 : 2)
      const edits = meant === null ? null : replaceIn(post, node, named, meant)
      const message = `“${named}” is not among the site’s authors.`
      return [atNode(node, message, edits === null ? [] : [{ title: `Write “${meant}”`, edits }])]
    })
  }
}

/** Authors by id; one that is written in place, as a group, needs no data. */
function namedAuthors({ frontMatter }: PostReading): readonly ScalarNode[] {
  return ['author', 'authors'].flatMap(key =>
    [[key], ['params', key]].flatMap(path => {
      const node = nodeAt(frontMatter, path)
      const items = node?.kind === 'list' ? node.items : node === null ? [] : [node]
      return items.filter(
        (item): item is ScalarNode =>
          item.kind === 'scalar' && item.type !== 'null' && item.value.trim() !== ''
      )
    })
  )
}
