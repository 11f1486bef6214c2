import type { ScalarNode } from '../../frontmatter/types.ts'
import { type DateParts, readDate, weekdayMismatch } from '../../videos/dates.ts'
import { atNode, replaceIn, textAt } from '../fields.ts'
import type { PostReading } from '../read-post.ts'
import { post, type Rule } from '../rule.ts'

const dateKeys = ['date', 'publishDate', 'expiryDate', 'lastmod'] as const

/** Values that Hugo takes from elsewhere: `:git`, `:filename` are no dates of the post. */
const isOtherSource = (value: string) => value.startsWith(':')

function datesOf(post: PostReading) {
  return dateKeys.flatMap(key => {
    const node = textAt(post, [key])
    return node === null || isOtherSource(node.value) ? [] : [{ key, node, reading: readDate(node.value) }]
  })
}

export const unreadableDate: Rule = {
  code: 'date-unreadable',
  severity: 'error',
  doc: 'Hugo cannot read the date, so the site is not built.',
  fires: [
    { text: post('date: ⟦17 June⟧') },
    { text: post('date: ⟦2021-02-30⟧') },
    { text: post('publishDate: ⟦"tomorrow"⟧') }
  ],
  quiet: [
    { text: post('date: 2021-06-17T09:00:00Z') },
    { text: post('date: Thu, 30 May 2019 09:00:00 +0000') },
    { text: post('date:') }
  ],
  check: post =>
    datesOf(post).flatMap(({ node, reading }) => (reading.ok ? [] : [atNode(node, reading.message)]))
}

export const wrongWeekday: Rule = {
  code: 'weekday-mismatch',
  severity: 'warning',
  doc: 'The day of the week does not fit the date; Hugo ignores it, so one of the two is a mistake nobody sees.',
  fires: [
    {
      text: post('date: ⟦Fri, 30 May 2019 09:00:00 +0000⟧'),
      fixed: post('date: Thu, 30 May 2019 09:00:00 +0000')
    },
    {
      text: post("date: ⟦'Fri, 30 May 2019 09:00:00 +0000'⟧"),
      fixed: post("date: 'Thu, 30 May 2019 09:00:00 +0000'")
    },
    {
      text: post('date: ⟦Friday, 30-May-19 09:00:00 UTC⟧'),
      fixed: post('date: Thursday, 30-May-19 09:00:00 UTC')
    }
  ],
  quiet: [{ text: post('date: Thu, 30 May 2019 09:00:00 +0000') }, { text: post('date: 2019-05-30') }],
  check: post =>
    datesOf(post).flatMap(({ node, reading }) => {
      const wrong = reading.ok ? weekdayMismatch(reading.parts) : null
      if (!reading.ok || wrong === null) return []
      const message = `${reading.parts.date} was a ${wrong.actual}, not a ${wrong.written}.`
      return [atNode(node, message, weekdayFix(post, node, wrong))]
    })
}

function weekdayFix(post: PostReading, node: ScalarNode, wrong: { written: string; actual: string }) {
  const isLong = node.value.includes(wrong.written)
  const [written, actual] = isLong
    ? [wrong.written, wrong.actual]
    : [wrong.written.slice(0, 3), wrong.actual.slice(0, 3)]
  const edits = replaceIn(post, node, written, actual)
  return edits === null ? [] : [{ title: `Write ${actual}`, edits }]
}

export const futureDate: Rule = {
  code: 'date-in-future',
  severity: 'warning',
  doc: 'The date is still to come and the post is no draft: Hugo leaves it out without a word.',
  fires: [
    { text: post('title: x\ndate: ⟦2031-01-02⟧'), facts: { today: '2030-12-31' } },
    { text: post('publishDate: ⟦2031-01-02⟧\ndate: 2029-01-01'), facts: { today: '2030-12-31' } }
  ],
  quiet: [
    { text: post('date: 2031-01-02') },
    { text: post('date: 2031-01-01'), facts: { today: '2030-12-31' } },
    { text: post('date: 2031-01-02\ndraft: true'), facts: { today: '2030-12-31' } },
    { text: post('date: 2031-01-02\npublishDate: 2029-01-01'), facts: { today: '2030-12-31' } },
    { text: post('date: 2031-01-02'), facts: { today: '2030-12-31', buildsFuture: true } }
  ],
  check(post, { today, buildsFuture }) {
    if (today === null || buildsFuture || textAt(post, ['draft'])?.value === 'true') return []
    const dates = datesOf(post)
    // Hugo publishes by `publishDate`, and by `date` where there is none.
    const date = dates.find(({ key }) => key === 'publishDate') ?? dates.find(({ key }) => key === 'date')
    if (!date?.reading.ok || !isAfter(date.reading.parts, today)) return []
    const message = `Hugo leaves this post out until ${date.reading.parts.date}.`
    return [atNode(date.node, message)]
  }
}

/** Later than tomorrow: what is tomorrow here is today somewhere. */
export function isAfter({ date }: DateParts, today: string): boolean {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const tomorrow = new Date(0)
  tomorrow.setUTCFullYear(year, month - 1, day + 1)
  return date > tomorrow.toISOString().slice(0, 10)
}
