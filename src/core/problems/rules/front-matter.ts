import { mapsIn } from '../fields.ts'
import type { Fix } from '../problem.ts'
import type { PostReading } from '../read-post.ts'
import { post, type Rule } from '../rule.ts'

const isTwice = (message: string | null): message is string => message?.includes('is there twice') === true

export const unreadableFrontMatter: Rule = {
  code: 'front-matter-unreadable',
  severity: 'error',
  doc: 'Hugo cannot read the front matter, so the site is not built.',
  fires: [
    { text: '---\ntitle: ⟦"Sintel⟧\n---\n' },
    { text: '⟦---⟧\ntitle: Sintel\n' },
    { text: '⟦- a list⟧\n' },
    { text: '⟦{{< youtube "WhWc3b3KhnY" >}}⟧\n' }
  ],
  quiet: [
    { text: post('title: "Sintel"') },
    { text: 'No front matter.\n' },
    { text: '+++\ntitle = 1\n+++\n' }
  ],
  check({ text, parts, frontMatter }) {
    if (parts.fault === 'invalid-fence' || parts.fault === 'shortcode-first') {
      const from = text.search(/\S/)
      const message =
        parts.fault === 'invalid-fence'
          ? 'Hugo takes a list at the very start for front matter. Put front matter above it: --- on two lines.'
          : 'Hugo takes a shortcode at the very start for front matter. Put front matter above it: --- on two lines.'
      return [{ from, to: lineEnd(text, from), message }]
    }
    if (frontMatter.kind !== 'unreadable' || isTwice(frontMatter.message)) return []
    if (frontMatter.format !== 'yaml' && parts.fault !== 'unclosed') return []
    const { at, message } = frontMatter
    return [{ from: at, to: Math.max(at, lineEnd(text, at)), message }]
  }
}

export const duplicateKey: Rule = {
  code: 'duplicate-key',
  severity: 'error',
  doc: 'A key stands twice in one group: Hugo stops, or takes the last one.',
  fires: [
    { text: post('title: Spring\n⟦title: Sintel⟧') },
    { text: post('title: Spring\n⟦title: Spring⟧'), fixed: post('title: Spring') },
    { text: post('params:\n  a: 1\n  b: 2\n  ⟦a: 3⟧') }
  ],
  quiet: [{ text: post('title: Spring\nparams:\n  title: Sintel') }],
  check({ text, frontMatter }) {
    if (frontMatter.kind === 'unreadable' && isTwice(frontMatter.message)) {
      const { at: from, message } = frontMatter
      return [{ from, to: lineEnd(text, from), message, fixes: withoutRepeated(text, from) }]
    }
    if (frontMatter.kind !== 'yaml') return []
    return mapsIn(frontMatter.root).flatMap(map => {
      const keys = map.fields.map(({ key }) => key)
      return map.fields.flatMap(({ key, keyRange }, index) =>
        keys.indexOf(key) === index || map.path.length === 0
          ? []
          : [
              {
                from: keyRange.from,
                to: lineEnd(text, keyRange.from),
                message: `“${key}” is there twice. Remove one of the two.`,
                field: map.path
              }
            ]
      )
    })
  }
}

/** A line that says the same as an earlier one can go; two values are the writer's choice. */
function withoutRepeated(text: string, from: number): readonly Fix[] {
  const line = text.slice(from, lineEnd(text, from))
  const next = text.charAt(from + line.length + 1)
  const isWhole = /^\S+:[ \t]+[^\s|>&*[{]/.test(line) && text[from - 1] === '\n' && !/[ \t]/.test(next)
  if (!isWhole || !text.slice(0, from).includes(`\n${line}\n`)) return []
  return [{ title: 'Remove the second one', edits: [{ from: from - 1, to: from + line.length, insert: '' }] }]
}

function lineEnd(text: PostReading['text'], at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}
