import { posix } from 'node:path'
import { isImageName } from '#core/post/image-name.ts'
import { isBundlePost } from '../content/content-folder.ts'
import { type HeadFields, isMap, mapOf, textOf, textsOf } from './head-fields.ts'

const keys = ['images', 'image', 'cover', 'thumbnail', 'feature', 'featured_image', 'featureimage'] as const
/** Hugo's image templates look for bundle files by these names (linkerd, Docsy, Blowfish …). */
const bundleNames = [/^cover/i, /^thumbnail/i, /^feature/i] as const

export interface CoverPlace {
  readonly id: string
  /** Names of the files in the post's folder. */
  readonly siblings: readonly string[]
  /** Whether a path relative to the content folder names a file inside of it. */
  readonly exists: (path: string) => Promise<boolean>
}

/**
 * The cover image of a post, relative to the content folder: the first that its
 * front matter names and that is there, else a bundle file called `cover…`,
 * `thumbnail…` or `feature…`; null when there is none. Addresses on the web do not
 * count: a list must not ask other hosts.
 */
export async function findCover(fields: HeadFields, place: CoverPlace): Promise<string | null> {
  for (const named of namedImages(fields))
    for (const path of candidates(named, place)) if (await place.exists(path)) return path
  if (!isBundlePost(place.id)) return null
  for (const pattern of bundleNames) {
    const name = place.siblings.find(sibling => pattern.test(sibling) && isImageName(sibling))
    if (name !== undefined) return posix.join(posix.dirname(place.id), name)
  }
  return null
}

function namedImages(fields: HeadFields): readonly string[] {
  const named = [fields, mapOf(fields, 'params')].flatMap(level =>
    keys.flatMap(key => {
      const value = level.get(key)
      if (!isMap(value)) return textsOf(level, key)
      return ['image', 'src', 'relative_url', 'url'].flatMap(inner => textOf(value, inner) ?? [])
    })
  )
  return [...new Set(named)]
    .filter(name => isImageName(name) && !/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(name))
    .slice(0, 8)
}

/** Where Hugo finds an image: beside the post, and for a whole site in `static` and `assets`. */
function candidates(named: string, { id }: CoverPlace): readonly string[] {
  const plain = decoded(named).replace(/^\.\//, '')
  const beside = plain.startsWith('/') ? [] : [posix.normalize(posix.join(posix.dirname(id), plain))]
  const bare = posix.normalize(plain.replace(/^\/+/, ''))
  const paths = [
    ...beside,
    `static/${bare}`,
    `assets/${bare}`,
    ...(plain.startsWith('/') ? [`content/${bare}`, bare] : [])
  ]
  return paths.filter(path => !path.split('/').includes('..') && !path.includes('\0'))
}

function decoded(name: string): string {
  try {
    return decodeURI(name)
  } catch {
    return name
  }
}
