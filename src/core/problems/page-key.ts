/**
 * A page's address as it is compared: letters, digits and slashes only, in lower case. Hugo's rules for making
 * addresses of titles and file names have changed over the years; what differs in marks alone is taken for the same.
 */
export function pageKey(path: string): string {
  return path
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\/(?:_?index)?(?:\.html?)?$/, '')
    .replace(/[^\p{L}\p{N}/]/gu, '')
    .replace(/\/+/g, '/')
    .replace(/^\/|\/$/g, '')
}

/** The first part of an address, by which {@link PageFacts.complete} names what is known; years count as one. */
export function pageSection(key: string): string {
  const first = key.split('/', 1)[0] ?? ''
  return /^(?:19|20)\d\d$/.test(first) ? '#' : first
}
