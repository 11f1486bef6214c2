import { nearestName } from '../../text/nearest-name.ts'
import { isVideoId } from '../../videos/video-link.ts'
import type { Fix } from '../problem.ts'
import { post, type Rule } from '../rule.ts'

/** Hugo's own shortcodes, its deprecated ones included: gohugo.io/shortcodes. */
const hugoNames = [
  'comment',
  'details',
  'figure',
  'gist',
  'highlight',
  'instagram',
  'instagram_simple',
  'param',
  'qr',
  'ref',
  'relref',
  'tweet',
  'twitter',
  'twitter_simple',
  'vimeo',
  'vimeo_simple',
  'x',
  'x_simple',
  'youtube'
] as const

/** Those of them that are written around a text. */
const hugoPaired = ['comment', 'details', 'highlight'] as const

const site = { shortcodes: { names: ['note', 'film-credit'], paired: ['note'] } }

export const brokenShortcode: Rule = {
  code: 'shortcode-broken',
  severity: 'error',
  doc: 'Hugo cannot read a shortcode call, so the site is not built.',
  fires: [
    { text: post('title: x', '⟦{{< youtube "WhWc3b3KhnY"⟧\n') },
    { text: post('title: x', '{{< youtube ⟦"WhWc3b3KhnY >}}⟧\n') },
    { text: post('title: x', '⟦{{< /note >}}⟧\n') }
  ],
  quiet: [
    { text: post('title: x', '{{< youtube "WhWc3b3KhnY" >}} {{</* note */>}} {{ x }}') },
    { text: post('title: x', '{{% note %}}a{{% /note %}}') }
  ],
  check: ({ shortcodes }) => shortcodes.faults.map(({ from, to, message }) => ({ from, to, message }))
}

export const unknownShortcode: Rule = {
  code: 'shortcode-unknown',
  severity: 'error',
  doc: 'Neither Hugo nor the site has this shortcode, so the site is not built.',
  fires: [
    {
      text: post('title: x', '{{< ⟦yuotube⟧ "WhWc3b3KhnY" >}}'),
      facts: site,
      fixed: post('title: x', '{{< youtube "WhWc3b3KhnY" >}}')
    },
    {
      text: post('title: x', '{{% ⟦noet⟧ %}}a{{% /noet %}}'),
      facts: site,
      fixed: post('title: x', '{{% note %}}a{{% /note %}}')
    },
    { text: post('title: x', '{{< ⟦carousel⟧ >}}'), facts: site }
  ],
  quiet: [
    { text: post('title: x', '{{< carousel >}}') },
    { text: post('title: x', '{{< youtube a >}}{{< film-credit >}}{{</* carousel */>}}'), facts: site },
    { text: post('title: x', '{{< mine.inline >}}x{{< /mine.inline >}}'), facts: site }
  ],
  check({ shortcodes: { calls } }, { shortcodes }) {
    if (shortcodes === null) return []
    const known = new Set<string>([...hugoNames, ...shortcodes.names])
    return calls.flatMap(call => {
      if (call.form === 'close' || call.inline || known.has(call.name)) return []
      const meant = nearestName(call.name, known, Math.min(2, Math.ceil(call.name.length / 3)))
      const closing = call.partner === null ? undefined : calls[call.partner]
      const places = closing === undefined ? [call.nameRange] : [call.nameRange, closing.nameRange]
      const fixes: readonly Fix[] =
        meant === null
          ? []
          : [
              {
                title: `Write “${meant}”`,
                edits: places.map(({ from, to }) => ({ from, to, insert: meant }))
              }
            ]
      const message = `There is no shortcode “${call.name}” in Hugo or in this site.`
      return [{ ...call.nameRange, message, fixes }]
    })
  }
}

export const unclosedShortcode: Rule = {
  code: 'shortcode-unclosed',
  severity: 'error',
  doc: 'A shortcode that stands around a text is not closed, so the site is not built.',
  fires: [
    { text: post('title: x', '⟦{{< note >}}⟧\na\n'), facts: site },
    { text: post('title: x', '⟦{{< details "more" >}}⟧\na\n') }
  ],
  quiet: [
    { text: post('title: x', '{{< note >}}a{{< /note >}} {{< note />}}'), facts: site },
    { text: post('title: x', '{{< note >}}a') },
    { text: post('title: x', '{{< film-credit >}}'), facts: site }
  ],
  check({ shortcodes: { calls } }, { shortcodes }) {
    const paired = new Set<string>([...hugoPaired, ...(shortcodes?.paired ?? [])])
    return calls.flatMap(({ name, form, partner, from, to }) =>
      form === 'open' && partner === null && paired.has(name)
        ? [
            {
              from,
              to,
              message: `“${name}” stands around a text: close it with {{< /${name} >}} behind that.`
            }
          ]
        : []
    )
  }
}

export const malformedEmbedId: Rule = {
  code: 'embed-id-malformed',
  severity: 'error',
  doc: 'A video shortcode has no id, or one that its host cannot have: readers see a player with an error.',
  fires: [
    { text: post('title: x', '⟦{{< youtube >}}⟧') },
    { text: post('title: x', '{{< youtube "⟦WhWc3b3⟧" >}}') },
    {
      text: post('title: x', '{{< youtube "⟦https://youtu.be/WhWc3b3KhnY⟧" >}}'),
      fixed: post('title: x', '{{< youtube "WhWc3b3KhnY" >}}')
    },
    { text: post('title: x', '{{< vimeo id=⟦blender⟧ >}}') }
  ],
  quiet: [
    { text: post('title: x', '{{< youtube WhWc3b3KhnY >}} {{< vimeo 325734292 >}}') },
    { text: post('title: x', '`{{</* youtube */>}}` {{< video "x" >}}') }
  ],
  check: ({ embeds }) =>
    embeds.flatMap(({ valid, id, idRange, host, from, to }) => {
      if (valid) return []
      const name = host === 'youtube' ? 'YouTube' : 'Vimeo'
      if (id.trim() === '') return [{ from, to, message: `This ${name} shortcode names no video.` }]
      const linked = /(?:v=|\/)([\w-]+)(?:[?&#]\S*)?$/.exec(id)?.[1]
      const fixes: readonly Fix[] =
        linked !== undefined && isVideoId(host, linked)
          ? [{ title: 'Keep the id only', edits: [{ ...idRange, insert: linked }] }]
          : []
      return [{ ...idRange, message: `${name} has no video with such an id.`, fixes }]
    })
}
