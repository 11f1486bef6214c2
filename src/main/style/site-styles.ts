/** The styles that writers chose for their folders' previews. */
import { randomBytes } from 'node:crypto'
import type { FileFailure } from '#shared/content.ts'
import type { SiteStyle } from '#shared/preview.ts'
import { ok, type Result } from '#shared/result.ts'
import type { OpenedFolder } from '../content/content-folder.ts'
import type { Remembered } from '../settings/remembered.ts'
import { type MediaRoots, serveMedia } from '../windows/media-files.ts'
import { inlineStyle } from './inline-style.ts'
import { type ChosenStyle, readSiteStyle } from './site-style.ts'

export interface SiteStyles {
  /** The style that is chosen for a folder; null for none, and for one that is no longer there. */
  of(folder: OpenedFolder): Promise<SiteStyle | null>
  /** @param chosen absolute path of a CSS file or a built site, from the system's dialog */
  choose(folder: OpenedFolder, chosen: string): Promise<Result<SiteStyle, FileFailure>>
  drop(folder: OpenedFolder): void
  /** For `recap-media:` addresses. */
  rootsOf(token: string): MediaRoots | null
  /** The whole style as one sheet, for a page that is written to a file; null where none is chosen. */
  inlined(folder: OpenedFolder): Promise<string | null>
}

interface Open {
  readonly token: string
  readonly style: ChosenStyle
}

export function createSiteStyles(remembered: Remembered): SiteStyles {
  /** By the folder's root; a token is good until another style is chosen. */
  const open = new Map<string, Open>()

  const shown = ({ token, style: { name, sheets } }: Open): SiteStyle => ({
    name,
    sheets: sheets.map(
      sheet => `recap-media://${token}/${sheet.split('/').map(encodeURIComponent).join('/')}`
    )
  })

  async function load(folder: OpenedFolder, chosen: string): Promise<Result<Open, FileFailure>> {
    const read = await readSiteStyle(chosen, folder.site?.path ?? null)
    if (!read.ok) return read
    const token = open.get(folder.root)?.token ?? randomBytes(12).toString('hex')
    const loaded = { token, style: read.value }
    open.set(folder.root, loaded)
    return ok(loaded)
  }

  async function current(folder: OpenedFolder): Promise<Open | null> {
    const chosen = remembered.siteStyle(folder.root)
    if (chosen === null) return null
    const loaded = await load(folder, chosen)
    return loaded.ok ? loaded.value : null
  }

  const rootsOf = (token: string): MediaRoots | null => {
    const found = [...open.values()].find(style => style.token === token)
    return found === undefined ? null : { root: found.style.root, site: null, isStyle: true }
  }

  return {
    async of(folder) {
      const style = await current(folder)
      return style === null ? null : shown(style)
    },
    async choose(folder, chosen) {
      open.delete(folder.root)
      const loaded = await load(folder, chosen)
      if (!loaded.ok) return loaded
      remembered.saveSiteStyle(folder.root, chosen)
      return ok(shown(loaded.value))
    },
    drop(folder) {
      open.delete(folder.root)
      remembered.saveSiteStyle(folder.root, null)
    },
    rootsOf,
    async inlined(folder) {
      const style = await current(folder)
      if (style === null) return null
      return inlineStyle(style.style.sheets, async path => {
        const address = `recap-media://${style.token}/${path.split('/').map(encodeURIComponent).join('/')}`
        const response = await serveMedia(new Request(address), rootsOf)
        if (response === null) return null
        const bytes = new Uint8Array(await response.arrayBuffer())
        return { bytes, type: response.headers.get('Content-Type') ?? '' }
      })
    }
  }
}
