/**
 * The content security policies of everything that main serves, as header values.
 * Rule: Electron's security checklist, "Define a Content Security Policy"; W3C CSP 3.
 */
import { previewOrigin, windowOrigin } from '#shared/origins.ts'

/** Hosts whose players the preview frame may show, after a click. */
export const playerHosts = ['www.youtube-nocookie.com', 'player.vimeo.com'] as const

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => (value === '' ? name : `${name} ${value}`))
    .join('; ')
}

/** The window's page. `nonce` is fresh for each load; style elements of CodeMirror and React Aria carry it. */
export function windowPolicy(nonce: string): string {
  return policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data: recap-media: recap-thumb:",
    'font-src': "'self'",
    'connect-src': "'none'",
    'frame-src': previewOrigin,
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'"
  })
}

/**
 * The page inside the preview frame. Styles may be inline, since posts, Hugo's
 * highlighting and tables bring their own; what styles could load (`url()`,
 * `@import`, fonts) is bounded by the other directives. Sheets and fonts are served of
 * a style's folder only, which the writer chose and whose token no post can guess.
 */
export function previewPolicy(options: { readonly remoteImages: boolean }): string {
  const images = "'self' data: recap-media: recap-thumb:"
  return policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline' recap-media:",
    'img-src': options.remoteImages ? `${images} https: http:` : images,
    'media-src': 'recap-media:',
    'font-src': "'self' recap-media:",
    'connect-src': "'none'",
    'frame-src': playerHosts.map(host => `https://${host}`).join(' '),
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': windowOrigin,
    'require-trusted-types-for': "'script'",
    'trusted-types': 'dompurify recap-inert'
  })
}

/**
 * An exported page: a file that anyone may open. It says this itself, before anything
 * else, so that nothing that may have come into it runs or asks for anything.
 */
export const exportPolicy = policy({
  'default-src': "'none'",
  'img-src': 'data:',
  'style-src': "'unsafe-inline'",
  'font-src': 'data:',
  'base-uri': "'none'",
  'form-action': "'none'"
})

/** The same page while it is drawn for paper, with the application's own fonts. */
export const paperPolicy = policy({
  sandbox: '',
  'default-src': "'none'",
  'img-src': 'data:',
  'style-src': "'unsafe-inline'",
  'font-src': "'self' data:"
})

/** A file of the content folder: should it ever become a document (an SVG), it can run and load nothing. */
export const mediaPolicy = policy({
  sandbox: '',
  'default-src': "'none'",
  'style-src': "'unsafe-inline'"
})
