import { useMemo, useState } from 'react'
import type { ContentFolder, PostId } from '#shared/content.ts'
import type { HugoState, PreviewFailure, PreviewPage, SiteStyle } from '#shared/preview.ts'
import type {
  ExportedPage,
  FromPreview,
  PreviewHeader,
  PreviewShow,
  PreviewTheme,
  PreviewVideo,
  SourceBlock
} from '#shared/preview-frame.ts'
import type { PreviewSettings } from '#shared/settings.ts'
import { Button } from '../ui/Button.tsx'
import { baseFolder } from './base-folder.ts'
import { FailureBanner } from './FailureBanner.tsx'
import { PageStage } from './PageStage.tsx'
import { PreviewFrame, type SourceScroll } from './PreviewFrame.tsx'
import { PreviewNotes } from './PreviewNotes.tsx'
import { PreviewWaiting } from './PreviewWaiting.tsx'
import './preview-pane.css'

/** Whether pictures of other websites are loaded: `ask` leaves them out and offers to show them. */
export type RemoteImages = 'ask' | 'show' | 'hide'

export interface PreviewPaneProps {
  readonly folder: Pick<ContentFolder, 'kind' | 'mediaOrigin'>
  readonly id: PostId
  /** The last page that Hugo made of this post; null until there is one. */
  readonly page: PreviewPage | null
  /** Why the newest text has no page; null while it has. */
  readonly failure: PreviewFailure | null
  readonly hugo: HugoState
  /** The post's head. Like `videos` and `blocks`: the same object for the same values, or the page is patched for nothing. */
  readonly header: PreviewHeader | null
  readonly videos: readonly PreviewVideo[]
  /** The body's blocks with their lines, for going with the source; none switches that off. */
  readonly blocks?: readonly SourceBlock[]
  readonly settings: PreviewSettings
  /** The site's own style; null for the application's. */
  readonly siteStyle?: SiteStyle | null
  /** The site's style sheets for code. */
  readonly codeStyle?: string | undefined
  /** The cursor's line. */
  readonly line?: number | null
  readonly sourceScroll?: SourceScroll | null
  /** Grows when files of the folder change on disk. */
  readonly mediaVersion?: number
  readonly theme?: PreviewTheme | null
  readonly remoteImages: RemoteImages
  readonly onRemoteImages: (choice: RemoteImages) => void
  /** A player's page that main saw fail; a new object for each time. */
  readonly failedPlayer?: { readonly url: string } | null
  /** A link to another website or an address: to be shown to the writer before it is opened. */
  readonly onExternalLink: (url: string) => void
  /** A link within the post's own site, as written. */
  readonly onPostLink: (href: string) => void
  readonly onGoToLine: (line: number) => void
  /** The number of the export that the page is asked for; null for none. */
  readonly exportNumber?: number | null
  readonly onExported?: (number: number, page: ExportedPage | null) => void
  /** The writer scrolled the page to this line, with a fraction. */
  readonly onScrolledToLine?: (line: number) => void
  readonly onPlayerTime?: (time: Extract<FromPreview, { kind: 'player-time' }>) => void
}

const noBlocks: readonly SourceBlock[] = []
const noImages = {}
const noSheets: readonly string[] = []

/** What Hugo makes of the post, in a frame of its own origin; above it what the writer should know about it. */
export function PreviewPane(props: PreviewPaneProps) {
  const { folder, id, page, header, videos, settings, blocks = noBlocks, mediaVersion = 0 } = props
  const [blocked, setBlocked] = useState<{ readonly post: PostId; readonly hosts: readonly string[] }>()
  const [hungPage, setHungPage] = useState<PreviewPage | null>(null)

  const show = useMemo<PreviewShow | null>(() => {
    if (page === null) return null
    return {
      kind: 'show',
      post: id,
      html: page.html,
      header,
      mediaOrigin: folder.mediaOrigin,
      baseFolder: baseFolder(id, folder.kind),
      address: page.address ?? null,
      images: page.images ?? noImages,
      videos,
      blocks,
      mediaVersion
    }
  }, [page, id, header, folder.mediaOrigin, folder.kind, videos, blocks, mediaVersion])

  const onMessage = (message: FromPreview): void => {
    switch (message.kind) {
      case 'shown':
        setBlocked(
          message.blockedImages === 0 ? undefined : { post: message.post, hosts: message.blockedHosts }
        )
        return
      case 'link':
        if (message.target === 'external') props.onExternalLink(message.href)
        else props.onPostLink(message.href)
        return
      case 'go-to-line':
        if (settings.clickToSource) props.onGoToLine(message.line)
        return
      case 'scrolled':
        if (settings.scrollTogether) props.onScrolledToLine?.(message.line)
        return
      case 'exported':
        props.onExported?.(message.number, message.page)
        return
      case 'player-time':
        props.onPlayerTime?.(message)
        return
      case 'ready':
        return
    }
  }

  const hung = page !== null && hungPage === page
  const remoteImages = props.remoteImages === 'show'
  return (
    <div className="preview">
      {props.failure !== null && (
        <FailureBanner failure={props.failure} stale={page !== null} onGoToLine={props.onGoToLine} />
      )}
      {blocked?.post === id && props.remoteImages === 'ask' && (
        <RemoteImagesBar hosts={blocked.hosts} onChoice={props.onRemoteImages} />
      )}
      <PreviewNotes page={page} hugo={props.hugo} />
      <PageStage width={settings.width} zoom={settings.zoom}>
        {!hung && (
          <PreviewFrame
            // Its policy is set when its page loads, so another choice is another page.
            key={String(remoteImages)}
            show={show}
            remoteImages={remoteImages}
            theme={props.theme ?? null}
            styleSheets={props.siteStyle?.sheets ?? noSheets}
            codeStyle={props.codeStyle ?? ''}
            mediaVersion={mediaVersion}
            markedLine={settings.markCursor ? (props.line ?? null) : null}
            followedLine={settings.scrollTogether ? (props.line ?? null) : null}
            sourceScroll={settings.scrollTogether ? (props.sourceScroll ?? null) : null}
            failedPlayer={props.failedPlayer ?? null}
            exportNumber={page === null ? null : (props.exportNumber ?? null)}
            onMessage={onMessage}
            onHung={() => setHungPage(page)}
          />
        )}
        {page === null && <PreviewWaiting hugo={props.hugo} failed={props.failure !== null} />}
        {hung && (
          <p className="preview-hung" role="status">
            This post keeps the preview busy without end, so it was closed. It opens again when the post
            changes.
          </p>
        )}
      </PageStage>
    </div>
  )
}

function RemoteImagesBar(props: {
  readonly hosts: readonly string[]
  readonly onChoice: (choice: RemoteImages) => void
}) {
  const [first = 'another website', ...others] = props.hosts
  const places = others.length === 0 ? first : `${first} and ${others.length} more`
  return (
    <div className="preview-bar" role="note">
      <p>Pictures from {places} are not shown. Showing them tells those websites that you read this.</p>
      <div className="preview-bar-buttons">
        <Button look="plain" onPress={() => props.onChoice('show')}>
          Show in this folder
        </Button>
        <Button look="quiet" onPress={() => props.onChoice('hide')}>
          Keep hidden
        </Button>
      </div>
    </div>
  )
}
