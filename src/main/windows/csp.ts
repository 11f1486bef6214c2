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
 * `@import`, fonts) is bounded by the other directives.
 */
export function previewPolicy(options: { readonly remoteImages: boolean }): string {
  const images = "'self' data: recap-media: recap-thumb:"
  return policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': options.remoteImages ? `${images} https: http:` : images,
    'media-src': 'recap-media:',
    'font-src': "'self'",
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

/** A file of the content folder: should it ever become a document (an SVG), it can run and load nothing. */
export const mediaPolicy = policy({
  sandbox: '',
  'default-src': "'none'",
  'style-src': "'unsafe-inline'"
})
