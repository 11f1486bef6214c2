/** The page inside the preview frame: takes a post's HTML from the window, makes it harmless, shows it. */
import type { ExportedPage, PreviewShow } from '#shared/preview-frame.ts'
import { createPageBuilder } from './build-page.ts'
import { showCodeStyle } from './code-style.ts'
import { connectToWindow } from './connection.ts'
import { exportPage } from './export-page.ts'
import { followSource } from './follow-source.ts'
import { linkTarget } from './link-target.ts'
import { goToAnchor, linkAt } from './links.ts'
import { createLivePage } from './patch-page.ts'
import { missingPicture } from './pictures.ts'
import { followPlayers } from './player-times.ts'
import { showSiteStyle } from './site-style.ts'
import { play, showPlayerFailure, videoOfPlayer } from './videos.ts'
import './preview.css'

const remoteImages = new URLSearchParams(location.search).has('remote-images')
const buildPage = createPageBuilder()
const failed = new Set<string>()
const touchedDetails = new WeakSet<Element>()

const page = createLivePage(details => touchedDetails.has(details))
document.body.append(page.main)
let shown: PreviewShow | null = null
let next: PreviewShow | null = null

const send = connectToWindow(message => {
  switch (message.kind) {
    case 'show':
      // Of several that arrived meanwhile only the newest is built.
      if (next === null) setTimeout(showNext)
      next = message
      return
    case 'theme':
      document.documentElement.dataset.theme = message.theme
      return
    case 'style':
      showSiteStyle(message.sheets, message.version)
      showCodeStyle(message.code)
      return
    case 'player-failed':
      showPlayerFailure(page.main, message.url)
      return
    case 'export':
      showNext()
      send({ kind: 'exported', number: message.number, page: exported() })
      return
    case 'show-line':
      source.showLine(message.line)
      return
    case 'scroll-to':
      source.scrollTo(message.line)
      return
    case 'mark-line':
      source.mark(message.line)
      return
  }
})

const source = followSource(send)
const players = followPlayers(videoOfPlayer, send)

function showNext(): void {
  const show = next
  next = null
  if (show === null) return
  if (show.mediaVersion !== shown?.mediaVersion) failed.clear()
  const { main, blocked } = buildPage(show, { remoteImages, failed })
  if (shown?.post === show.post) page.patch(main)
  else {
    page.replace(main)
    window.scrollTo({ top: 0 })
  }
  shown = show
  source.update(page.main.querySelector('.recap-body'), show.blocks)
  send({ kind: 'shown', post: show.post, blockedImages: blocked.count, blockedHosts: blocked.hosts })
}

function exported(): ExportedPage | null {
  try {
    return exportPage(page.main, shown?.address?.page ?? null)
  } catch {
    return null
  }
}

/** No click in the post ever navigates: links are handed to the window, which decides. */
function onClick(event: MouseEvent): void {
  const href = linkAt(event)
  if (href !== null) {
    event.preventDefault()
    followLink(href)
    return
  }
  // Elements of these classes are made here; a post's own classes never begin like this.
  const button =
    event.target instanceof Element ? event.target.closest('.recap-play, .recap-try-again') : null
  if (button !== null && event.isTrusted) play(button, players.started)
  else if (event.target instanceof Element && event.target.closest('summary, audio, video, button') === null)
    source.click(event.target)
}

function followLink(href: string): void {
  const target = linkTarget(href)
  if (target.kind === 'anchor') goToAnchor(target.id)
  else if (target.kind !== 'refused') send({ kind: 'link', target: target.kind, href: target.href })
}

document.addEventListener('click', onClick)
// The middle button would open a window, dragging would carry the address out of the frame.
document.addEventListener('auxclick', event => event.preventDefault())
for (const name of ['dragstart', 'dragover', 'drop', 'submit'] as const)
  document.addEventListener(name, event => event.preventDefault())

document.addEventListener(
  'error',
  event => {
    const picture = event.target
    if (!(picture instanceof HTMLImageElement) || picture.classList.contains('recap-thumbnail')) return
    failed.add(picture.src)
    page.touch(picture)
    picture.replaceWith(missingPicture(document, picture.alt, picture.dataset.recapPath ?? ''))
  },
  true
)

document.addEventListener(
  'click',
  event => {
    const summary = event.target instanceof Element ? event.target.closest('summary') : null
    if (summary?.parentElement instanceof HTMLDetailsElement) touchedDetails.add(summary.parentElement)
  },
  true
)
