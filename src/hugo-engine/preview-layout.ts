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
  /** Names the parameter of pages whose body the layout does not render. */
  readonly otherMark: string
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
  const otherMark = `recap-other-${id}`
  return {
    template: [
      `{{- $page := . -}}{{- range index .Params "recap-show-${id}" -}}{{- $name := .name -}}`,
      '{{- with site.GetPage .page -}}{{- if not $name -}}{{- $page = . -}}',
      '{{- else -}}{{- with .Resources.Get $name -}}{{- $page = . -}}{{- end -}}{{- end -}}{{- end -}}{{- end -}}',
      '{{- with $page.File -}}',
      `{{- $html := "" -}}{{- if not (index $page.Params "${otherMark}") -}}{{- $html = string $page.Content -}}{{- end -}}`,
      '{{- $report := dict "file" .Filename "permalink" $page.Permalink "site" (or $page.Site.BaseURL "/") "html" $html -}}',
      `{{- warnf "%s%s" "${mark}" (jsonify (dict "noHTMLEscape" true) $report) -}}`,
      '{{- end -}}'
    ].join(''),
    otherMark,
    readPages: log =>
      log.flatMap(line => {
        const at = line.indexOf(mark)
        if (at < 0) return []
        const page = JSON.parse(line.slice(at + mark.length)) as RenderedPage
        return [{ ...page, file: page.file.replaceAll('\\', '/') }]
      }),
    showOther: pagePath =>
      JSON.stringify({
        [`recap-show-${id}`]: placesOf(pagePath),
        url: `/recap-show-${id}/`,
        build: { list: 'never' }
      })
  }
}

/** A page by itself, or as a resource of a leaf bundle that it lies in, which templates ask for by its name there. */
function placesOf(pagePath: string): readonly { readonly page: string; readonly name: string }[] {
  const parts = pagePath.split('/')
  return parts.map((_, index) => ({
    page: parts.slice(0, parts.length - index).join('/') || '/',
    name: parts.slice(parts.length - index).join('/')
  }))
}
