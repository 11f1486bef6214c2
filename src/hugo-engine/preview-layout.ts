import { randomUUID } from 'node:crypto'

/** What the one layout reports of a page it renders. */
export interface RenderedPage {
  /** The page's file in the in-memory site, with `/` between the parts. */
  readonly file: string
  /** The page's whole address, and the site's `baseURL`; both begin with `/` where that has no host. */
  readonly permalink: string
  readonly site: string
  readonly html: string
}

export interface PreviewLayout {
  readonly template: string
  readPages(log: readonly string[]): readonly RenderedPage[]
  /** A page that shows another one, for a post that the site does not publish by itself. */
  showOther(pagePath: string): string
}

/**
 * The only page layout of the in-memory site. The site's own page layouts are left out: nothing in
 * a header or footer can then break the preview of a body. It reports through Hugo's log, as one
 * line of JSON behind a mark that no post can guess, because where a page is published to depends
 * on more settings than can be followed from outside.
 */
export function createPreviewLayout(): PreviewLayout {
  const id = randomUUID()
  const mark = `recap-page-${id} `
  return {
    template: [
      `{{- $page := . -}}{{- with index .Params "recap-show-${id}" -}}`,
      '{{- with site.GetPage . -}}{{- $page = . -}}{{- end -}}{{- end -}}',
      '{{- with $page.File -}}',
      '{{- $report := dict "file" .Filename "permalink" $page.Permalink "site" (or $page.Site.BaseURL "/") "html" (string $page.Content) -}}',
      `{{- warnf "%s%s" "${mark}" (jsonify (dict "noHTMLEscape" true) $report) -}}`,
      '{{- end -}}'
    ].join(''),
    readPages: log =>
      log.flatMap(line => {
        const at = line.indexOf(mark)
        if (at < 0) return []
        const page = JSON.parse(line.slice(at + mark.length)) as RenderedPage
        return [{ ...page, file: page.file.replaceAll('\\', '/') }]
      }),
    showOther: pagePath =>
      JSON.stringify({ [`recap-show-${id}`]: pagePath, url: `/recap-show-${id}/`, build: { list: 'never' } })
  }
}
