/** The window's only way out: the bridge that preload exposed, with its types. */
import type { RecapApi } from '#shared/ipc/contract.ts'

declare global {
  interface Window {
    readonly recap: RecapApi
  }
}

export const recap: RecapApi = window.recap
