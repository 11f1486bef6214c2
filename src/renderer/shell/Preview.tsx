import { useMemo, useRef } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { markdownBlocks } from '#core/post/markdown-blocks.ts'
import { splitPost } from '#core/post/split-post.ts'
import { parseVideoLink } from '#core/videos/video-link.ts'
import type { PreviewHeader, PreviewVideo, SourceBlock } from '#shared/preview-frame.ts'
import { recap } from '../api/recap.ts'
import { friendlyDuration } from '../form/video-words.ts'
import { PreviewPane } from '../preview/PreviewPane.tsx'
import { type PostAnalysis, useAnalysis } from '../state/analysis.ts'
import { takeExportedPage, useExport } from '../state/export.ts'
import { changeLayout, useLayout } from '../state/layout.ts'
import { useOpenPosts } from '../state/open-posts.ts'
import { takePlayerTime } from '../state/player-times.ts'
import { openLinkedPost } from '../state/post-links.ts'
import { usePreview } from '../state/preview.ts'
import { scrollSource, sourceScroll } from '../state/scroll-together.ts'
import { goToLine } from '../state/source-place.ts'
import { showNotice, useWorkspace } from '../state/workspace.ts'
import { useFocusedPart } from '../ui/use-part-focus.ts'
import { previewHeader } from './preview-header.ts'

/** The preview of the post in front, with what the stores know of it. */
export function Preview() {
  const folder = useWorkspace(state => state.folder)
  const hugo = useWorkspace(state => state.hugo)
  const mediaVersion = useWorkspace(state => state.mediaVersion)
  const failedPlayer = useWorkspace(state => state.failedPlayer)
  const siteStyle = useWorkspace(state => state.siteStyle)
  const { id, page, pageText, failure } = usePreview(
    useShallow(({ id, page, pageText, failure }) => ({ id, page, pageText, failure }))
  )
  const exportNumber = useExport(({ wanted }) => wanted?.number ?? null)
  const remoteImages = useLayout(state => state.remoteImages)
  const settings = useLayout(state => state.preview)
  const siteFacts = useWorkspace(state => state.siteFacts)
  const cover = useWorkspace(({ posts }) => (id === null ? null : (posts.get(id)?.cover ?? null)))
  const header = useStableJson<PreviewHeader | null>(
    useAnalysis(({ current }) => JSON.stringify(previewHeader(current, siteFacts, cover)))
  )
  const videos = useStableJson<readonly PreviewVideo[]>(
    useAnalysis(({ current }) => JSON.stringify(videosOf(current)))
  )
  const line = useOpenPosts(({ active, posts }) => {
    const editor = active === null ? undefined : posts.get(active)?.editor
    return editor === undefined ? null : editor.doc.lineAt(editor.selection.main.head).number
  })
  const goesWithSource = settings.scrollTogether || settings.markCursor || settings.clickToSource
  const blocks = useMemo(() => (goesWithSource ? blocksOf(pageText) : []), [pageText, goesWithSource])
  const region = useRef<HTMLElement>(null)
  useFocusedPart('preview', region, ['iframe'])
  if (folder === null || id === null) return null
  return (
    <section className="preview-region" aria-label="Preview of the post" ref={region}>
      <PreviewPane
        folder={folder}
        id={id}
        page={page}
        failure={failure}
        hugo={hugo}
        header={header}
        videos={videos}
        blocks={blocks}
        settings={settings}
        siteStyle={siteStyle}
        codeStyle={siteFacts.codeStyle}
        line={line}
        sourceScroll={sourceScroll}
        mediaVersion={mediaVersion}
        failedPlayer={failedPlayer}
        remoteImages={remoteImages}
        onRemoteImages={choice => changeLayout({ remoteImages: choice })}
        onExternalLink={url =>
          void recap.openExternal(url).then(result => result.ok || showNotice(result.error))
        }
        onPostLink={href => void openLinkedPost(id, href, page)}
        onGoToLine={goToLine}
        exportNumber={exportNumber}
        onExported={takeExportedPage}
        onScrolledToLine={scrollSource}
        onPlayerTime={takePlayerTime}
      />
    </section>
  )
}

/** The same object as long as its JSON is the same. */
function useStableJson<Value>(json: string): Value {
  return useMemo(() => JSON.parse(json) as Value, [json])
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
