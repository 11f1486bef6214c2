import { randomUUID } from 'node:crypto'

/** What the one layout reports of a page it renders. */
export interface RenderedPage {
  /** The page's file in the in-memory site, with `/` between the parts. */
  readonly file: string
  /** The page's address in the site, without scheme and host. */
  readonly url: string
  readonly html: string
}

/**
 * The only page layout of the in-memory site. The site's own page layouts are left out: nothing in
 * a header or footer can then break the preview of a body. It reports through Hugo's log, as one
 * line of JSON behind a mark that no post can guess, because where a page is published to depends
 * on more settings than can be followed from outside.
 */
export function createPreviewLayout(): {
  template: string
  readPages(log: readonly string[]): RenderedPage[]
} {
  const mark = `recap-page-${randomUUID()} `
  const template = [
    '{{- $page := . -}}{{- with .File -}}',
    '{{- $report := dict "file" .Filename "url" $page.RelPermalink "html" (string $page.Content) -}}',
    `{{- warnf "%s%s" "${mark}" (jsonify (dict "noHTMLEscape" true) $report) -}}`,
    '{{- end -}}'
  ].join('')
  return {
    template,
    readPages: log =>
      log.flatMap(line => {
        const at = line.indexOf(mark)
        return at < 0 ? [] : [JSON.parse(line.slice(at + mark.length)) as RenderedPage]
      })
  }
}
