import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { nodeAt } from '#core/frontmatter/index.ts'
import { markdownBlocks } from '#core/post/markdown-blocks.ts'
import { splitPost } from '#core/post/split-post.ts'
import { readDate } from '#core/videos/dates.ts'
import { parseVideoLink } from '#core/videos/video-link.ts'
import type { PreviewHeader, PreviewVideo, SourceBlock } from '#shared/preview-frame.ts'
import { recap } from '../api/recap.ts'
import { friendlyDuration } from '../form/video-words.ts'
import { PreviewPane } from '../preview/PreviewPane.tsx'
import { type PostAnalysis, useAnalysis } from '../state/analysis.ts'
import { changeLayout, useLayout } from '../state/layout.ts'
import { useOpenPosts } from '../state/open-posts.ts'
import { openLinkedPost } from '../state/post-links.ts'
import { usePreview } from '../state/preview.ts'
import { goToLine } from '../state/source-place.ts'
import { showNotice, useWorkspace } from '../state/workspace.ts'

/** The preview of the post in front, with what the stores know of it. */
export function Preview() {
  const folder = useWorkspace(state => state.folder)
  const hugo = useWorkspace(state => state.hugo)
  const mediaVersion = useWorkspace(state => state.mediaVersion)
  const failedPlayer = useWorkspace(state => state.failedPlayer)
  const { id, page, pageText, failure } = usePreview()
  const { remoteImages, followCursor } = useLayout(
    useShallow(({ remoteImages, followCursor }) => ({ remoteImages, followCursor }))
  )
  const header = useStableJson<PreviewHeader | null>(
    useAnalysis(({ current }) => JSON.stringify(headerOf(current)))
  )
  const videos = useStableJson<readonly PreviewVideo[]>(
    useAnalysis(({ current }) => JSON.stringify(videosOf(current)))
  )
  const line = useOpenPosts(({ active, posts }) => {
    const editor = active === null ? undefined : posts.get(active)?.editor
    return editor === undefined ? null : editor.doc.lineAt(editor.selection.main.head).number
  })
  const blocks = useMemo(() => (followCursor ? blocksOf(pageText) : []), [pageText, followCursor])
  if (folder === null || id === null) return null
  return (
    <section className="preview-region" aria-label="Preview of the post">
      <PreviewPane
        folder={folder}
        id={id}
        page={page}
        failure={failure}
        hugo={hugo}
        header={header}
        videos={videos}
        blocks={blocks}
        line={followCursor ? line : null}
        mediaVersion={mediaVersion}
        failedPlayer={failedPlayer}
        remoteImages={remoteImages}
        onRemoteImages={choice => changeLayout({ remoteImages: choice })}
        onExternalLink={url =>
          void recap.openExternal(url).then(result => result.ok || showNotice(result.error))
        }
        onPostLink={href => void openLinkedPost(id, href, page?.address ?? null)}
        onGoToLine={goToLine}
      />
    </section>
  )
}

/** The same object as long as its JSON is the same. */
function useStableJson<Value>(json: string): Value {
  return useMemo(() => JSON.parse(json) as Value, [json])
}

function headerOf(post: PostAnalysis | null): PreviewHeader | null {
  if (post === null || post.frontMatter.kind !== 'yaml') return null
  const { frontMatter } = post
  const value = (...paths: readonly (readonly string[])[]): string | null => {
    for (const path of paths) {
      const node = nodeAt(frontMatter, path)
      if (node?.kind === 'scalar' && node.value.trim() !== '') return node.value
    }
    return null
  }
  const date = value(['date'])
  return {
    title: value(['title']) ?? '',
    date: date === null ? null : friendlyDay(date),
    author: authorName(
      value(['params', 'author'], ['author'], ['params', 'author', 'name'], ['author', 'name'])
    ),
    cover: value(['cover'], ['params', 'cover'])
  }
}

/** Made once: it takes milliseconds, and this is asked for after every key press. */
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC'
})

function friendlyDay(date: string): string {
  const read = readDate(date)
  if (!read.ok) return date
  return dayFormat.format(new Date(`${read.parts.date}T00:00:00Z`))
}

function authorName(id: string | null): string | null {
  return useWorkspace.getState().siteFacts.authors.find(author => author.id === id)?.name ?? id
}

function videosOf(post: PostAnalysis | null): readonly PreviewVideo[] {
  return (post?.entries ?? []).flatMap(entry => {
    const link = parseVideoLink(entry.embedUrl)
    if (link === null) return []
    const duration = friendlyDuration(entry.duration)
    return [{ host: link.host, id: link.id, title: entry.title, duration: duration === '' ? null : duration }]
  })
}

/** The body's blocks with the lines they start at, for following the cursor. */
function blocksOf(text: string): readonly SourceBlock[] {
  const { body } = splitPost(text)
  let line = 1
  let counted = 0
  return markdownBlocks(text, body).map(block => {
    for (; counted < block.from; counted += 1) if (text.charCodeAt(counted) === 10) line += 1
    return { line, text: text.slice(block.from, block.to) }
  })
}
