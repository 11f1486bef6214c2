import type { Heading } from '../../post/headings.ts'
import type { Fix } from '../problem.ts'
import { isInCalls, type PostReading } from '../read-post.ts'
import { post, type Rule } from '../rule.ts'

export const firstLevelHeading: Rule = {
  code: 'heading-first-level',
  severity: 'warning',
  doc: 'The body has a first-level heading: that is the post’s title, which the site shows already.',
  fires: [
    { text: post('title: x', '⟦# Spring⟧\n\nText\n'), fixed: post('title: x', '## Spring\n\nText\n') },
    {
      text: post('title: x', '⟦# Spring⟧\n\n## Makers\n'),
      fixed: post('title: x', '## Spring\n\n### Makers\n')
    },
    { text: post('title: x', '⟦Spring\n===⟧\n') }
  ],
  quiet: [
    { text: post('title: x', '## Spring\n\n```\n# a comment\n```\n') },
    { text: post('title: x', '{{< highlight sh >}}\n# a comment\n{{< /highlight >}}\n') },
    { text: post('title: x', '# Spring\n'), facts: { titlesInBody: true } },
    { text: '# A page without front matter\n' }
  ],
  check(reading, { titlesInBody }) {
    if (titlesInBody) return []
    // Where no title is given, the heading may be all there is.
    const { frontMatter, headings } = reading
    const hasTitle =
      frontMatter.kind === 'yaml' && frontMatter.root.fields.some(({ key }) => key.toLowerCase() === 'title')
    if (!hasTitle) return []
    return headings.flatMap((heading, index) => {
      if (heading.level !== 1 || isInCalls(reading, heading.from)) return []
      const { from, to } = heading
      const message = 'The title is the first-level heading of the page. Begin sections with ##.'
      return [{ from, to, message, fixes: demoted(reading, headings.slice(index)) }]
    })
  }
}

/** Moves a section down by one level, with all headings in it, where each is written with `#`. */
function demoted({ text }: PostReading, [first, ...rest]: readonly Heading[]): readonly Fix[] {
  if (first === undefined) return []
  const end = rest.findIndex(({ level }) => level === 1)
  const section = [first, ...rest.slice(0, end < 0 ? rest.length : end)]
  const edits = section.flatMap(({ from, to, level }) => {
    const mark = from + text.slice(from, to).indexOf('#')
    return text.startsWith('#'.repeat(level), mark) && level < 6
      ? [{ from: mark, to: mark, insert: '#' }]
      : []
  })
  return edits.length === section.length ? [{ title: 'Make it a second-level heading', edits }] : []
}

export const skippedLevel: Rule = {
  code: 'heading-skipped',
  severity: 'info',
  doc: 'A heading is more than one level below the one before: screen readers announce a gap.',
  fires: [{ text: post('title: x', '## A\n\n⟦#### B⟧\n'), fixed: post('title: x', '## A\n\n### B\n') }],
  quiet: [
    { text: post('title: x', '### A\n\n## B\n\n### C\n\n## D\n') },
    { text: post('title: x', '#### Only one\n') }
  ],
  check(reading) {
    const { text } = reading
    const headings = reading.headings.filter(({ from }) => !isInCalls(reading, from))
    return headings.flatMap((heading, index) => {
      const { from, to, level } = heading
      const before = headings[index - 1]
      if (before === undefined || level <= before.level + 1) return []
      const wanted = before.level + 1
      const message = `This heading has level ${level} under one of level ${before.level}.`
      // Alone it can be raised; with others of its level behind it the writer decides.
      const next = headings[index + 1]
      const mark = from + text.slice(from, to).indexOf('#')
      const isAlone = next === undefined || next.level <= wanted
      const fixes =
        isAlone && text.startsWith('#'.repeat(level), mark)
          ? [
              {
                title: `Make it level ${wanted}`,
                edits: [{ from: mark, to: mark + level - wanted, insert: '' }]
              }
            ]
          : []
      return [{ from, to, message, fixes }]
    })
  }
}
