import type { BodyLink } from '../../post/body-links.ts'
import type { PostFacts } from '../post-facts.ts'
import { type Finding, post, type Rule } from '../rule.ts'

const bundle = {
  id: 'spring/index.md',
  files: ['cover.jpg', 'img/Room.png', 'a b.png'],
  siteFiles: ['uploads/reel.svg']
}

export const missingFile: Rule = {
  code: 'file-missing',
  severity: 'error',
  doc: 'A picture or file that the post shows or links is not there, or is spelled in other letters.',
  fires: [
    { text: post('title: x', '![A room](⟦room.png⟧)'), facts: bundle },
    {
      text: post('title: x', '![A room](⟦img/room.PNG⟧ "The room")'),
      facts: bundle,
      fixed: post('title: x', '![A room](img/Room.png "The room")')
    },
    { text: post('title: x', '[The notes](⟦./notes.pdf⟧)'), facts: bundle },
    { text: post('title: x', '<img src="⟦/uploads/Reel.png⟧" alt="A reel">'), facts: bundle },
    {
      text: post('title: x', '{{< figure src="⟦Cover.jpg⟧" alt="x" >}}'),
      facts: bundle,
      fixed: post('title: x', '{{< figure src="cover.jpg" alt="x" >}}')
    }
  ],
  quiet: [
    {
      text: post('title: x', '![](cover.jpg) ![](./img/Room.png?w=3) ![](a%20b.png) ![](/uploads/reel.svg)'),
      facts: bundle
    },
    { text: post('title: x', '![](room.png)') },
    {
      text: post('title: x', '![](https://a.org/b.png) ![](//a.org/b.png) ![](data:image/png;base64,AA)'),
      facts: bundle
    },
    {
      text: post('title: x', '[a](#a) [b](other/) [c](mailto:a@b.org) `![](d.png)` [e](../e/)'),
      facts: bundle
    },
    { text: post('title: x', '![](uploads/reel.svg)'), facts: bundle }
  ],
  check: ({ links }, facts) => links.flatMap(link => fileFinding(link, facts))
}

/** Endings of files that stand beside posts; a link to anything else leads to a page. */
const fileEnding =
  /\.(?:avif|gif|jpe?g|png|svg|webp|bmp|ico|pdf|zip|mp4|webm|mov|mp3|ogg|vtt|srt|csv|xlsx?|docx?|pptx?|key|odp|txt)$/i

function fileFinding(
  { kind, target, targetRange }: BodyLink,
  { files, siteFiles }: PostFacts
): readonly Finding[] {
  if (kind === 'bare' || files === null) return []
  const path = filePath(target)
  if (path === null || !fileEnding.test(path)) return []
  // Up and out of the bundle lies what is not known here.
  if (path.startsWith('../')) return []
  const isOfSite = path.startsWith('/')
  if (isOfSite && siteFiles === null) return []
  const name = path.replace(/^(?:\.?\/)+/, '')
  const known = isOfSite ? (siteFiles ?? []) : siteFiles === null ? files : [...files, ...siteFiles]
  if (known.includes(name)) return []
  const lower = name.toLowerCase()
  const other = known.find(file => file.toLowerCase() === lower)
  if (other === undefined) {
    const place = isOfSite ? 'in this site' : 'beside this post'
    return [{ ...targetRange, message: `There is no file “${name}” ${place}.` }]
  }
  const written = target.endsWith(name) ? target.slice(0, -name.length) + other : null
  const fixes =
    written === null ? [] : [{ title: `Write “${other}”`, edits: [{ ...targetRange, insert: written }] }]
  return [
    { ...targetRange, message: `The file is called “${other}”: servers tell capital letters apart.`, fixes }
  ]
}

/** A link's path without query and escapes; null for other sites, places in the page, and what templates make. */
function filePath(target: string): string | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#|\{\{)/i.test(target)) return null
  const path = target.replace(/[?#].*$/s, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

export const missingAlternative: Rule = {
  code: 'image-without-text',
  severity: 'warning',
  doc: 'A picture has no text alternative: who cannot see it learns nothing of it.',
  fires: [
    { text: post('title: x', '⟦![](room.png)⟧') },
    { text: post('title: x', 'A <⟦img src="room.png"⟧>.').replace('<⟦', '⟦<').replace('"⟧>', '">⟧') },
    { text: post('title: x', '⟦{{< figure src="room.png" title="The room" >}}⟧') }
  ],
  quiet: [
    {
      text: post(
        'title: x',
        '![A room](room.png) <img src="line.png" alt=""> {{< figure src="a.png" alt="a" >}}'
      )
    },
    { text: post('title: x', '{{< figure src="a.png" caption="The room at dusk" >}}') }
  ],
  check: ({ links }) =>
    links.flatMap(({ kind, markup, words, from, to }) => {
      // In HTML `alt=""` says that a picture is for looks only; in Markdown nobody writes that on purpose.
      const isMissing = kind === 'image' && (words === null || (words.trim() === '' && markup !== 'html'))
      return isMissing ? [{ from, to, message: 'This picture has no text for those who cannot see it.' }] : []
    })
}

export const coverSize: Rule = {
  code: 'cover-size',
  severity: 'warning',
  doc: 'The cover is smaller or larger than the site’s `params.limits.cover` say.',
  fires: [
    {
      text: '⟦---⟧\ntitle: x\n---\n',
      facts: {
        cover: { name: 'cover.jpg', width: 400, height: 300, limits: { minWidth: 800, maxWidth: 1600 } }
      }
    },
    {
      text: '---\ntitle: x\nimages: [⟦cover.jpg⟧]\n---\n',
      facts: { cover: { name: 'cover.jpg', width: 900, height: 900, limits: { maxHeight: 600 } } }
    }
  ],
  quiet: [
    { text: post('title: x') },
    {
      text: post('title: x'),
      facts: {
        cover: { name: 'cover.jpg', width: 800, height: 300, limits: { minWidth: 800, minHeight: 256 } }
      }
    }
  ],
  check({ text, frontMatter }, { cover }) {
    if (cover === null || frontMatter.kind !== 'yaml') return []
    const { width, height, name } = cover
    const { minWidth = 0, maxWidth = Infinity, minHeight = 0, maxHeight = Infinity } = cover.limits
    if (width >= minWidth && width <= maxWidth && height >= minHeight && height <= maxHeight) return []
    const wanted = [spanOf(minWidth, maxWidth, 'wide'), spanOf(minHeight, maxHeight, 'high')].filter(Boolean)
    const message = `The cover “${name}” has ${width} × ${height} pixels; this site wants ${wanted.join(' and ')}.`
    const { block } = frontMatter
    const named = text.slice(block.from, block.to).indexOf(name)
    const from = named < 0 ? block.from : block.from + named
    return [{ from, to: named < 0 ? from + 3 : from + name.length, message }]
  }
}

function spanOf(least: number, most: number, word: string): string {
  if (least === 0 && most === Infinity) return ''
  if (most === Infinity) return `at least ${least} ${word}`
  return least === 0 ? `at most ${most} ${word}` : `${least} to ${most} ${word}`
}
