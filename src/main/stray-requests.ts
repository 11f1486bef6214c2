/** What main answers to the requests about unsaved text of folders that cannot be opened. */
import { join } from 'node:path'
import { dialog } from 'electron'
import { readFileText, toFileText } from '#core/text/file-text.ts'
import type { FileFailure, PostId } from '#shared/content.ts'
import type { StrayText, UnsavedPost } from '#shared/recovery.ts'
import { fail, ok } from '#shared/result.ts'
import { openContentFolder } from './content/content-folder.ts'
import { postName } from './content/file-failure.ts'
import { saveCopy } from './content/save-copy.ts'
import type { RequestHandlers } from './ipc/handle-requests.ts'
import { within } from './patience.ts'
import type { UnsavedTexts } from './recovery/unsaved-texts.ts'
import { askToReplace, type RecoveryParts } from './recovery-requests.ts'
import type { DeskWindow } from './windows/window-list.ts'

/** Whether a window shows this folder: its texts are there, also while the folder does not answer. */
type IsShown = (folder: string) => boolean

/**
 * The unsaved texts of folders that cannot be opened now. They stay in the journal: a folder that comes back is
 * opened with its text.
 */
export async function strayTexts(unsaved: UnsavedTexts, isShown: IsShown): Promise<readonly StrayText[]> {
  const strays: StrayText[] = []
  for (const folder of await unsaved.folders()) {
    if (isShown(folder) || (await canBeOpened(folder))) continue
    for (const { id, at, refused = [] } of await unsaved.lookAt(folder))
      strays.push({ folder, id, at, refused: refused.map(({ typed }) => typed) })
  }
  return strays
}

/** A folder that does not answer counts as one that is not there. */
const canBeOpened = (folder: string): Promise<boolean> =>
  within(
    2000,
    openContentFolder(folder).then(({ ok: opened }) => opened),
    false
  )

const gone: FileFailure = { code: 'missing', message: 'This text is no longer kept here.' }

type Handled = Pick<RequestHandlers<DeskWindow>, 'saveStray' | 'discardStray'>

export function createStrayHandlers(parts: RecoveryParts, isShown: IsShown): Handled {
  const { unsaved, history, saver, log } = parts

  /** The folder comes from the window: only what is a stray text is ever touched. */
  async function find(
    folder: string,
    id: PostId
  ): Promise<{ readonly post: UnsavedPost; readonly raw: string } | null> {
    if (isShown(folder) || !(await unsaved.folders()).includes(folder)) return null
    if (await canBeOpened(folder)) return null
    const post = (await unsaved.lookAt(folder)).find(kept => kept.id === id)
    return post === undefined ? null : { post, raw: toFileText(readFileText(post.baseRaw), post.text) }
  }

  return {
    async saveStray(window, folder, id) {
      const stray = await find(folder, id)
      if (stray === null) return fail(gone)
      const { canceled, filePath } = await dialog.showSaveDialog(window.shell.browser, {
        title: 'Save the text',
        defaultPath: `${postName(id)}.md`,
        filters: [{ name: 'Markdown', extensions: ['md', 'markdown'] }]
      })
      if (canceled || filePath === '') return ok(null)
      const copied = await saveCopy(saver, null, filePath, stray.raw, name => askToReplace(window, name))
      log.write(`stray text of ${JSON.stringify(id)}: ${copied.ok ? 'saved' : copied.error.code}`)
      if (!copied.ok || copied.value === null) return copied
      const dropped = await unsaved.drop(folder, id)
      return dropped.ok ? copied : dropped
    },
    async discardStray(_window, folder, id) {
      const stray = await find(folder, id)
      if (stray === null) return fail(gone)
      try {
        await history.keep(join(folder, ...id.split('/')), Buffer.from(stray.raw, 'utf8'))
      } catch {
        return fail({
          code: 'io',
          message: 'The text could not be put among the earlier versions, so it was not discarded.'
        })
      }
      log.write(`stray text of ${JSON.stringify(id)}: discarded by the writer`)
      return unsaved.drop(folder, id)
    }
  }
}
