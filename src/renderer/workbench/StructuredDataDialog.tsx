import { useMemo, useState } from 'react'
import {
  type DataCheck,
  jsonLdScript,
  type StructuredVideo,
  structuredData
} from '#core/videos/structured-data.ts'
import { useAnalysis } from '../state/analysis.ts'
import { usePreview } from '../state/preview.ts'
import { videoName } from '../state/video-edits.ts'
import { closeDialog } from '../state/workbench-dialog.ts'
import { useWorkspace } from '../state/workspace.ts'
import { Button } from '../ui/Button.tsx'
import { ModalDialog } from '../ui/ModalDialog.tsx'
import { copyText } from './copy-text.ts'
import './structured-data.css'

/** The VideoObject that search engines will read of each entry, and what they ask for that is not there. */
export function StructuredDataDialog() {
  const entries = useAnalysis(state => state.current?.entries)
  const url = usePreview(state => state.page?.address?.page ?? '')
  const publisher = useWorkspace(state => state.folder?.site?.name ?? '')
  const videos = useMemo(() => structuredData(entries ?? [], { url, publisher }), [entries, url, publisher])
  return (
    <ModalDialog
      isWide
      title="What search engines read"
      onClose={closeDialog}
      buttons={
        <>
          {videos.length > 0 && <CopyAll videos={videos} />}
          <Button look="primary" onPress={closeDialog}>
            Close
          </Button>
        </>
      }
    >
      <p className="data-intro">
        {videos.length === 0
          ? 'This post has no video entries, so search engines learn nothing about its videos.'
          : 'Search engines can list a video in their results when its page describes it to them. This is what your entries say about each video, checked against what Google asks for. Most sites write it into the page by themselves, as a “VideoObject”; yours may not: then copy it from here.'}
      </p>
      <ul className="data-rows" aria-label="Videos">
        {videos.map(video => (
          <VideoData
            key={video.index}
            video={video}
            name={videoName(video.index, entries?.[video.index]?.title ?? '')}
          />
        ))}
      </ul>
    </ModalDialog>
  )
}

function VideoData({ video, name }: { readonly video: StructuredVideo; readonly name: string }) {
  return (
    <li className="data-row" aria-label={name}>
      <p className="data-name">
        <span>{name}</span>
        <span className="data-state">{stateOf(video.checks)}</span>
      </p>
      {video.checks.length > 0 && (
        <ul className="data-checks">
          {video.checks.map(({ property, severity, message }) => (
            <li key={`${property} ${message}`} data-severity={severity}>
              <code>{property}</code> {message}
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>As code (JSON-LD)</summary>
        <pre>{JSON.stringify(video.data, null, 2)}</pre>
      </details>
    </li>
  )
}

function stateOf(checks: readonly DataCheck[]): string {
  const count = (severity: DataCheck['severity']) =>
    checks.filter(check => check.severity === severity).length
  const required = count('missing') + count('wrong')
  if (required > 0)
    return required === 1
      ? '1 thing keeps it out of the results'
      : `${required} things keep it out of the results`
  return count('advice') === 0 ? 'Complete' : 'Could be better'
}

function CopyAll({ videos }: { readonly videos: readonly StructuredVideo[] }) {
  const [copied, setCopied] = useState(false)
  return (
    <>
      <span role="status" className="data-copied">
        {copied ? 'Copied' : ''}
      </span>
      <Button onPress={() => setCopied(copyText(jsonLdScript(videos)))}>Copy as code (JSON-LD)</Button>
    </>
  )
}
