import { describe, expect, it } from 'vitest'
import { readFrontMatter } from '../frontmatter/index.ts'
import { readVideoEntries } from './entries.ts'
import { jsonLdScript, structuredData } from './structured-data.ts'

const page = { url: 'https://example.org/films/', publisher: 'Film club' }

function dataOf(fields: string) {
  const read = readFrontMatter(`---\nvideoSchema:\n${fields}---\n`)
  return structuredData(read.kind === 'yaml' ? readVideoEntries(read).entries : [], page)
}

const whole = `- title: Spring
  description: A shepherd girl and her dog face ancient spirits.
  embedUrl: https://youtu.be/WhWc3b3KhnY
  thumbnailUrl: https://i.ytimg.com/vi/WhWc3b3KhnY/maxresdefault.jpg
  uploadDate: 2019-04-04T12:00:00+02:00
  duration: PT7M44S
`

describe('structuredData', () => {
  it('is the VideoObject of the entry', () => {
    expect(dataOf(whole)).toEqual([
      {
        index: 0,
        data: {
          '@context': 'https://schema.org',
          '@type': 'VideoObject',
          name: 'Spring',
          description: 'A shepherd girl and her dog face ancient spirits.',
          thumbnailUrl: 'https://i.ytimg.com/vi/WhWc3b3KhnY/maxresdefault.jpg',
          uploadDate: '2019-04-04T12:00:00+02:00',
          duration: 'PT7M44S',
          embedUrl: 'https://youtu.be/WhWc3b3KhnY',
          contentUrl: 'https://example.org/films/',
          publisher: { '@type': 'Organization', name: 'Film club' }
        },
        checks: []
      }
    ])
  })

  it.each([
    ['title: Spring', "title: ''", 'missing name'],
    ['  thumbnailUrl: https://i', '  thumb: https://i', 'missing thumbnailUrl'],
    ['https://i.ytimg', 'http://i.ytimg', 'advice thumbnailUrl'],
    ['https://i.ytimg.com/vi/WhWc3b3KhnY/maxresdefault.jpg', 'cover.png', 'wrong thumbnailUrl'],
    ['  uploadDate:', '  uploaded:', 'missing uploadDate'],
    ['2019-04-04T12:00:00+02:00', '2019-04-04', 'note uploadDate'],
    ['2019-04-04T12:00:00+02:00', '2019-04-04T12:00:00', 'advice uploadDate'],
    ['2019-04-04T12:00:00+02:00', 'Thu, 04 Apr 2019 12:00:00 +0000', 'wrong uploadDate'],
    ['2019-04-04T12:00:00+02:00', 'soon', 'wrong uploadDate'],
    ['description: A', 'about: A', 'advice description'],
    ['A shepherd girl and her dog face ancient spirits.', 'A film.', 'advice description'],
    ['A shepherd girl', 'A shepherd girl '.repeat(12), 'advice description'],
    ['  duration:', '  length:', 'advice duration'],
    ['PT7M44S', '7:44', 'wrong duration'],
    ['PT7M44S', 'PT0S', 'wrong duration'],
    ['  embedUrl:', '  link:', 'advice embedUrl'],
    ['https://youtu.be', 'youtu.be', 'wrong embedUrl']
  ])('%s → %s: %s', (before, after, finding) => {
    const [video] = dataOf(whole.replace(before, after))
    expect(video?.checks.map(({ severity, property }) => `${severity} ${property}`)).toEqual([finding])
  })

  it('tells two videos of one name', () => {
    expect(dataOf(whole + whole).map(({ checks }) => checks.map(({ property }) => property))).toEqual([
      ['name'],
      ['name']
    ])
  })
})

it('can be copied without ending its script', () => {
  const script = jsonLdScript(dataOf(whole.replace('Spring', '</script><b>')))
  expect(script.match(/<\/script>/g)).toHaveLength(1)
  expect(script).toContain('"name": "\\u003c/script>\\u003cb>"')
})
