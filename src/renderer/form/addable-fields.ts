/** Which fields a writer can add to a post. */
import type { FieldPath } from '#core/frontmatter/types.ts'
import type { UsedField } from '#shared/content.ts'
import { type DetailField, fieldAt } from './detail-plan.ts'
import { kindOfNew } from './field-kind.ts'

/** Hugo's own fields that recaps have use for. */
const hugoFields = ['slug', 'aliases', 'images', 'summary', 'linkTitle', 'lastmod', 'publishDate', 'weight']

/** Everything that Hugo reads at the top of the front matter; other keys belong under `params`. */
const topKeys = new Set(
  [
    ...hugoFields,
    ...['title', 'date', 'description', 'draft', 'keywords', 'tags', 'categories', 'url', 'type', 'layout'],
    ...['expiryDate', 'outputs', 'cascade', 'menus', 'sitemap', 'translationKey', 'isCJKLanguage'],
    ...['markup', 'headless', 'resources', 'series', 'videos', 'audio', 'build']
  ].map(key => key.toLowerCase())
)

/** What is offered to add: the keys of the folder's posts, most used first, then Hugo's; none that is shown already. */
export function addableFields(
  shown: readonly DetailField[],
  used: readonly UsedField[]
): readonly DetailField[] {
  const offers = [
    ...used
      .filter(({ kind, path }) => kind !== 'group' && path.at(-1) !== 'videoSchema')
      .map(({ path, kind }) => fieldAt(path, kindOfNew(path, kind))),
    ...hugoFields.map(key => fieldAt([key], kindOfNew([key])))
  ]
  const seen = new Set(shown.map(({ path }) => path.join('\n')))
  return offers.filter(({ path }) => {
    const place = path.join('\n')
    if (seen.has(place)) return false
    seen.add(place)
    return true
  })
}

/**
 * The field that a writer named. A name of Hugo's goes to the top; another one
 * under `params`, unless the post has no such group.
 * @returns null for what is no name of a field
 */
export function namedField(
  name: string,
  offers: readonly DetailField[],
  hasParams: boolean
): DetailField | null {
  const trimmed = name.trim()
  const known = offers.find(
    ({ path, label }) =>
      path.at(-1) === trimmed || path.join('.') === trimmed || label.toLowerCase() === trimmed.toLowerCase()
  )
  if (known !== undefined) return known
  if (!/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(trimmed) || trimmed === 'params' || trimmed === 'videoSchema')
    return null
  const path: FieldPath = hasParams && !topKeys.has(trimmed.toLowerCase()) ? ['params', trimmed] : [trimmed]
  return fieldAt(path, kindOfNew(path))
}
