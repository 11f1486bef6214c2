import { fail, ok, type Result } from '#shared/result.ts'

/** A link that may leave the application, taken apart for showing. */
export interface ExternalLink {
  /** Normalised by the URL parser: what is shown is what is opened. */
  readonly url: string
  /** Host name (internationalised names in their ASCII form) or mail address. */
  readonly destination: string
  readonly kind: 'web' | 'mail'
}

const lengthLimit = 2_000
/** All that a mail link may say: some mail programs attach files that others name. */
const mailFields: ReadonlySet<string> = new Set(['subject', 'body', 'cc', 'bcc'])

/**
 * Decides whether an address may be given to the system: http, https and mailto
 * only, since a system handler for anything else (`file:`, `smb:`, `search-ms:`,
 * `vscode:`) may run programs (attack 16). Null for the rest, and for addresses
 * that try to look like another (credentials before the host).
 */
export function externalLink(address: string): ExternalLink | null {
  if (address.length > lengthLimit) return null
  const url = parse(address)
  if (url === null) return null
  if (url.protocol === 'mailto:') {
    const destination = url.pathname
    if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(destination)) return null
    const fields = [...url.searchParams].filter(([name]) => mailFields.has(name.toLowerCase()))
    const query = fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
    return { url: `mailto:${destination}${query === '' ? '' : `?${query}`}`, destination, kind: 'mail' }
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null
  return { url: url.href, destination: url.host, kind: 'web' }
}

function parse(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}

export interface ExternalLinkOptions {
  /** Shows where the link leads and resolves to whether it shall be opened. */
  readonly confirm: (link: ExternalLink) => Promise<boolean>
  /** Gives the address to the system, e.g. `shell.openExternal`. */
  readonly open: (url: string) => Promise<void>
}

/** Opens links outside of the application, one question at a time: a page cannot pile them up. */
export function createExternalLinks(
  options: ExternalLinkOptions
): (address: string) => Promise<Result<null, string>> {
  let asking = false
  return async address => {
    const link = externalLink(address)
    if (link === null) return fail('Only web and mail links can be opened from here.')
    if (asking) return fail('Answer the question about the other link first.')
    asking = true
    try {
      if (await options.confirm(link)) await options.open(link.url)
      return ok(null)
    } catch {
      return fail('The system has no program that opens this link.')
    } finally {
      asking = false
    }
  }
}
