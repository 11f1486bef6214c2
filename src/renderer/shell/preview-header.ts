import { nodeAt } from '#core/frontmatter/index.ts'
import type { FieldNode, FieldPath, YamlFrontMatter } from '#core/frontmatter/types.ts'
import { isImageAddress } from '#core/post/image-name.ts'
import { readDate } from '#core/videos/dates.ts'
import type { HeaderPart, SiteFacts } from '#shared/content.ts'
import type { PreviewHeader } from '#shared/preview-frame.ts'
import type { PostAnalysis } from '../state/analysis.ts'

const ourOrder: readonly HeaderPart[] = ['cover', 'title', 'byline']

/** Keys by which front matter names the picture above a post, at its top or under `params`. */
const coverKeys = ['cover', 'featured_image', 'featureimage', 'feature', 'image', 'banner'] as const

/**
 * What stands above the post's body, read from its front matter.
 *
 * @param found the cover that the folder's list has of the post, relative to the content folder
 */
export function previewHeader(
  post: Pick<PostAnalysis, 'id' | 'frontMatter'> | null,
  site: SiteFacts,
  found: string | null
): PreviewHeader | null {
  if (post === null || post.frontMatter.kind !== 'yaml') return null
  const { frontMatter } = post
  const [date] = texts(frontMatter, ['date'])
  return {
    title: texts(frontMatter, ['title'])[0] ?? '',
    date: date === undefined ? null : friendlyDay(date),
    author: authorsOf(frontMatter, site),
    cover: coverOf(frontMatter) ?? coverBeside(post.id, found),
    order: site.headerOrder ?? ourOrder
  }
}

function authorsOf(frontMatter: YamlFrontMatter, site: SiteFacts): string | null {
  for (const key of ['author', 'authors'])
    for (const path of [['params', key], [key]]) {
      const names = texts(frontMatter, path).map(
        id => site.authors.find(author => author.id === id)?.name ?? id
      )
      if (names.length > 0) return names.join(', ')
    }
  return null
}

function coverOf(frontMatter: YamlFrontMatter): string | null {
  for (const key of coverKeys)
    for (const path of [[key], ['params', key]]) {
      const address = texts(frontMatter, path, ['image', 'src', 'url']).find(isImageAddress)
      if (address !== undefined) return address
    }
  return null
}

/** A bundle's file called `cover…` or `feature…`, as templates find it by its name; seen from the post. */
function coverBeside(id: string, found: string | null): string | null {
  const folder = id.split('/').slice(0, -1).join('/')
  const name = found?.split('/').at(-1) ?? ''
  const isBeside = found === (folder === '' ? name : `${folder}/${name}`)
  return isBeside && /^(?:cover|feature)/i.test(name) ? encodeURIComponent(name) : null
}

/** The texts of a value: itself, the items of a list, or a map's value by one of the keys. */
function texts(
  frontMatter: YamlFrontMatter,
  path: FieldPath,
  keys: readonly string[] = ['name', 'title', 'id']
): readonly string[] {
  const textsIn = (node: FieldNode | null | undefined): readonly string[] => {
    switch (node?.kind) {
      case 'scalar':
        return node.value.trim() === '' ? [] : [node.value]
      case 'list':
        return node.items.flatMap(textsIn)
      case 'map':
        return textsIn(keys.map(key => node.fields.find(field => field.key === key)?.value).find(Boolean))
      default:
        return []
    }
  }
  return textsIn(nodeAt(frontMatter, path))
}

/** Made once: it takes milliseconds, and this is asked for after every key press. */
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC'
})

function friendlyDay(date: string): string {
  const read = readDate(date)
  return read.ok ? dayFormat.format(new Date(`${read.parts.date}T00:00:00Z`)) : date
}
