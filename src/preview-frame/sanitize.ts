import DOMPurify, { type Config } from 'dompurify'

/**
 * What a post may not contain: whatever runs, loads a page, looks like a control
 * of ours or takes input (attack 14). Frames and players were lifted out before
 * and come back as cards and play buttons of our own making.
 */
const forbiddenTags = [
  'area',
  'base',
  'button',
  'canvas',
  'datalist',
  'dialog',
  'embed',
  'fieldset',
  'form',
  'frame',
  'frameset',
  'iframe',
  'legend',
  'link',
  'map',
  'meta',
  'noscript',
  'object',
  'optgroup',
  'option',
  'output',
  'select',
  'selectedcontent',
  'shadow',
  'slot',
  'template',
  'textarea',
  'track'
]

const forbiddenAttributes = [
  'accesskey',
  'action',
  'autocomplete',
  'autofocus',
  'autoplay',
  'background',
  'command',
  'commandfor',
  'contenteditable',
  'crossorigin',
  'download',
  'for',
  'form',
  'formaction',
  'interestfor',
  'is',
  'method',
  'nonce',
  'part',
  'ping',
  'popover',
  'popovertarget',
  'popovertargetaction',
  'referrerpolicy',
  'slot',
  'target',
  'usemap'
]

const config = {
  // Drawings' filters are left out for what they cost; see heavy-styles.ts.
  USE_PROFILES: { html: true, svg: true, mathMl: true },
  // SVG from Hugo's own diagrams carries its text styles here.
  ADD_ATTR: ['dominant-baseline'],
  FORBID_TAGS: forbiddenTags,
  FORBID_ATTR: forbiddenAttributes,
  // DOMPurify's own expression, less the schemes that we do not open.
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  IN_PLACE: true
} satisfies Config

/** Elements whose `name` is for themselves; on others it would name a property of the document (attack 17). */
const mayBeNamed = new Set(['A', 'DETAILS'])

const purifier = DOMPurify(window)
purifier.setConfig(config)

purifier.addHook('uponSanitizeAttribute', (element, event) => {
  const name = event.attrName.toLowerCase()
  if (isOwnPage) {
    // No script runs in a file that an element's name could mislead.
    if (name === 'id' || name === 'name') event.forceKeepAttr = true
  } else if (name.startsWith('data-recap')) event.keepAttr = false
  else if (name === 'id') keepHeadingId(event)
  else if (name === 'name') event.keepAttr = mayBeNamed.has(element.tagName)
  else if (name === 'class') event.attrValue = withoutOurs(event.attrValue)
})

purifier.addHook('uponSanitizeElement', dropInputs)

/** Goldmark's task lists are the one place where a post has an input. */
function dropInputs(node: Node, event: { readonly tagName: string }): void {
  if (event.tagName !== 'input' || !('getAttribute' in node)) return
  const input = node as Element
  if (input.getAttribute('type') !== 'checkbox' || !input.hasAttribute('disabled')) input.remove()
}

/** Whether the page is ours already: what it marks and names may then stay. */
let isOwnPage = false

/** Cleans an inert article that was made safe before and is written out as text. */
export function sanitizeForExport(article: HTMLElement): void {
  isOwnPage = true
  try {
    purifier.sanitize(article)
  } finally {
    isOwnPage = false
  }
}

/** Makes an inert article safe to be shown: scripts, handlers, inputs and foreign addresses are gone. */
export function sanitizeInPlace(article: HTMLElement): void {
  purifier.sanitize(article)
}

/**
 * DOMPurify drops ids that name a property of the document, and with them the
 * anchors of headings such as "Links" or "Images". Here they may stay: an id shows
 * up on `window` only (elements that show up on `document` are forbidden above or
 * have no name), and this page's script asks `window` for nothing by name.
 */
function keepHeadingId(event: {
  attrValue: string
  keepAttr: boolean
  forceKeepAttr: boolean | undefined
}): void {
  if (isOurs(event.attrValue)) event.keepAttr = false
  else event.forceKeepAttr = true
}

function isOurs(name: string): boolean {
  return name.toLowerCase().startsWith('recap-')
}

function withoutOurs(classes: string): string {
  return classes
    .split(/\s+/)
    .filter(name => !isOurs(name))
    .join(' ')
}
