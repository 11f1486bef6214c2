import { isThumbnailOf, videoIdOfThumbnail } from '../../videos/thumbnail.ts'
import { parseVideoLink } from '../../videos/video-link.ts'
import { type Rule, videos } from '../rule.ts'
import { atValue, eachValue } from '../video-values.ts'
import { entryWith } from './missing-video-fields.ts'

/** Hosts that serve the same pictures over https. */
const secureHosts = /^http:\/\/(?:i\d?\.ytimg\.com|img\.youtube\.com|i\.vimeocdn\.com)\//i

export const malformedThumbnail: Rule = {
  code: 'video-thumbnail-malformed',
  severity: 'error',
  doc: 'The thumbnail of a video entry is neither an address of the web nor a picture of the site.',
  fires: [
    { text: videos(entryWith({ thumbnailUrl: '⟦none yet⟧' })) },
    {
      text: videos(entryWith({ thumbnailUrl: '⟦spring.jpg⟧' })),
      facts: { files: ['cover.jpg'], siteFiles: [] }
    }
  ],
  quiet: [
    { text: videos(entryWith({ thumbnailUrl: 'https://example.org/spring.jpg' })) },
    { text: videos(entryWith({ thumbnailUrl: '/images/spring.jpg' })) },
    { text: videos(entryWith({ thumbnailUrl: 'spring.jpg' })) },
    {
      text: videos(entryWith({ thumbnailUrl: 'spring.jpg' })),
      facts: { files: ['spring.jpg'], siteFiles: [] }
    }
  ],
  check: (post, { files, siteFiles }) =>
    eachValue(post, 'thumbnailUrl', (value, entry) => {
      if (/^(?:https?:)?\/\/[^/\s]+\/\S*$/i.test(value)) return []
      const isPath = /^\/?[^\s:]+\.(?:avif|gif|jpe?g|png|svg|webp)$/i.test(value)
      const known = files === null || siteFiles === null ? null : [...files, ...siteFiles]
      if (isPath && (known === null || value.startsWith('/') || known.includes(value.replace(/^\.\//, ''))))
        return []
      const message = isPath
        ? `There is no picture ${value} beside the post or in the site.`
        : 'This is no address of a picture.'
      return atValue(post, entry, 'thumbnailUrl', message)
    })
}

export const httpThumbnail: Rule = {
  code: 'video-thumbnail-http',
  severity: 'warning',
  doc: 'The thumbnail is fetched without encryption: browsers block or warn of it on an https page.',
  fires: [
    {
      text: videos(entryWith({ thumbnailUrl: '⟦http://i3.ytimg.com/vi/WhWc3b3KhnY/hqdefault.jpg⟧' })),
      fixed: videos(entryWith({ thumbnailUrl: 'https://i3.ytimg.com/vi/WhWc3b3KhnY/hqdefault.jpg' }))
    },
    { text: videos(entryWith({ thumbnailUrl: '⟦http://example.org/spring.jpg⟧' })) }
  ],
  quiet: [{ text: videos(entryWith({ thumbnailUrl: 'https://i.ytimg.com/vi/WhWc3b3KhnY/0.jpg' })) }],
  check: post =>
    eachValue(post, 'thumbnailUrl', (value, entry) =>
      /^http:/i.test(value)
        ? atValue(
            post,
            entry,
            'thumbnailUrl',
            'This picture is fetched over http. Pages on https need https.',
            secureHosts.test(value)
              ? { title: 'Use https', piece: value.slice(0, 5), by: 'https:' }
              : undefined
          )
        : []
    )
}

export const foreignThumbnail: Rule = {
  code: 'video-thumbnail-foreign',
  severity: 'warning',
  doc: 'The thumbnail is that of another YouTube video than the link’s.',
  fires: [
    {
      text: videos(
        entryWith({
          embedUrl: 'https://youtu.be/WhWc3b3KhnY',
          thumbnailUrl: '⟦https://i.ytimg.com/vi/eRsGyueVLvQ/maxresdefault.jpg⟧'
        })
      ),
      fixed: videos(
        entryWith({
          embedUrl: 'https://youtu.be/WhWc3b3KhnY',
          thumbnailUrl: 'https://i.ytimg.com/vi/WhWc3b3KhnY/maxresdefault.jpg'
        })
      )
    }
  ],
  quiet: [
    {
      text: videos(
        entryWith({
          embedUrl: 'https://youtu.be/WhWc3b3KhnY',
          thumbnailUrl: 'https://i.ytimg.com/vi/WhWc3b3KhnY/0.jpg'
        })
      )
    },
    { text: videos(entryWith({ thumbnailUrl: 'https://i.ytimg.com/vi/eRsGyueVLvQ/0.jpg' })) },
    { text: videos(entryWith({ embedUrl: 'https://youtu.be/WhWc3b3KhnY' })) }
  ],
  check: post =>
    eachValue(post, 'thumbnailUrl', (value, entry) => {
      const video = parseVideoLink(entry.embedUrl)
      const id = videoIdOfThumbnail(value)
      // The same film may be on both hosts, and Vimeo's pictures have no lasting addresses.
      if (video?.host !== 'youtube' || id === null || isThumbnailOf(value, video)) return []
      return atValue(
        post,
        entry,
        'thumbnailUrl',
        'This is the thumbnail of another video.',
        !/[?]/.test(value) ? { title: 'Use this video’s own', piece: id, by: video.id } : undefined
      )
    })
}
