import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What set-up downloads and remembers; not under version control. */
export const runtimeFolder = join(root, '.runtime')

/** @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts)

/** @param {...string} parts */
export const inRuntime = (...parts) => join(runtimeFolder, ...parts)
