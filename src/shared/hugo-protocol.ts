/** What main and the Hugo engine's process say to each other. Structured-clone data only. */
import type { PostId } from './content.ts'
import type { PreviewFailure, PreviewPage } from './preview.ts'
import type { Result } from './result.ts'

/** The site, or the folder without one, that the engine renders posts of. Absolute paths. */
export interface EngineSite {
  /** The content folder that the writer opened: post ids are relative to it. */
  readonly folder: string
  /** The Hugo site's root that the folder is or lies in; null when there is none. */
  readonly site: string | null
}

export type ToEngine =
  /** First message, once: where `@bookshop/hugo-engine`'s two files lie, outside any archive. */
  | { readonly type: 'start'; readonly wasm: string; readonly wasmExec: string }
  /** Builds the in-memory site; sent again to pick up changed templates, data and configuration. */
  | { readonly type: 'open-site'; readonly site: EngineSite }
  | { readonly type: 'render'; readonly serial: number; readonly id: PostId; readonly text: string }

export type FromEngine =
  | { readonly type: 'started'; readonly version: string; readonly milliseconds: number }
  | { readonly type: 'site-opened'; readonly notes: readonly string[]; readonly milliseconds: number }
  | {
      readonly type: 'rendered'
      readonly serial: number
      readonly result: Result<PreviewPage, PreviewFailure>
      readonly milliseconds: number
    }
  /** The process's resident set after each of the answers above, in bytes. */
  | { readonly type: 'memory'; readonly rss: number }
