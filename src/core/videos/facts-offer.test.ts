import { describe, expect, it } from 'vitest'
import { readFrontMatter } from '../frontmatter/index.ts'
import { applyEdits } from '../text/apply-edits.ts'
import { readVideoEntries, type VideoEntry } from './entries.ts'
import { lacksFacts, offersFor, writeFacts } from './facts-offer.ts'

const id = 'WhWc3b3KhnY'
const post = (fields: string, heading = 'Spring') =>
  `---\nparams:\n  videoSchema:\n    - title: Spring\n      embedUrl: https://youtu.be/${id}\n${fields}---\n\n## ${heading}\n\n{{< youtube ${id} >}}\n`

function entryOf(text: string): VideoEntry {
  const read = readFrontMatter(text)
  const [entry] = read.kind === 'yaml' ? readVideoEntries(read).entries : []
  if (!entry) throw new Error('no entry')
  return entry
}

const facts = {
  title: 'Spring - Open Movie',
  description: 'A shepherd girl.\n\nhttps://example.org/shop',
  uploadDate: '2019-04-04T12:00:00Z',
  durationSeconds: 464,
  thumbnailUrl: `https://i.ytimg.com/vi/${id}/hqdefault.jpg`
}

describe('lacksFacts', () => {
  const whole =
    '      description: A shepherd girl.\n      uploadDate: 2019-04-04\n      duration: PT7M44S\n      thumbnailUrl: spring.jpg\n'
  it('asks for no more than what an entry has empty', () => {
    expect(lacksFacts(entryOf(post(whole)))).toBe(false)
    expect(lacksFacts(entryOf(post(whole.replace('2019-04-04', '""'))))).toBe(true)
    expect(lacksFacts(entryOf(post(whole.replace(/ *duration.*\n/, ''))))).toBe(true)
    expect(lacksFacts(entryOf(post(whole).replace('title: Spring', 'title: Video 1')))).toBe(true)
  })
})

describe('offersFor', () => {
  it('offers what an entry has not, and what differs beside what it has', () => {
    const offers = offersFor(
      entryOf(post('      uploadDate: 2019-01-01T00:00:00Z\n      duration: PT7M\n')),
      facts
    )
    expect(offers).toEqual([
      { field: 'title', present: 'Spring', offered: 'Spring - Open Movie', value: 'Spring - Open Movie' },
      { field: 'description', present: '', offered: 'A shepherd girl.', value: 'A shepherd girl.' },
      {
        field: 'uploadDate',
        present: '2019-01-01T00:00:00Z',
        offered: '2019-04-04T00:00:00Z',
        value: '2019-04-04T00:00:00Z'
      },
      { field: 'duration', present: '7:00', offered: '7:44', value: 'PT7M44S' },
      { field: 'thumbnailUrl', present: '', offered: facts.thumbnailUrl, value: facts.thumbnailUrl }
    ])
  })

  it('offers nothing for what says the same', () => {
    const same = `      description: A shepherd girl.\n      thumbnailUrl: https://i.ytimg.com/vi/${id}/maxresdefault.jpg\n      uploadDate: 2019-04-04\n      duration: PT7M45S\n`
    expect(offersFor(entryOf(post(same)), { ...facts, title: 'Spring' })).toEqual([])
    expect(offersFor(entryOf(post('')), {})).toEqual([])
  })
})

describe('writeFacts', () => {
  it('writes the chosen ones, a title into its heading too', () => {
    const text = post('')
    const result = writeFacts(text, [
      { index: 0, field: 'title', value: 'Spring *again*' },
      { index: 0, field: 'duration', value: 'PT7M44S' },
      { index: 0, field: 'uploadDate', value: '2019-04-04' }
    ])
    const after = result.ok ? applyEdits(text, result.edits) : ''
    expect(after).toContain('    - title: Spring *again*\n')
    expect(after).toContain('      uploadDate: 2019-04-04\n      duration: PT7M44S\n')
    expect(after).toContain('\n## Spring \\*again\\*\n')
    const other = writeFacts(post('', 'News'), [{ index: 0, field: 'title', value: 'X' }])
    expect(other.ok && applyEdits(post('', 'News'), other.edits)).toContain('\n## News\n')
  })
})
