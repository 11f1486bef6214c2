import type { FileFailure, FileFailureCode } from '#shared/content.ts'

/** What was being done when an operation failed: it chooses the words of the sentence. */
export type Doing = 'open' | 'save' | 'keep' | 'keep-version' | 'remove'

/** The system's error code (`ENOENT` …), or null for an error that carries none. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/**
 * A file or folder name as it may be shown inside a sentence. Control characters
 * and direction overrides could make the sentence read as something else
 * (a name ending in U+202E `gnp.md`), so they are shown as a replacement mark.
 */
export function shownName(name: string): string {
  const plain = name.replace(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '\ufffd')
  const letters = [...plain]
  return letters.length > 80 ? `${letters.slice(0, 77).join('')}…` : plain
}

/** What a writer calls the post: the bundle's name for `…/index.md`, else the file's name. */
export function postName(id: string): string {
  const parts = id.split('/')
  const file = parts.at(-1) ?? id
  const isBundle = /^_?index\.(md|markdown)$/i.test(file)
  return shownName(isBundle ? (parts.at(-2) ?? file) : file)
}

const codeOf: Readonly<Record<string, FileFailureCode>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EISDIR: 'not-a-file',
  ELOOP: 'not-a-file',
  ENXIO: 'not-a-file',
  ERR_FS_FILE_TOO_LARGE: 'too-large'
}

const notAnswering = new Set([
  'EIO',
  'ETIMEDOUT',
  'ESTALE',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENOTCONN',
  'ENETDOWN',
  'EREMOTEIO'
])

const outcome: Readonly<Record<Doing, string>> = {
  open: 'could not be opened',
  save: 'was not saved',
  keep: 'could not be kept in the recovery folder',
  'keep-version': 'could not be kept among the earlier versions',
  remove: 'could not be removed'
}

/** Turns an error of the file system into a failure whose message is a sentence for the writer. */
export function fileFailure(error: unknown, name: string, doing: Doing): FileFailure {
  return failureOf(error, `“${name}”`, doing)
}

/** The same for something that has no name of the writer's: `subject` begins the sentence as it is. */
export function failureOf(error: unknown, subject: string, doing: Doing): FileFailure {
  const system = errorCode(error)
  const code = system === null ? 'io' : (codeOf[system] ?? 'io')
  const start = `${subject} ${outcome[doing]}`
  const kept = doing === 'save' ? ' Your text is still here.' : ''
  return { code, message: `${start}: ${reason(code, system, doing)}${kept}` }
}

const missing: Readonly<Record<Doing, string>> = {
  open: 'it is no longer there. It may have been moved, renamed or deleted.',
  save: 'its file or folder is no longer there. Save it again to write it anew, or save it elsewhere.',
  keep: 'that folder is no longer there. Save your posts.',
  'keep-version': 'that folder is no longer there.',
  remove: 'it is no longer there.'
}

/** For what lies in the application's own data folder, which no writer opens or chooses. */
function keptReason(system: string | null): string {
  if (system !== null && notAnswering.has(system)) return 'the disk does not answer. Save your posts.'
  return `the system reported a fault${system === null ? '' : ` (${system})`}. Save your posts.`
}

function reason(code: FileFailureCode, system: string | null, doing: Doing): string {
  if (code === 'missing') return missing[doing]
  if (code === 'disk-full') return 'the disk is full. Free some space and try again.'
  if (system === 'EROFS') return 'the disk it lies on can only be read.'
  if (code === 'no-permission') return 'you do not have the permission. Ask the owner of the folder for it.'
  if (code === 'not-a-file') return 'it is not an ordinary file.'
  if (doing === 'keep' || doing === 'keep-version') return keptReason(system)
  if (system === 'EBUSY' || system === 'ETXTBSY')
    return 'another program is using it. Close it there and try again.'
  if (system === 'EMFILE' || system === 'ENFILE')
    return 'too many files are open on this computer. Close some programs and try again.'
  if (system === 'ENAMETOOLONG') return 'its name is too long for this disk.'
  if (system !== null && notAnswering.has(system))
    return 'the disk or network folder does not answer. Check the connection and try again.'
  const advice = doing === 'save' ? 'Try again, or save it elsewhere.' : 'Try again.'
  return `the system reported a fault${system === null ? '' : ` (${system})`}. ${advice}`
}
