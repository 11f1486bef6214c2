/**
 * Parses untrusted HTML, once, into a document that runs and loads nothing. From
 * here on only nodes are handled: what is never written out as text and parsed
 * again cannot change its meaning on the way (attack 13).
 */

interface InertPolicy {
  createHTML(html: string): string
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): InertPolicy
}

const trustedTypes: TrustedTypes | undefined =
  'trustedTypes' in window ? (window.trustedTypes as TrustedTypes) : undefined

// The frame's CSP demands trusted types. This policy lets text through to the inert parser below and nowhere else.
const policy: InertPolicy = trustedTypes?.createPolicy('recap-inert', { createHTML: html => html }) ?? {
  createHTML: html => html
}

/** The nodes of `html`, unsanitised, in an `article` of a document without a window. */
export function parseInert(html: string): HTMLElement {
  // The body's tag keeps leading style or script elements out of the head, and makes a later frameset impossible.
  const page = new DOMParser().parseFromString(policy.createHTML(`<!doctype html><body>${html}`), 'text/html')
  const article = page.createElement('article')
  // One by one: a call with as many arguments as a page may have nodes does not fit the stack.
  for (let node = page.body.firstChild; node !== null; node = page.body.firstChild) article.append(node)
  page.body.append(article)
  return article
}
