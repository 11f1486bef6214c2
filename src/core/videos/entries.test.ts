import { describe, expect, it } from 'vitest'
import { type EditResult, readFrontMatter } from '../frontmatter/index.ts'
import { applyEdits } from '../text/apply-edits.ts'
import {
  addVideoEntry,
  duplicateVideoEntry,
  moveVideoEntry,
  readVideoEntries,
  removeVideoEntry,
  updateVideoEntry,
  type VideoEntries
} from './entries.ts'

const first = `    - title: |-
        Spring: a film by the studio
      description: |-
        A shepherd girl and her dog face ancient spirits, in order to continue
        the cycle of life.
      embedUrl: https://youtu.be/WhWc3b3KhnY
      thumbnailUrl: https://i.ytimg.com/vi/WhWc3b3KhnY/hqdefault.jpg
      uploadDate: 2019-04-04
      duration: PT7M44S
      license: CC BY # ours
`
const second = `    - title: Sintel
      embedUrl: https://youtu.be/eRsGyueVLvQ
      uploadDate: 2010-09-30
`
const head = '---\ntitle: Open movie evening\nparams:\n  author: ana\n  videoSchema:\n'
const tail = '---\n\nBody\n'
const post = head + first + second + tail

function applied(text: string, result: EditResult): string {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`)
  return applyEdits(text, result.edits)
}

function entriesOf(text: string): VideoEntries {
  const read = readFrontMatter(text)
  if (read.kind !== 'yaml') throw new Error(read.kind)
  return readVideoEntries(read)
}

describe('readVideoEntries', () => {
  it('gives each field as a writer reads it', () => {
    const { path, entries, locked } = entriesOf(post)
    expect(path).toEqual(['params', 'videoSchema'])
    expect(locked).toBeNull()
    expect(entries[0]).toMatchObject({
      index: 0,
      title: 'Spring: a film by the studio',
      description:
        'A shepherd girl and her dog face ancient spirits, in order to continue the cycle of life.',
      embedUrl: 'https://youtu.be/WhWc3b3KhnY',
      uploadDate: '2019-04-04',
      duration: 'PT7M44S',
      locked: { title: null, duration: null }
    })
    expect(entries[0]?.unknown).toMatchObject([{ key: 'license', value: { value: 'CC BY' } }])
    expect(entries[1]).toMatchObject({ title: 'Sintel', description: '', duration: '' })
    const range = entries[1]?.ranges.title
    expect(range && post.slice(range.from, range.to)).toBe('Sintel')
    expect(entries[1]?.ranges.duration).toBeUndefined()
  })

  it('looks at the top level too', () => {
    const text = '---\nvideoSchema:\n- title: Sintel\n---\n'
    expect(entriesOf(text)).toMatchObject({ path: ['videoSchema'], entries: [{ title: 'Sintel' }] })
  })

  it('knows posts without a list, and with something else in its place', () => {
    expect(entriesOf('---\ntitle: x\n---\n')).toEqual({ path: null, entries: [], locked: null })
    expect(entriesOf('---\nvideoSchema:\n---\n')).toMatchObject({ entries: [], locked: null })
    expect(entriesOf('---\nvideoSchema: none\n---\n').locked).toMatch(/not a list/)
    const odd = entriesOf('---\nvideoSchema: [Sintel, {title: [x]}]\n---\n').entries
    expect(odd.map(entry => entry.locked.title)).toEqual([
      'This entry is not a group of fields. Edit it in the text.',
      'This field holds a list or group. Edit it in the text.'
    ])
  })

  it('gives the same objects for entries that an edit did not touch or move', () => {
    const before = entriesOf(post).entries
    const edited = entriesOf(applied(post, updateVideoEntry(post, 1, 'title', 'Charge'))).entries
    expect(edited[0]).toBe(before[0])
    expect(edited[1]).not.toBe(before[1])
  })
})

describe('updateVideoEntry', () => {
  const updated = (
    index: number,
    field: 'title' | 'description' | 'uploadDate' | 'duration',
    value: string
  ) => applied(post, updateVideoEntry(post, index, field, value))

  it('changes the one field', () => {
    expect(updated(1, 'title', 'Tears of Steel')).toBe(post.replace('title: Sintel', 'title: Tears of Steel'))
    expect(updated(0, 'duration', 'PT8M')).toBe(post.replace('PT7M44S', 'PT8M'))
    expect(updated(0, 'uploadDate', '2019-04-05')).toBe(post.replace('2019-04-04', '2019-04-05'))
  })

  it('wraps a description as the block was', () => {
    const text =
      'A shepherd girl and her very loyal old dog face ancient spirits, in order to continue the cycle of life.'
    expect(updated(0, 'description', text)).toBe(
      post.replace(
        'girl and her dog face ancient spirits, in order to continue\n        the cycle',
        'girl and her very loyal old dog face ancient spirits, in\n        order to continue the cycle'
      )
    )
  })

  it('adds a missing field where the others have it, spelled as theirs', () => {
    expect(updated(1, 'description', 'A girl and a dragon.')).toBe(
      post.replace('title: Sintel\n', 'title: Sintel\n      description: |-\n        A girl and a dragon.\n')
    )
    expect(updated(1, 'duration', 'PT14M48S')).toBe(
      post.replace('2010-09-30\n', '2010-09-30\n      duration: PT14M48S\n')
    )
  })

  it('clears with an empty value, and does not create one', () => {
    expect(updated(0, 'title', '')).toBe(post.replace('|-\n        Spring: a film by the studio', "''"))
    expect(updated(0, 'uploadDate', '')).toBe(post.replace('uploadDate: 2019-04-04', 'uploadDate:'))
    expect(updateVideoEntry(post, 1, 'duration', '')).toEqual({ ok: true, edits: [] })
  })

  it('writes nothing for what is there already, or for a space at the end', () => {
    expect(updateVideoEntry(post, 1, 'title', 'Sintel ')).toEqual({ ok: true, edits: [] })
    const { description = '' } = entriesOf(post).entries[0] ?? {}
    expect(updateVideoEntry(post, 0, 'description', `${description}\n`)).toEqual({ ok: true, edits: [] })
  })

  it('refuses an entry that is not there', () => {
    expect(updateVideoEntry(post, 2, 'title', 'x')).toMatchObject({ ok: false, code: 'no-such-place' })
    expect(updateVideoEntry('Body', 0, 'title', 'x')).toMatchObject({ ok: false })
  })
})

describe('addVideoEntry', () => {
  const fields = {
    duration: 'PT12M14S',
    title: 'Tears of Steel: robots',
    uploadDate: '2012-09-26T10:00:00Z',
    description: 'Robots in Amsterdam.'
  }
  const third = `    - title: |-
        Tears of Steel: robots
      description: |-
        Robots in Amsterdam.
      uploadDate: 2012-09-26
      duration: PT12M14S
`

  it('writes like the other entries, in their order and precision', () => {
    expect(applied(post, addVideoEntry(post, 2, fields))).toBe(head + first + second + third + tail)
    expect(applied(post, addVideoEntry(post, 0, fields))).toBe(head + third + first + second + tail)
  })

  it('gives a date the time that the others have', () => {
    const timed = post.replaceAll(/uploadDate: (.*)/g, 'uploadDate: $1T09:30:00Z')
    expect(applied(timed, addVideoEntry(timed, 2, { uploadDate: '2012-09-26' }))).toContain(
      '    - uploadDate: 2012-09-26T00:00:00Z\n'
    )
  })

  it('creates what is missing', () => {
    const entry = { title: 'Sintel' }
    const made = (text: string, newList?: 'params' | 'top') =>
      applied(text, addVideoEntry(text, 0, entry, newList && { newList }))
    expect(made('---\ntitle: x\n---\n')).toBe(
      '---\ntitle: x\nparams:\n  videoSchema:\n    - title: Sintel\n---\n'
    )
    expect(made('---\ntitle: x\n---\n', 'top')).toBe('---\ntitle: x\nvideoSchema:\n  - title: Sintel\n---\n')
    expect(made('---\nparams:\n  author: ana\n---\n')).toBe(
      '---\nparams:\n  author: ana\n  videoSchema:\n    - title: Sintel\n---\n'
    )
    expect(made('---\nvideoSchema: []\n---\n')).toBe('---\nvideoSchema:\n  - title: Sintel\n---\n')
    expect(made('Body\n')).toBe('---\nparams:\n  videoSchema:\n    - title: Sintel\n---\n\nBody\n')
    expect(made('')).toBe('---\nparams:\n  videoSchema:\n    - title: Sintel\n---\n')
  })

  it('refuses where the front matter cannot be edited', () => {
    expect(addVideoEntry('+++\na = 1\n+++\n', 0, fields)).toMatchObject({ ok: false, code: 'unreadable' })
    expect(addVideoEntry('---\nvideoSchema: none\n---\n', 0, fields)).toMatchObject({
      code: 'unsafe',
      at: 17
    })
  })
})

describe('moving, copying and removing entries', () => {
  it('moves whole entries', () => {
    expect(applied(post, moveVideoEntry(post, 0, 1))).toBe(head + second + first + tail)
    expect(applied(post, moveVideoEntry(post, 1, 0))).toBe(head + second + first + tail)
  })

  it('copies an entry behind itself', () => {
    expect(applied(post, duplicateVideoEntry(post, 0))).toBe(head + first + first + second + tail)
  })

  it('leaves an empty list behind the only entry, and fills it again as it was', () => {
    const one = head + second + tail
    const none = applied(one, removeVideoEntry(one, 0))
    expect(none).toBe(`${head.trimEnd()} []\n${tail}`)
    expect(entriesOf(none)).toMatchObject({ path: ['params', 'videoSchema'], entries: [] })
    const again = { title: 'Sintel', embedUrl: 'https://youtu.be/eRsGyueVLvQ', uploadDate: '2010-09-30' }
    expect(applied(none, addVideoEntry(none, 0, again))).toBe(one)
  })

  it('refuses where there is nothing', () => {
    expect(removeVideoEntry('---\ntitle: x\n---\n', 0)).toMatchObject({ ok: false, code: 'no-such-place' })
    expect(moveVideoEntry(post, 0, 2)).toMatchObject({ ok: false, code: 'no-such-place' })
  })
})
