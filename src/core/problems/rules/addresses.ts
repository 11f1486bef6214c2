import type { BodyLink } from '../../post/body-links.ts'
import { pageKey, pageSection } from '../page-key.ts'
import type { PageFacts } from '../post-facts.ts'
import { isInCalls } from '../read-post.ts'
import { post, type Rule } from '../rule.ts'

const pages: PageFacts = {
  keys: ['recaps', 'recaps/spring', '2021/06/17/sintel'],
  complete: ['recaps', '#'],
  host: 'openreel.example'
}

export const missingPage: Rule = {
  code: 'page-missing',
  severity: 'warning',
  doc: 'A link leads to a page of the site that is not there.',
  fires: [
    { text: post('title: x', '[The film](⟦/recaps/sintel/⟧)'), facts: { pages } },
    { text: post('title: x', '[a]: ⟦/2021/06/18/sintel⟧\n'), facts: { pages } },
    { text: post('title: x', '[The film](⟦https://openreel.example/recaps/sintel/#end⟧)'), facts: { pages } }
  ],
  quiet: [
    {
      text: post('title: x', '[a](/recaps/Spring/?x#y) [b](/recaps) [c](/2021/06/17/sintel)'),
      facts: { pages }
    },
    {
      text: post('title: x', '[a](/docs/sintel/) [b](/) [c](#end) [d](https://a.org/recaps/x)'),
      facts: { pages }
    },
    { text: post('title: x', '[a](/recaps/sintel/)') },
    {
      text: post('title: x', '[a](/recaps/sheet.pdf) ![b](/recaps/b.png) [c](/recaps/index.xml)'),
      facts: { pages }
    },
    { text: post('title: x', '[a](/recaps/sintel/)'), facts: { pages: { ...pages, complete: [] } } }
  ],
  check({ links }, { pages, siteFiles }) {
    if (pages === null) return []
    const known = new Set(pages.keys)
    const complete = new Set(pages.complete)
    return links.flatMap(({ kind, target, targetRange }) => {
      if (kind === 'image' || kind === 'bare') return []
      const path = sitePath(target, pages.host)
      if (path === null || /\.(?!html?$)[a-z0-9]{1,5}$/i.test(path)) return []
      const key = pageKey(path)
      if (key === '' || known.has(key) || !complete.has(pageSection(key))) return []
      if (siteFiles?.includes(path.replace(/^\//, ''))) return []
      return [{ ...targetRange, message: `There is no page ${path} in this site.` }]
    })
  }
}

/** The path of a link to the site itself, from its root; null for other sites and relative links. */
export function sitePath(target: string, host: string): string | null {
  const absolute = /^(?:https?:)?\/\/([^/?#]+)([^?#]*)/i.exec(target)
  if (absolute) return host !== '' && absolute[1]?.toLowerCase() === host ? decoded(absolute[2] ?? '') : null
  return target.startsWith('/') ? decoded(target.replace(/[?#].*$/s, '')) : null
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

export const bareAddress: Rule = {
  code: 'bare-address',
  severity: 'info',
  doc: 'An address stands in the text as it is: words as a link tell readers where it leads.',
  fires: [
    {
      text: post('title: x', 'See ⟦https://peach.blender.org/about⟧, and more.'),
      fixed: post('title: x', 'See <https://peach.blender.org/about>, and more.')
    }
  ],
  quiet: [
    { text: post('title: x', 'See <https://a.org>, [a](https://a.org), `https://a.org` and www.a.org') },
    { text: post('title: x', 'https://youtu.be/WhWc3b3KhnY\n') },
    { text: post('title: x', '<a href="https://a.org">https://a.org</a>\n\n[a]: https://a.org\n') },
    { text: post('title: x', 'https://a.org/alone\n\n- https://a.org/one\n- https://a.org/two\n') },
    {
      text: post(
        'title: x',
        'In [the code](https://a.org/{{< version >}}/x.cc), or [its copy][copy].\n\n[copy]: https://a.org/{{< version >}}.zip\n'
      )
    },
    { text: post('title: x', '{{< code >}}\nurl = https://a.org/\n{{< /code >}}\n') }
  ],
  check(reading) {
    const { text, links, embeds } = reading
    const isEmbed = ({ from }: BodyLink) => embeds.some(embed => embed.from <= from && from < embed.to)
    return links.flatMap(link => {
      const { kind, from, to, target } = link
      // Alone on its line, or in its list item, an address is meant to be seen, and some sites make cards of it.
      if (kind !== 'bare' || isEmbed(link) || isInCalls(reading, from) || lineOf(text, from) === target)
        return []
      const message = 'A bare address is hard to read and to hear. Give it words, or put it between < and >.'
      const fixes = [{ title: 'Put it between < and >', edits: [{ from, to, insert: `<${target}>` }] }]
      return [{ from, to, message, fixes }]
    })
  }
}

/** The line at a place, without blanks and a list's mark around its words. */
function lineOf(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  const line = text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end).trim()
  return line.replace(/^(?:[-*+]|\d{1,9}[.)])\s+/, '')
}
