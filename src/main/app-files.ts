import { join } from 'node:path'
import { app } from 'electron'

/** Where the application's own files lie: in the project while developing, beside the archive once packaged. */
export interface AppFiles {
  readonly sampleSite: string
  readonly icon: string
  readonly hugo: { readonly wasm: string; readonly wasmExec: string }
  readonly licences: string
  /** Bundled entries of the other processes. */
  readonly hugoEngine: string
  readonly libraryWorker: string
  readonly problemsWorker: string
  readonly windowPage: string
  readonly previewPage: string
}

export function appFiles(): AppFiles {
  const beside = (...path: string[]) =>
    app.isPackaged ? join(process.resourcesPath, ...path) : join(app.getAppPath(), 'resources', ...path)
  const hugo = app.isPackaged ? join(process.resourcesPath, 'hugo') : join(app.getAppPath(), '.runtime/hugo')
  const built = join(import.meta.dirname, '..')
  return {
    sampleSite: beside('sample-site'),
    // A window's icon is decoded before the window is there: 1,024 pixels would take longer than all the rest of it.
    icon: beside('icons/128x128.png'),
    hugo: { wasm: join(hugo, 'hugo.wasm'), wasmExec: join(hugo, 'wasm_exec.js') },
    licences: app.isPackaged
      ? join(process.resourcesPath, 'THIRD-PARTY-NOTICES.txt')
      : join(app.getAppPath(), 'THIRD-PARTY-NOTICES.txt'),
    hugoEngine: join(built, 'main/hugo-engine.cjs'),
    libraryWorker: join(built, 'main/library-worker.cjs'),
    problemsWorker: join(built, 'main/problems-worker.cjs'),
    windowPage: join(built, 'renderer'),
    previewPage: join(built, 'preview-frame')
  }
}
