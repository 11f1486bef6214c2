import { describe, expect, it } from 'vitest'
import { readVideoLinks } from './read-links.ts'
import { namesVideo, splitSpeakers } from './title-words.ts'

const [spring, sintel, bunny] = ['WhWc3b3KhnY', 'eRsGyueVLvQ', 'aqz-KE-bpKQ']

/** `id: title / speakers`, as far as they are told. */
function found(source: string): readonly string[] {
  return readVideoLinks(source).videos.map(({ link, title, speakers }) => {
    const start = link.startSeconds === null ? '' : `@${link.startSeconds}`
    return `${link.id}${start}: ${title}${speakers === '' ? '' : ` / ${speakers}`}`
  })
}

describe('the length at the end of a line', () => {
  it.each([
    [`Spring, https://youtu.be/${spring}, 7:44`, 'Spring', '', 464],
    [`https://youtu.be/${spring}\tSpring\t7:44`, 'Spring', '', 464],
    [`- [Spring](https://youtu.be/${spring}) by Andy Goralczyk (1:02:03)`, 'Spring', 'Andy Goralczyk', 3723],
    [`Spring - Andy Goralczyk - 7:44 https://youtu.be/${spring}`, 'Spring', 'Andy Goralczyk', 464],
    [`Spring at 7:44 https://youtu.be/${spring}`, 'Spring at 7:44', '', null],
    [`7:44 Spring https://youtu.be/${spring}`, '7:44 Spring', '', null],
    [`7:44 https://youtu.be/${spring}`, '', '', 464],
    [`https://youtu.be/${spring} Spring (made in Berlin, 7:44)`, 'Spring (made in Berlin, 7:44)', '', null]
  ])('is read: %s', (source, title, speakers, durationSeconds) => {
    expect(readVideoLinks(source).videos).toMatchObject([{ title, speakers, durationSeconds }])
  })
})

describe('readVideoLinks in plain text and Markdown', () => {
  it.each([
    ['one link', `https://youtu.be/${spring}`, [`${spring}: `]],
    ['links a line', `https://youtu.be/${spring}\nhttps://vimeo.com/1084537\n`, [`${spring}: `, '1084537: ']],
    [
      'links in a row',
      `https://youtu.be/${spring} https://youtu.be/${sintel}, youtu.be/${bunny}.`,
      [`${spring}: `, `${sintel}: `, `${bunny}: `]
    ],
    [
      'a title before',
      `Spring - Andy Goralczyk: https://youtu.be/${spring}`,
      [`${spring}: Spring / Andy Goralczyk`]
    ],
    [
      'a title behind',
      `https://youtu.be/${spring}?t=1m30s  Spring, a film`,
      [`${spring}@90: Spring, a film`]
    ],
    [
      'a title above',
      `Spring\nhttps://youtu.be/${spring}\n\nSintel (Colin Levy)\nhttps://youtu.be/${sintel}`,
      [`${spring}: Spring`, `${sintel}: Sintel / Colin Levy`]
    ],
    [
      'a Markdown list',
      `- [Spring - Andy Goralczyk,\n  Blender](https://youtu.be/${spring})\n- [Sintel](https://youtu.be/${sintel}) by Colin Levy\n`,
      [`${spring}: Spring / Andy Goralczyk, Blender`, `${sintel}: Sintel / Colin Levy`]
    ],
    [
      'a numbered list',
      `1. Spring <https://youtu.be/${spring}>\n2. **Sintel**: https://youtu.be/${sintel}\n`,
      [`${spring}: Spring`, `${sintel}: Sintel`]
    ],
    [
      'words that only point',
      `On Wednesday the team launched a whole [new plugin](https://example.org/x) for it.\n(See the [talk\nhere](https://youtu.be/${spring}#t=20m01s).)`,
      [`${spring}@1201: new plugin`]
    ],
    [
      'an address above, which is no title',
      `https://example.com/slides.pdf\nhttps://youtu.be/${spring}`,
      [`${spring}: `]
    ],
    ['a table of Markdown', `| Spring | [Watch](https://youtu.be/${spring}) |\n`, [`${spring}: Spring`]],
    [
      'the same video twice',
      `https://youtu.be/${spring}\n[Spring](https://www.youtube.com/watch?v=${spring})`,
      [`${spring}: Spring`]
    ],
    ['nothing', 'See https://example.org/watch?v=eRsGyueVLvQ\n', []],
    ['a picture', `![x](https://youtu.be/${spring})`, []]
  ])('finds %s', (_, source, expected) => {
    expect(found(source)).toEqual(expected)
  })
})

describe('readVideoLinks in HTML', () => {
  it('takes titles from links, or from what stands around them', () => {
    const html = `<ul><li><a class="x" href="https://www.youtube.com/watch?v=${spring}&amp;t=5">Spring &amp; more</a> – Andy Goralczyk</li>
      <li>Sintel <a href='https://youtu.be/${sintel}'>Watch</a></li>
      <li><a href="https://www.google.com/url?q=https%3A%2F%2Fyoutu.be%2F${bunny}&sa=D">Big Buck Bunny</a></li>
      <li><a href="javascript:alert(1)">No</a></li></ul>`
    expect(found(html)).toEqual([
      `${spring}@5: Spring & more / Andy Goralczyk`,
      `${sintel}: Sintel`,
      `${bunny}: Big Buck Bunny`
    ])
  })
})

describe('readVideoLinks in several forms at once', () => {
  it('reads HTML amid Markdown', () => {
    expect(
      found(
        `- [Spring](https://youtu.be/${spring})\n\n<iframe src="https://www.youtube.com/embed/${sintel}"></iframe>\n\nBunny: https://youtu.be/${bunny}\n`
      )
    ).toEqual([`${spring}: Spring`, `${sintel}: `, `${bunny}: Bunny`])
  })

  it('reads JSON between links', () => {
    const flat = JSON.stringify({
      entries: [{ ie_key: 'Youtube', id: sintel, url: sintel, title: 'Sintel' }]
    })
    expect(found(`https://youtu.be/${spring}\n${flat}\nBunny - youtu.be/${bunny}`)).toEqual([
      `${spring}: `,
      `${sintel}: Sintel`,
      `${bunny}: Bunny`
    ])
  })

  it('takes the address among the words of a link that leads to a counter first', () => {
    expect(found(`[https://youtu.be/${spring}](https://click.example.org/x7)`)).toEqual([`${spring}: `])
  })
})

describe('a line of a list', () => {
  it('says what it says by itself, whatever form the others have', () => {
    const pasted = [
      'Here are the films:',
      `- https://www.youtube.com/watch?v=${spring}`,
      `- [Sintel: a story](https://youtu.be/${sintel}?t=75)`,
      `1. Big Buck Bunny - https://www.youtube.com/watch?v=${bunny}&list=PL123&index=3`,
      'Tears of Steel\thttps://youtu.be/41hv2tW5Lc4\t12:34',
      'Caminandes "Llamigos"\thttps://vimeo.com/1084537\t2013-11-22'
    ]
    const { videos } = readVideoLinks(pasted.join('\n'))
    expect(videos.map(({ title }) => title)).toEqual([
      '',
      'Sintel: a story',
      'Big Buck Bunny',
      'Tears of Steel',
      'Caminandes "Llamigos"'
    ])
    expect(videos[3]).toMatchObject({ durationSeconds: 754, uploadDate: '' })
    expect(videos[4]).toMatchObject({ durationSeconds: null, uploadDate: '2013-11-22', speakers: '' })
    const list = `<ul><li>Agent 327 <a href="https://vimeo.com/1084538">Watch</a></li></ul>`
    expect(readVideoLinks([list, ...pasted.slice(4)].join('\n')).videos).toMatchObject([
      { title: 'Agent 327' },
      { title: 'Tears of Steel', durationSeconds: 754 },
      { title: 'Caminandes "Llamigos"', uploadDate: '2013-11-22' }
    ])
  })

  it.each([
    ['a list', `The films:\n- https://youtu.be/${spring}`, ['']],
    ['several lines', `**The films:**\n\nhttps://youtu.be/${spring}\nhttps://youtu.be/${sintel}`, ['', '']],
    ['rows', `The films:\nhttps://youtu.be/${spring}\nSintel\thttps://youtu.be/${sintel}`, ['', 'Sintel']]
  ])('has no title of what introduces %s', (_, source, titles) => {
    expect(readVideoLinks(source).videos.map(({ title }) => title)).toEqual(titles)
  })

  it('has the title above it, also with a colon', () => {
    expect(found(`Spring:\nhttps://youtu.be/${spring}\nSintel:\nhttps://youtu.be/${sintel}`)).toEqual([
      `${spring}: Spring`,
      `${sintel}: Sintel`
    ])
  })
})

describe('readVideoLinks in tables', () => {
  it('reads columns by their names', () => {
    const csv = `Talk,Speaker(s),Recording,Length,Date\n"Spring, a ""short"" film",Andy Goralczyk,https://youtu.be/${spring},7:44,2019-04-04\nSintel,Colin Levy,https://youtu.be/${sintel},14:48,\n`
    expect(readVideoLinks(csv).videos[0]).toMatchObject({
      title: 'Spring, a "short" film',
      speakers: 'Andy Goralczyk',
      durationSeconds: 464,
      uploadDate: '2019-04-04'
    })
    expect(found(csv)[1]).toBe(`${sintel}: Sintel / Colin Levy`)
  })

  it('guesses them where they have none', () => {
    const rows = `1\tSpring\tAndy Goralczyk\thttps://youtu.be/${spring}\t7:44\n2\tSintel\tColin Levy\thttps://youtu.be/${sintel}\t14:48`
    expect(found(rows)).toEqual([`${spring}: Spring / Andy Goralczyk`, `${sintel}: Sintel / Colin Levy`])
    expect(readVideoLinks(rows).videos[1]?.durationSeconds).toBe(888)
    expect(found(`Spring;https://youtu.be/${spring}\r\nSintel;https://youtu.be/${sintel}\r\n`)).toEqual([
      `${spring}: Spring`,
      `${sintel}: Sintel`
    ])
  })

  it('takes rows in that are not of the table, and links of their other cells', () => {
    expect(found(`https://youtu.be/${spring}\nSintel\thttps://youtu.be/${sintel}`)).toEqual([
      `${spring}: `,
      `${sintel}: Sintel`
    ])
    const csv = `Spring,https://youtu.be/${spring},https://youtu.be/${sintel}\nAlso: https://youtu.be/${bunny}\n`
    expect(found(csv)).toEqual([`${spring}: Spring`, `${sintel}: `, `${bunny}: Also`])
  })

  it("leaves out what a video's own description links to", () => {
    const csv = `Title,Description,Link\nSpring,See https://youtu.be/${sintel} too,https://youtu.be/${spring}\n`
    expect(found(csv)).toEqual([`${spring}: Spring`])
  })

  it('knows the playlists of Google Takeout', () => {
    const csv = `Video ID,Playlist Video Creation Timestamp\n${spring},2024-06-14T10:00:00+00:00\n${bunny},2024-06-14T10:00:00+00:00\n`
    expect(found(csv)).toEqual([`${spring}: `, `${bunny}: `])
  })

  it('takes prose with commas for no table', () => {
    expect(found(`Spring, a film, is here: https://youtu.be/${spring}`)).toEqual([
      `${spring}: Spring, a film, is here`
    ])
  })
})

describe('readVideoLinks in JSON', () => {
  it('reads what yt-dlp prints', () => {
    const one = {
      id: spring,
      title: 'Spring - Andy Goralczyk',
      webpage_url: `https://www.youtube.com/watch?v=${spring}`,
      duration: 464,
      upload_date: '20190404',
      description: 'A shepherd girl.',
      thumbnails: [{ url: 'https://i.ytimg.com/vi/x/0.jpg' }],
      extractor_key: 'Youtube'
    }
    expect(readVideoLinks(JSON.stringify(one)).videos).toEqual([
      {
        link: { host: 'youtube', id: spring, startSeconds: null, playlist: null, hash: null },
        title: 'Spring',
        speakers: 'Andy Goralczyk',
        description: 'A shepherd girl.',
        uploadDate: '2019-04-04',
        durationSeconds: 464
      }
    ])
    const flat = {
      _type: 'url',
      ie_key: 'Youtube',
      id: sintel,
      url: `https://www.youtube.com/watch?v=${sintel}`,
      title: 'Sintel',
      duration: 888.0
    }
    expect(found(`${JSON.stringify(one)}\n${JSON.stringify(flat)}\n`)).toEqual([
      `${spring}: Spring / Andy Goralczyk`,
      `${sintel}: Sintel`
    ])
    const playlist = {
      _type: 'playlist',
      id: 'PL1',
      title: 'Open films',
      webpage_url: `https://www.youtube.com/watch?v=${bunny}&list=PL1`,
      entries: [one, null, flat]
    }
    expect(readVideoLinks(JSON.stringify(playlist)).playlist).toBe('Open films')
    expect(found(JSON.stringify(playlist))).toHaveLength(2)
  })

  it("reads YouTube's own answers", () => {
    const items = {
      kind: 'youtube#playlistItemListResponse',
      items: [
        {
          kind: 'youtube#playlistItem',
          id: 'UEw',
          snippet: {
            title: 'Spring',
            description: 'd',
            publishedAt: '2024-01-01T00:00:00Z',
            resourceId: { videoId: spring }
          },
          contentDetails: { videoId: spring, videoPublishedAt: '2019-04-04T12:00:00Z' }
        }
      ]
    }
    expect(readVideoLinks(JSON.stringify(items)).videos).toMatchObject([
      { title: 'Spring', uploadDate: '2019-04-04' }
    ])
    const videos = {
      items: [
        {
          kind: 'youtube#video',
          id: sintel,
          snippet: { title: 'Sintel', publishedAt: '2010-09-30T01:00:00Z' },
          contentDetails: { duration: 'PT14M48S' }
        }
      ]
    }
    expect(readVideoLinks(JSON.stringify(videos)).videos).toMatchObject([
      { uploadDate: '2010-09-30', durationSeconds: 888 }
    ])
  })

  it('reads lists of anything with links, and nothing of hostile ones', () => {
    expect(
      found(
        JSON.stringify([`https://youtu.be/${spring}`, { name: 'Sintel', link: `https://youtu.be/${sintel}` }])
      )
    ).toEqual([`${spring}: `, `${sintel}: Sintel`])
    expect(found(`${'['.repeat(50_000)}`)).toEqual([])
    expect(found('{"__proto__": {"url": 1}, "url": {"url": null}}')).toEqual([])
  })
})

describe('splitSpeakers', () => {
  it.each([
    [
      'Grow with Less Pains - From One to Many - Ana Lima, Cruise',
      'Grow with Less Pains - From One to Many',
      'Ana Lima, Cruise'
    ],
    [
      'Intro: Films – Ana Lima & Bo Chen, Blender Studio',
      'Intro: Films',
      'Ana Lima & Bo Chen, Blender Studio'
    ],
    ['Films - from one to many', 'Films - from one to many', ''],
    ['Panel: Ask us anything', 'Panel: Ask us anything', ''],
    ['Spring (Andy Goralczyk)', 'Spring', 'Andy Goralczyk'],
    ['Spring by Andy Goralczyk', 'Spring', 'Andy Goralczyk'],
    ['Learning by doing', 'Learning by doing', ''],
    ['Day-2 for Ops - Ana van der Meer', 'Day-2 for Ops', 'Ana van der Meer']
  ])('%s', (text, title, speakers) => {
    expect(splitSpeakers(text)).toEqual({ title, speakers })
  })
})

describe('namesVideo', () => {
  it.each(['talk here', 'Watch now', 'here', 'https://youtu.be/x', '', 'Video'])('%s does not', words => {
    expect(namesVideo(words)).toBe(false)
  })
  it.each(['Videos for everyone', 'Here be dragons', 'Spring'])('%s does', words => {
    expect(namesVideo(words)).toBe(true)
  })
})
