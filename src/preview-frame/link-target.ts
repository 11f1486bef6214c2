/** Where a link of the post leads, as the page treats it. */
export type LinkTarget =
  /** A place in this post, by the id of its element. */
  | { readonly kind: 'anchor'; readonly id: string }
  /** Somewhere on the post's own site, as written. */
  | { readonly kind: 'post'; readonly href: string }
  /** Another website or a mail address, normalised. */
  | { readonly kind: 'external'; readonly href: string }
  /** An address that nothing opens (`file:`, `smb:`, `javascript:` …). */
  | { readonly kind: 'refused'; readonly href: string }

/** A host that no link can name: what resolves to it was relative. */
const ownSite = 'https://this-site.invalid'

/** Sorts an `href` by what the URL parser makes of it, never by how it is spelled (attack 6). */
export function linkTarget(href: string): LinkTarget {
  const trimmed = href.trim()
  const base = `${ownSite}/section/post/`
  if (!URL.canParse(trimmed, base)) return { kind: 'refused', href: trimmed }
  const url = new URL(trimmed, base)
  if (url.origin === ownSite) {
    if (url.href.startsWith(`${base}#`) || url.href === base)
      return { kind: 'anchor', id: decoded(url.hash.slice(1)) }
    return { kind: 'post', href: trimmed }
  }
  if (url.protocol === 'http:' || url.protocol === 'https:' || url.protocol === 'mailto:')
    return { kind: 'external', href: url.href }
  return { kind: 'refused', href: trimmed }
}

/** A part of an address without its escapes; as it is where they are none. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
