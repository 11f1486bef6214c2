import { isVideoHost, linkParts, parseVideoLink } from '../../videos/video-link.ts'
import { type Finding, type Rule, videos } from '../rule.ts'
import { atValue, eachValue } from '../video-values.ts'
import { entryWith } from './missing-video-fields.ts'

export const malformedVideoText: Rule = {
  code: 'video-text-malformed',
  severity: 'error',
  doc: 'A field of a video entry holds a list, a group or HTML where a text belongs.',
  fires: [
    { text: videos(entryWith({ title: '⟦[Spring]⟧' })) },
    { text: videos(entryWith({ description: '⟦<p>A shepherd girl</p>⟧' })) },
    { text: '---\nvideoSchema:\n  - ⟦https://youtu.be/WhWc3b3KhnY⟧\n---\n' }
  ],
  quiet: [
    {
      text: videos(entryWith({ description: '"Frame rates < 30 and > 20, at <https://peach.blender.org>"' }))
    },
    { text: videos(entryWith({ title: '2012' })) }
  ],
  check(post) {
    return post.entries.flatMap((entry): readonly Finding[] => {
      const { from, to, path } = entry
      if (Object.keys(entry.ranges).length === 0 && entry.unknown.length === 0)
        return [{ from, to, message: 'This entry is not a group of fields such as “title: …”.', field: path }]
      return (
        ['title', 'description', 'embedUrl', 'thumbnailUrl', 'uploadDate', 'duration'] as const
      ).flatMap(field => {
        const isNested = entry.ranges[field] !== undefined && entry.locked[field]?.includes('list or group')
        if (isNested) return atValue(post, entry, field, 'A text belongs here, not a list or group.')
        const isText = field === 'title' || field === 'description'
        return isText &&
          /<\/?(?:p|a|b|i|em|strong|br|div|span|ul|li|h\d)(?:\s[^<>]*)?\/?>/i.test(entry[field])
          ? atValue(post, entry, field, 'Search engines show this as it is: write it without HTML.')
          : []
      })
    })
  }
}

export const malformedVideoLink: Rule = {
  code: 'video-link-malformed',
  severity: 'error',
  doc: 'The link of a video entry is no address of the web.',
  fires: [
    { text: videos(entryWith({ embedUrl: '⟦WhWc3b3KhnY⟧' })) },
    { text: videos(entryWith({ embedUrl: '⟦see the playlist⟧' })) }
  ],
  quiet: [
    { text: videos(entryWith({ embedUrl: 'youtu.be/WhWc3b3KhnY' })) },
    { text: videos(entryWith({ embedUrl: 'https://example.org/spring.webm' })) },
    { text: videos(entryWith({ embedUrl: '/films/spring.webm' })) }
  ],
  check: post =>
    eachValue(post, 'embedUrl', (value, entry) =>
      isAddress(value)
        ? []
        : atValue(post, entry, 'embedUrl', 'This is no link to a video. Paste its address.')
    )
}

export const unrecognisedVideoLink: Rule = {
  code: 'video-link-unrecognised',
  severity: 'warning',
  doc: 'The link is one of YouTube’s or Vimeo’s, but names no video: a channel, a playlist, an id cut short.',
  fires: [
    { text: videos(entryWith({ embedUrl: '⟦https://youtu.be/WhWc3b3⟧' })) },
    { text: videos(entryWith({ embedUrl: '⟦https://www.youtube.com/playlist?list=PLa1F2ddGya_8⟧' })) },
    { text: videos(entryWith({ embedUrl: '⟦https://vimeo.com/blender⟧' })) }
  ],
  quiet: [
    { text: videos(entryWith({ embedUrl: 'https://youtu.be/WhWc3b3KhnY' })) },
    { text: videos(entryWith({ embedUrl: 'https://video.blender.org/w/abc' })) }
  ],
  check: post =>
    eachValue(post, 'embedUrl', (value, entry) => {
      const host = linkParts(value)?.host ?? ''
      if (!isVideoHost(host) || parseVideoLink(value) !== null) return []
      return atValue(post, entry, 'embedUrl', 'This link names no single video.')
    })
}

function isAddress(value: string): boolean {
  if (/\s/.test(value)) return false
  return /^(?:https?:)?\/\/[^/]+|^\/\S+|^\.{0,2}\/?\S+\.(?:mp4|m4v|webm|mov|ogv|m3u8)$/i.test(value) ||
    parseVideoLink(value) !== null
    ? true
    : /^[\w-]+(?:\.[\w-]+)+(?:[/:?#]\S*)?$/.test(value)
}
