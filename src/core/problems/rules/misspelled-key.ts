import { nearestName } from '../../text/nearest-name.ts'
import { videoEntryFields } from '../../videos/entries.ts'
import { post, type Rule, videos } from '../rule.ts'

/** Hugo's own fields: gohugo.io/content-management/front-matter, and what nearly every theme reads. */
const hugoKeys = [
  'aliases',
  'audio',
  'author',
  'build',
  'cascade',
  'categories',
  'date',
  'description',
  'draft',
  'expiryDate',
  'headless',
  'images',
  'isCJKLanguage',
  'keywords',
  'lastmod',
  'layout',
  'linkTitle',
  'markup',
  'menus',
  'outputs',
  'params',
  'publishDate',
  'resources',
  'sections',
  'series',
  'sitemap',
  'slug',
  'summary',
  'tags',
  'thumbnail',
  'title',
  'translationKey',
  'type',
  'url',
  'videos',
  'weight'
] as const

/** Words that are near one of Hugo's and are keys of their own: its older spellings, and what sites use. */
const ownKeys = new Set([
  'menu',
  '_build',
  'image',
  'video',
  'page',
  'dates',
  'tag',
  'header',
  'footer',
  'state',
  'color',
  'rate'
])

const listKeys = ['videoSchema', 'author', 'thumbnail'] as const

export const misspelledKey: Rule = {
  code: 'misspelled-key',
  severity: 'warning',
  doc: 'A key is one letter off one that Hugo or the video list knows, so its value is not read.',
  fires: [
    { text: post('title: Spring\n⟦keyword⟧: [film]'), fixed: post('title: Spring\nkeywords: [film]') },
    { text: post('titel: no\n').replace('titel', '⟦titel⟧'), fixed: post('title: no\n') },
    {
      text: videos('title: Spring\n⟦uploaddat⟧: 2019-04-04'),
      fixed: videos('title: Spring\nuploadDate: 2019-04-04')
    },
    { text: post('params:\n  ⟦videoShema⟧: []'), fixed: post('params:\n  videoSchema: []') }
  ],
  quiet: [
    { text: post('title: Spring\nTitle2: x\nkeyword: film\nkeywords: [film]') },
    { text: post('seasons: 3'), facts: { usedKeys: ['seasons'] } },
    { text: post('keyword: film'), facts: { usedKeys: ['keyword'] } },
    { text: post('_build:\n  render: never') },
    { text: post('Description: x\nimage: a.png\nparams:\n  date2: x') },
    { text: videos('title: Spring\nsubtitle: x\nembedURL: x') }
  ],
  check({ frontMatter, entries }, facts) {
    if (frontMatter.kind !== 'yaml') return []
    const used = new Set(facts.usedKeys)
    const params = frontMatter.root.fields.find(({ key }) => key === 'params')?.value
    const groups = [
      {
        fields: frontMatter.root.fields,
        known: hugoKeys
      },
      { fields: params?.kind === 'map' ? params.fields : [], known: listKeys },
      ...entries.map(({ unknown, ranges }) => ({
        fields: unknown,
        known: videoEntryFields.filter(name => ranges[name] === undefined)
      }))
    ]
    return groups.flatMap(({ fields, known }) => {
      const present = new Set(fields.map(({ key }) => key.toLowerCase()))
      const missing = known.filter(name => !present.has(name.toLowerCase()))
      return fields.flatMap(({ key, keyRange, value }) => {
        const isKnown = known.some(name => name.toLowerCase() === key.toLowerCase())
        if (key.length < 4 || isKnown || used.has(key) || ownKeys.has(key.toLowerCase())) return []
        const meant = nearestName(key, missing, 1)
        if (meant === null || meant.toLowerCase() === key.toLowerCase()) return []
        const message = `“${key}” is not read here. Probably “${meant}” is meant.`
        const { from, to } = keyRange
        const fixes = [{ title: `Rename it to “${meant}”`, edits: [{ from, to, insert: meant }] }]
        return [{ from, to, message, fixes, field: value.path }]
      })
    })
  }
}
