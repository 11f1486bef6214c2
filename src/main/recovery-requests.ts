/** What main answers to the requests about unsaved text, kept versions and copies. */
import { dialog } from 'electron'
import type { FileFailure, PostFile, PostId } from '#shared/content.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { postName } from './content/file-failure.ts'
import { resolveInside } from './content/path-guard.ts'
import { readPost } from './content/read-post.ts'
import { copyName, saveCopy } from './content/save-copy.ts'
import type { Saver } from './content/save-post.ts'
import { versionOf } from './content/whole-file.ts'
import { type RequestHandlers, sendEvent } from './ipc/handle-requests.ts'
import type { Log } from './log.ts'
import { noFolder } from './no-folder.ts'
import type { History } from './recovery/history.ts'
import type { Journal } from './recovery/journal.ts'
import type { UnsavedTexts } from './recovery/unsaved-texts.ts'
import type { Asking, OpenFiles } from './windows/open-files.ts'
import type { DeskWindow } from './windows/window-list.ts'

export interface RecoveryParts {
  readonly journal: Journal
  readonly unsaved: UnsavedTexts
  readonly history: History
  readonly saver: Saver
  readonly openFiles: OpenFiles<DeskWindow>
  readonly log: Log
}

const openElsewhere = (id: PostId): FileFailure => ({
  code: 'open-elsewhere',
  message: `“${postName(id)}” is open in another window.`
})

type Handled = Pick<
  RequestHandlers<DeskWindow>,
  | 'readPost'
  | 'savePost'
  | 'keepUnsaved'
  | 'dropUnsaved'
  | 'keepSession'
  | 'releasePost'
  | 'listVersions'
  | 'readVersion'
  | 'keepVersion'
  | 'removeVersions'
  | 'saveCopy'
  | 'showOtherWindow'
>

/** The dialog did not know that a Markdown ending would be added to the name. */
export async function askToReplace({ shell }: DeskWindow, name: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(shell.browser, {
    type: 'warning',
    message: `There is a file named “${name}” already. Replace it?`,
    detail: 'Its text goes to the earlier versions.',
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1
  })
  return response === 0
}

export function createRecoveryHandlers(parts: RecoveryParts): Handled {
  const { journal, unsaved, history, saver, openFiles, log } = parts

  /** The real path of a post's file, there or not; null for what is outside of the window's folder. */
  async function pathOf({ desk }: DeskWindow, id: PostId): Promise<string | null> {
    if (desk === null) return null
    const inside = await resolveInside(desk.folder.root, id)
    return inside.ok ? inside.value.path : null
  }

  async function asking<Value>(
    window: DeskWindow,
    id: PostId,
    work: (wish: Asking<DeskWindow>) => Promise<Value>
  ): Promise<Value> {
    const wish = openFiles.ask(window, id)
    try {
      return await work(wish)
    } finally {
      openFiles.giveUp(wish)
    }
  }

  async function placeElsewhere(window: DeskWindow, id: PostId) {
    const path = await pathOf(window, id)
    return path === null ? null : openFiles.elsewhere(path, window)
  }

  return {
    async readPost(window, id): Promise<Result<PostFile, FileFailure>> {
      const { desk } = window
      if (desk === null) return fail(noFolder)
      return asking(window, id, async wish => {
        const path = await pathOf(window, id)
        if (path !== null && openFiles.elsewhere(path, window) !== null) return fail(openElsewhere(id))
        const read = await readPost(desk.folder.root, id)
        // Two windows that ask at the same time must not both get it.
        const isOurs = path === null || !read.ok || openFiles.claim(wish, path)
        return isOurs ? read : fail(openElsewhere(id))
      })
    },
    async savePost({ desk }, request) {
      if (desk === null) return fail(noFolder)
      const { id, base, raw } = request
      await unsaved.savingNow(desk.folder.root, id, { base, version: versionOf(Buffer.from(raw, 'utf8')) })
      const result = await saver.savePost(desk.folder.root, request)
      log.write(`save ${JSON.stringify(id)}: ${result.ok ? 'done' : result.error.code}`)
      return result
    },

    async keepUnsaved({ desk }, post) {
      if (desk === null) return fail(noFolder)
      const kept = await unsaved.keep(desk.folder.root, post)
      if (!kept.ok) log.write(`unsaved text of ${JSON.stringify(post.id)}: ${kept.error.code}`)
      return kept
    },
    dropUnsaved: async ({ desk }, id) =>
      desk === null ? fail(noFolder) : unsaved.drop(desk.folder.root, id),
    async keepSession(window, session) {
      if (window.desk === null) return
      // Asked for first: sessions are written in the order in which the window told them.
      const kept = journal.keepSession(window.desk.folder.root, session)
      // A post that came back from the journal is open without having been read: its file is gone.
      const unknown = session.open.filter(id => !openFiles.has(window, id))
      await Promise.all(
        unknown.map(id =>
          asking(window, id, async wish => {
            const path = await pathOf(window, id)
            if (path !== null) openFiles.claim(wish, path)
          })
        )
      )
      await kept
    },
    releasePost: (window, id) => openFiles.release(window, id),

    async listVersions(window, id) {
      const path = await pathOf(window, id)
      const kept = path === null ? [] : await history.list(path)
      return kept.map(({ name, at, bytes }) => ({ name, at, bytes }))
    },
    async readVersion(window, id, name) {
      const path = await pathOf(window, id)
      if (path === null) return fail(noFolder)
      const read = await history.read(path, name)
      return read.ok ? ok(read.value.raw) : read
    },
    async keepVersion(window, id, raw) {
      const path = await pathOf(window, id)
      if (path === null) return fail(noFolder)
      try {
        await history.keep(path, Buffer.from(raw, 'utf8'))
        return ok(null)
      } catch {
        return fail({
          code: 'io',
          message: `“${postName(id)}” could not be kept among its earlier versions.`
        })
      }
    },
    async removeVersions(window, id, name) {
      const path = await pathOf(window, id)
      if (path === null) return fail(noFolder)
      log.write(`versions of ${JSON.stringify(id)}: ${name === null ? 'all' : 'one'} removed by the writer`)
      return history.remove(path, name ?? undefined)
    },

    async saveCopy(window, id, raw) {
      const path = await pathOf(window, id)
      const { canceled, filePath } = await dialog.showSaveDialog(window.shell.browser, {
        title: 'Save a copy',
        ...(path === null ? {} : { defaultPath: copyName(path) }),
        filters: [{ name: 'Markdown', extensions: ['md', 'markdown'] }]
      })
      if (canceled || filePath === '') return ok(null)
      const root = window.desk?.folder.root ?? null
      const copied = await saveCopy(saver, root, filePath, raw, name => askToReplace(window, name))
      log.write(`copy of ${JSON.stringify(id)}: ${copied.ok ? 'done' : copied.error.code}`)
      return copied
    },
    async showOtherWindow(window, id) {
      const place = await placeElsewhere(window, id)
      if (place === null) return
      place.window.shell.focus()
      sendEvent(place.window.shell.browser.webContents, 'openPost', { id: place.id })
    }
  }
}
