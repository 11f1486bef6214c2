import type { ExportedPage } from '#shared/preview-frame.ts'
import { exportPolicy } from '../windows/csp.ts'

export interface PageParts {
  readonly title: string
  readonly page: ExportedPage
  /** `data:` addresses of the page's pictures, null for one that is not to be had. */
  readonly pictures: readonly (string | null)[]
  /** The application's own style. */
  readonly css: string
  /** The site's own, which takes the place of our reading style; null for none. */
  readonly siteStyle: string | null
  /** On paper a page is light; in a browser it follows the reader's system. */
  readonly forPaper: boolean
}

/**
 * One HTML file that needs no other. Its first word is a policy under which nothing
 * in it runs or is loaded, whatever the page brings.
 */
export function composePage({ title, page, pictures, css, siteStyle, forPaper }: PageParts): string {
  const body = page.html.replaceAll(
    new RegExp(`data-(src|href)-${page.key}="(\\d+)"`, 'g'),
    (_mark, attribute: string, number: string) => {
      const address = pictures[Number(number)] ?? null
      return address === null ? '' : `${attribute}="${escaped(address)}"`
    }
  )
  // A style element ends at its end tag, wherever that stands.
  const styles = `${css}\n${page.codeStyle}\n${siteStyle ?? ''}`.replaceAll(/<\/style/gi, '<\\/style')
  const attributes = [
    ' lang="en"',
    forPaper ? ' data-theme="light"' : '',
    siteStyle === null ? '' : ' data-site-style',
    page.codeStyle === '' ? '' : ' data-site-code'
  ].join('')
  return [
    '<!doctype html>',
    `<html${attributes}>`,
    '<head>',
    '<meta charset="utf-8">',
    ...(forPaper ? [] : [`<meta http-equiv="Content-Security-Policy" content="${escaped(exportPolicy)}">`]),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(title)}</title>`,
    `<style>${styles}</style>`,
    '</head>',
    `<body><main class="recap-page">${body}</main></body>`,
    '</html>',
    ''
  ].join('\n')
}

/** The fonts of the application are files of its own: a page elsewhere falls back to the system's. */
export function withoutFonts(css: string): string {
  return css.replaceAll(/@font-face\s*\{[^}]*\}/g, '')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, character => entities[character] ?? character)
}
