import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readVideoLinks } from './read-links.ts'

/** A video as a list names it: how its link is spelled, and what is said of it. */
interface Listed {
  readonly id: string
  readonly address: string
  readonly title: string
}

const videoId = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
  minLength: 11,
  maxLength: 11
})
const youtube = fc.tuple(
  videoId,
  fc.constantFrom(
    'https://youtu.be/ID',
    'https://youtu.be/ID?si=AbC_d&t=90',
    'http://youtu.be/ID',
    'youtu.be/ID',
    'https://www.youtube.com/watch?v=ID',
    'http://youtube.com/watch?v=ID&t=1m30s',
    'www.youtube.com/watch?v=ID',
    'm.youtube.com/watch?v=ID',
    'HTTPS://YouTube.com/watch?v=ID',
    '//www.youtube.com/embed/ID',
    'https://www.youtube.com/watch?list=PLopen_films&v=ID&index=3',
    'https://www.youtube.com/shorts/ID',
    'https://www.youtube.com/live/ID?feature=share',
    'https://www.youtube.com/embed/ID?start=90',
    'https://www.youtube-nocookie.com/embed/ID',
    'youtube-nocookie.com/embed/ID',
    'https://music.youtube.com/watch?v=ID#t=1m'
  )
)
const vimeo = fc.tuple(
  fc.integer({ min: 1000, max: 999_999_999 }).map(String),
  fc.constantFrom(
    'https://vimeo.com/ID',
    'http://www.vimeo.com/ID',
    'vimeo.com/ID',
    'https://vimeo.com/ID/0a1b2c3d4e',
    'https://player.vimeo.com/video/ID?h=0a1b2c3d4e',
    'https://vimeo.com/channels/staffpicks/ID#t=90s'
  )
)
const title = fc.constantFrom(
  '',
  'Spring',
  'Sintel, a film',
  'Big "Buck" Bunny',
  'Cosmos: Laundromat; first cycle',
  'Spring - Andy Goralczyk',
  'Elephants Dream (Bassam Kurdali)',
  "Tears of Steel's making | part 2",
  '"Hero',
  'Agent 327 — Operation Barbershop'
)
const listed = fc
  .tuple(fc.oneof({ weight: 4, arbitrary: youtube }, { weight: 1, arbitrary: vimeo }), title)
  .map(([[id, form], words]): Listed => ({ id, address: form.replace('ID', id), title: words }))

type Form = (videos: readonly Listed[]) => string

const lines =
  (line: (video: Listed, index: number) => string): Form =>
  videos =>
    videos.map(line).join('\n')
const named = ({ title: words }: Listed) => (words === '' ? 'Watch' : words)
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const table =
  (separator: string, header: string, line: (video: Listed) => readonly string[]): Form =>
  videos =>
    [header, ...videos.map(video => line(video).join(separator))].filter(row => row !== '').join('\n')
const isYoutube = ({ id }: Listed) => id.length === 11
const full = ({ id, address }: Listed) =>
  isYoutube({ id, address, title: '' }) ? `https://www.youtube.com/watch?v=${id}` : `https://vimeo.com/${id}`
const entryOf = (video: Listed) => ({
  _type: 'url',
  ie_key: isYoutube(video) ? 'Youtube' : 'Vimeo',
  id: video.id,
  url: isYoutube(video) ? video.id : full(video),
  title: named(video),
  thumbnails: [{ url: `https://i.ytimg.com/vi/${video.id}/default.jpg` }]
})
const apiItem = (video: Listed) =>
  isYoutube(video)
    ? { snippet: { title: named(video), resourceId: { kind: 'youtube#video', videoId: video.id } } }
    : { name: named(video), link: full(video) }

const forms: Readonly<Record<string, Form>> = {
  'bare links': lines(({ address }) => address),
  'several a line': videos => videos.map(({ address }) => address).join(' '),
  'with commas between': videos => videos.map(({ address }) => address).join(', '),
  'with nothing but commas between': videos => videos.map(({ address }) => address).join(','),
  'emphasised and in code': lines(
    ({ address }, at) =>
      [`**${address}**`, `\`${address}\``, `_${address}_`, `“${address}”.`, `(${address})`][at % 5] ?? ''
  ),
  'Markdown list': lines(video => `- [${named(video)}](${video.address})`),
  'Markdown list with bare links': lines(
    video => `* ${named(video)}: <${video.address.replace(/^(?!http)/i, 'https://').replace(':////', '://')}>`
  ),
  'Markdown list in two lines': lines((video, at) => `${at + 1}. **${named(video)}**\n   ${video.address}`),
  'HTML list': videos =>
    `<ul>${videos.map(video => `<li>${named(video)} <a href="${video.address.replaceAll('&', '&amp;')}">Watch</a></li>`).join('\n')}</ul>`,
  frames: lines(
    ({ address }) => `<iframe width="560" src="${address.replaceAll('&', '&amp;')}" allowfullscreen></iframe>`
  ),
  'title and link': lines(video => `${named(video)} - ${video.address}`),
  'title above': lines(video => `${named(video)}\n${video.address}\n`),
  cells: table('\t', '', video => [named(video), video.address]),
  'cells, link first': table('\t', '', video => [video.address, named(video)]),
  'quoted cells': table('\t', 'Talk\tNotes\tVideo', video => [
    quoted(named(video)),
    quoted('Two lines,\nand a "word"'),
    quoted(video.address)
  ]),
  'CSV without header': table(',', '', video => [quoted(named(video)), video.address, '3:45']),
  'CSV with semicolons': table(';', 'Link;Title', video => [video.address, quoted(named(video))]),
  'two links a row': videos =>
    `Title,Video,Again\n${videos.map((video, at) => [at, video.address, videos[at]?.address ?? ''].join(',')).join('\n')}`,
  'playlist of ids': table(',', 'Video ID,Playlist Video Creation Timestamp', video => [
    isYoutube(video) ? video.id : full(video),
    '2024-06-14T10:00:00+00:00'
  ]),
  'JSON lines': lines(video => JSON.stringify({ ...entryOf(video), webpage_url: full(video) })),
  'flat playlist': videos =>
    JSON.stringify({ _type: 'playlist', title: 'Open films', entries: videos.map(entryOf) }),
  'JSON over many lines': videos => JSON.stringify({ items: videos.map(apiItem) }, null, 2),
  'JSON list of links': videos => JSON.stringify(videos.map(full))
}

const mixture = fc.array(
  fc.record({
    form: fc.constantFrom(...Object.keys(forms)),
    videos: fc.array(listed, { minLength: 1, maxLength: 4 }),
    between: fc.constantFrom('\n', '\n\n', '\r\n', '\nAnd these:\n', '\n\n## Day 2\n\n')
  }),
  { minLength: 1, maxLength: 4 }
)

const idsOf = (source: string) => [...new Set(readVideoLinks(source).videos.map(({ link }) => link.id))]

describe('a pasted text of several forms', () => {
  it('loses no video, whatever the mixture, and keeps the order', () => {
    fc.assert(
      fc.property(mixture, parts => {
        const source = parts
          .map(({ form, videos, between }) => (forms[form]?.(videos) ?? '') + between)
          .join('')
        expect(idsOf(source)).toEqual([...new Set(parts.flatMap(({ videos }) => videos.map(({ id }) => id)))])
      }),
      { numRuns: 1000 }
    )
  })

  it('finds nothing that is not there', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(forms)), { maxLength: 4 }), names => {
        expect(idsOf(names.map(name => forms[name]?.([]) ?? '').join('\n'))).toEqual([])
      })
    )
  })
})

const lineForms: Readonly<Record<string, (video: Listed, fact: string) => string>> = {
  'bare link': ({ address }) => address,
  'bare link in a list': ({ address }) => `- ${address}`,
  'Markdown link': ({ address, title: words }) => `[${words}](${address})`,
  'Markdown link in a list': ({ address, title: words }) => `- [${words}](${address}) by Bo Chen`,
  'numbered title': ({ address, title: words }, fact) => `1. ${words} - ${address} (${fact})`,
  'title and link': ({ address, title: words }) => `${words} - ${address}`,
  'title, link and length': ({ address, title: words }) => `${words}: ${address}, 12:34`,
  'link and title': ({ address, title: words }) => `${address} ${words}`,
  'title in emphasis': ({ address, title: words }) => `* **${words}**: <${address}>`,
  cells: ({ address, title: words }) => `${words}\t${address}`,
  'cells with a fact': ({ address, title: words }, fact) => `${words}\t${address}\t${fact}`,
  'cells, link first': ({ address, title: words }, fact) => `${address}\t${words}\t${fact}`,
  'numbered cells': ({ address, title: words }, fact) => `7\t${words}\tBo Chen\t${address}\t${fact}`,
  'cells in quotes': ({ address, title: words }, fact) => `${quoted(words)},${address},${fact}`,
  'cells with semicolons': ({ address, title: words }, fact) => `${address};${quoted(words)};${fact}`
}

const line = fc.record({
  form: fc.constantFrom(...Object.keys(lineForms)),
  title: fc.constantFrom(
    'Spring',
    'Sintel, a film',
    'Big "Buck" Bunny',
    'Cosmos: Laundromat',
    'Spring - Andy Goralczyk',
    'Elephants Dream (Bassam Kurdali)',
    'A film of which the title alone has more than sixty characters, on one line'
  ),
  address: fc.constantFrom(
    'https://youtu.be/ID',
    'https://youtu.be/ID?t=75',
    'https://www.youtube.com/watch?v=ID&list=PLopen_films_of_the_studio&index=3'
  ),
  fact: fc.constantFrom('12:34', '1:02:03', '2021-05-20'),
  above: fc.constantFrom('', '', '\n', 'Here are the talks:\n', '\n**And these:**\n\n', '## Day 2:\n')
})

describe('a list of lines of several forms', () => {
  it('says of each video what its line says by itself', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 6 }), parts => {
        const written = parts.map(({ form, title: words, address, fact }, at) => {
          const id = `Open_film_${at}`
          return lineForms[form]?.({ id, title: words, address: address.replace('ID', id) }, fact) ?? ''
        })
        // Only a list is introduced: above one line by itself, the words could be its title.
        const isAlone = (at: number) => (parts[at + 1]?.above.trim() ?? 'end') !== ''
        const source = written.map((line, at) => `${isAlone(at) ? '' : parts[at]?.above}${line}\n`).join('')
        expect(readVideoLinks(source).videos).toEqual(written.flatMap(line => readVideoLinks(line).videos))
      }),
      { numRuns: 3000 }
    )
  })
})
