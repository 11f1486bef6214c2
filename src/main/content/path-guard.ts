import { lstat, realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import type { FileFailure } from '#shared/content.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { type Doing, errorCode, fileFailure, postName } from './file-failure.ts'

/** A place that was proved to lie inside a content folder. */
export interface InsidePath {
  /**
   * Absolute, every symbolic link resolved. For a file that does not exist: the real path of the deepest of its
   * folders that does, and the names below it.
   */
  readonly path: string
  readonly exists: boolean
}

/** Device names that Windows finds in every folder, with any extension. */
const windowsDevice = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

/**
 * Why a relative path must not even be looked up, as the end of a sentence; null
 * when it may. Lexical only: `resolveInside` also follows the links.
 *
 * One file has one id, so that queues and unsaved texts cannot be split by
 * spelling: `a//b`, `./a` and `a/` are refused as well.
 */
export function refusedSpelling(id: string, platform: NodeJS.Platform = process.platform): string | null {
  if (id === '' || id.includes('\0')) return 'its name is not a file name'
  // A drive or share prefix is refused on every system: what is a harmless name
  // here would be a path elsewhere in the team.
  if (id.startsWith('/') || /^[a-z]:[\\/]/i.test(id) || id.startsWith('\\\\'))
    return 'it lies outside of the opened folder'
  const parts = id.split('/')
  if (parts.includes('..')) return 'it lies outside of the opened folder'
  if (parts.includes('') || parts.includes('.')) return 'its name is not a file name'
  if (platform !== 'win32') return null
  if (id.includes('\\') || id.includes(':')) return 'it lies outside of the opened folder'
  for (const part of parts) {
    if (windowsDevice.test(part)) return 'Windows keeps this name for a device'
    // Windows drops trailing dots and spaces: `a.md.` would be `a.md` under a second id.
    if (/[. ]$/.test(part)) return 'Windows does not allow a name that ends with a dot or a space'
  }
  return null
}

/**
 * Resolves a post's or resource's path (relative, `/` between the parts) against
 * a content folder and proves with `realpath` that it stays inside. Refused:
 * `..`, absolute paths, drive letters, UNC, NUL, links that lead out, folders,
 * devices, FIFOs and sockets. A file that does not exist, and folders above it that
 * do not, are resolved too: a post whose folder was renamed still has a place.
 * `doing` chooses the words of a failure.
 */
export async function resolveInside(
  root: string,
  id: string,
  doing: Doing = 'open'
): Promise<Result<InsidePath, FileFailure>> {
  const name = postName(id)
  const refused = refusedSpelling(id)
  if (refused !== null) return outside(name, refused, doing)
  const wanted = join(root, ...id.split('/'))
  try {
    const [realRoot, real] = await Promise.all([realpath(root), realpath(wanted).catch(orNull)])
    if (real === null) return await resolveNew(realRoot, wanted, name, doing)
    if (!isInside(realRoot, real))
      return outside(name, 'it is a link that leads out of the opened folder', doing)
    if (!(await stat(real)).isFile())
      return fail({ code: 'not-a-file', message: `“${name}” is not an ordinary file.` })
    return ok({ path: real, exists: true })
  } catch (error) {
    return fail(fileFailure(error, name, doing))
  }
}

async function resolveNew(
  realRoot: string,
  wanted: string,
  name: string,
  doing: Doing
): Promise<Result<InsidePath, FileFailure>> {
  // A dangling link says nothing about where a write would end: never follow it.
  if ((await lstat(wanted).catch(orNull)) !== null)
    return fail({ code: 'missing', message: `“${name}” is a link to a file that does not exist.` })
  const folder = await realFolder(dirname(wanted))
  if (folder === null) return fail({ code: 'missing', message: `The folder of “${name}” is a broken link.` })
  if (!isInside(realRoot, folder) && folder !== realRoot)
    return outside(name, 'its folder is a link that leads out of the opened folder', doing)
  return ok({ path: join(folder, basename(wanted)), exists: false })
}

/** The real path of a folder, there or not; null where a link on the way leads to nothing. */
async function realFolder(folder: string): Promise<string | null> {
  const real = await realpath(folder).catch(orNull)
  if (real !== null) return real
  if ((await lstat(folder).catch(orNull)) !== null) return null
  const above = await realFolder(dirname(folder))
  return above === null ? null : join(above, basename(folder))
}

/** Whether `path` lies below `root`; both absolute and real. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function outside(name: string, why: string, doing: Doing): Result<never, FileFailure> {
  const what = doing === 'save' ? 'saved' : 'opened'
  return fail({ code: 'outside-folder', message: `“${name}” was not ${what}: ${why}.` })
}

function orNull(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null
  throw error
}
