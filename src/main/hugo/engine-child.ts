/**
 * The engine's process as main sees it. Electron's `UtilityProcess` has this shape; tests give a
 * child process of Node the same one.
 */
export interface EngineChild {
  readonly pid?: number | undefined
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'exit', listener: (code: number | null) => void): unknown
  kill(): unknown
}
