import type { FileFailure } from '#shared/content.ts'

/** The answer to a request about a post from a window that shows no folder. */
export const noFolder: FileFailure = { code: 'missing', message: 'No folder is open in this window.' }
