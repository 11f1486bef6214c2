import type { HugoState } from '#shared/preview.ts'

/** What stands in the preview's place until the first page is there: the shape of a page, and what is going on. */
export function PreviewWaiting(props: { readonly hugo: HugoState; readonly failed: boolean }) {
  return (
    <div className="preview-waiting">
      {!props.failed && props.hugo.phase !== 'stopped' && <PageShape />}
      <p role="status" aria-label="Preview state">
        {words(props.hugo, props.failed)}
      </p>
    </div>
  )
}

function words(hugo: HugoState, failed: boolean): string {
  if (hugo.phase === 'stopped') return hugo.message
  if (failed) return 'The preview appears here once Hugo can read the post.'
  return hugo.phase === 'starting' ? 'Hugo is starting…' : 'Hugo is reading the post…'
}

function PageShape() {
  return (
    <div className="preview-shape" aria-hidden="true">
      <span className="preview-shape-title" />
      <span className="preview-shape-byline" />
      <span />
      <span />
      <span className="preview-shape-short" />
      <span className="preview-shape-video" />
    </div>
  )
}
