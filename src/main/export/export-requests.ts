/** What main answers to the request for a post's preview as a file, as PDF or on paper. */
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { app, dialog, net, type WebContents } from 'electron'
import type { FileFailure, PostId } from '#shared/content.ts'
import type { Exported, ExportRequest } from '#shared/ipc/contract.ts'
import { assertNever, fail, ok, type Result } from '#shared/result.ts'
import type { AppFiles } from '../app-files.ts'
import type { RequestHandlers } from '../ipc/handle-requests.ts'
import type { Log } from '../log.ts'
import type { Remembered } from '../settings/remembered.ts'
import type { SiteStyles } from '../style/site-styles.ts'
import { type FindMediaRoots, serveMedia } from '../windows/media-files.ts'
import type { Thumbnails } from '../windows/thumbnails.ts'
import type { DeskWindow } from '../windows/window-list.ts'
import { composePage, withoutFonts } from './compose-page.ts'
import { withPaperPage } from './paper-page.ts'
import { readPictures } from './read-pictures.ts'
import { writeExport } from './write-export.ts'

export interface ExportParts {
  readonly files: AppFiles
  readonly remembered: Remembered
  readonly thumbnails: Thumbnails
  readonly findMediaRoots: FindMediaRoots
  readonly siteStyles: SiteStyles
  readonly log: Log
}

type Outcome = Result<Exported | null, FileFailure>

const kinds = {
  html: { title: 'Export as HTML', name: 'Web page', endings: ['.html', '.htm'] },
  pdf: { title: 'Export as PDF', name: 'PDF', endings: ['.pdf'] }
} as const

export function createExportHandlers(parts: ExportParts): Pick<RequestHandlers<DeskWindow>, 'exportPost'> {
  const { files, remembered, thumbnails, findMediaRoots, siteStyles, log } = parts

  async function readAll(desk: NonNullable<DeskWindow['desk']>, addresses: readonly string[]) {
    const mayAsk = remembered.layout(desk.folder.root)?.remoteImages === 'show'
    return readPictures(addresses, {
      media: address => serveMedia(new Request(address), findMediaRoots),
      thumbnail: thumbnails.read,
      remote: mayAsk
        ? (address, signal) =>
            net.fetch(address, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' })
        : null
    })
  }

  /** Where to, as the writer answers; null for a press on Cancel. */
  async function chosenPath(window: DeskWindow, id: PostId, as: 'html' | 'pdf'): Promise<string | null> {
    const { title, name, endings } = kinds[as]
    const { canceled, filePath } = await dialog.showSaveDialog(window.shell.browser, {
      title,
      // Not beside the post: there it would become a file of the bundle, and of the site.
      defaultPath: join(app.getPath('documents'), `${exportName(id)}${endings[0]}`),
      filters: [{ name, extensions: endings.map(ending => ending.slice(1)) }]
    })
    return canceled || filePath === '' ? null : filePath
  }

  async function exportPost(window: DeskWindow, request: ExportRequest): Promise<Outcome> {
    const { desk } = window
    if (desk === null) return fail({ code: 'missing', message: 'No folder is open in this window.' })
    const { id, as, title, page } = request
    const chosen = as === 'print' ? '' : await chosenPath(window, id, as)
    if (chosen === null) return ok(null)
    const own = await readFile(join(files.previewPage, 'frame.css'), 'utf8')
    const siteStyle = await siteStyles.inlined(desk.folder)
    const pictures = await readAll(desk, page.pictures)
    const missingPictures = pictures.filter(picture => picture === null).length
    const forPaper = as !== 'html'
    const css = forPaper ? own : withoutFonts(own)
    const html = composePage({ title, page, pictures, css, siteStyle, forPaper })
    const onPaper = <Value>(work: (contents: WebContents, late: Promise<never>) => Promise<Value>) =>
      withPaperPage(html, files.previewPage, work)
    try {
      switch (as) {
        case 'html': {
          const written = await writeExport(chosen, kinds.html.endings, Buffer.from(html, 'utf8'))
          return written.ok ? ok({ path: written.value, missingPictures }) : written
        }
        case 'pdf': {
          const pdf = await onPaper((contents, late) => Promise.race([contents.printToPDF(paper()), late]))
          const written = await writeExport(chosen, kinds.pdf.endings, pdf)
          return written.ok ? ok({ path: written.value, missingPictures }) : written
        }
        case 'print': {
          const printed = await onPaper(print)
          if (printed === 'refused') return fail(notPrinted)
          return printed === 'done' ? ok({ path: null, missingPictures }) : ok(null)
        }
        default:
          return assertNever(as)
      }
    } catch (error) {
      log.write(`export as ${as}: ${String(error)}`)
      return fail({ code: 'io', message: 'The page could not be drawn for paper.' })
    }
  }

  return {
    async exportPost(window, request) {
      const outcome = await exportPost(window, request)
      log.write(
        `export as ${request.as}: ${outcome.ok ? (outcome.value === null ? 'cancelled' : 'done') : outcome.error.code}`
      )
      return outcome
    }
  }
}

/** Letter where it is the usual paper, else A4; tagged for screen readers, with the headings as its outline. */
function paper(): Electron.PrintToPDFOptions {
  const letter = ['US', 'CA', 'MX', 'CL', 'CO', 'PH'].includes(app.getLocaleCountryCode())
  return {
    pageSize: letter ? 'Letter' : 'A4',
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    margins: { top: 0.8, bottom: 0.8, left: 0.8, right: 0.8 }
  }
}

/** Shows the system's dialog. */
function print(contents: WebContents): Promise<'done' | 'cancelled' | 'refused'> {
  return new Promise(resolve =>
    contents.print({ printBackground: true }, (success, why) =>
      resolve(success ? 'done' : /cancel/i.test(why) ? 'cancelled' : 'refused')
    )
  )
}

const notPrinted: FileFailure = {
  code: 'io',
  message: 'The page was not printed: the system has no printer for it. It can be exported as PDF instead.'
}

/** A bundle's folder name, or a file's without its ending. */
function exportName(id: PostId): string {
  const name = basename(id).replace(/\.[^.]+$/, '')
  const folder = basename(dirname(id))
  return /^_?index(?:\.|$)/.test(name) && folder !== '' && folder !== '.' ? folder : name
}
