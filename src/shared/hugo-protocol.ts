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

/** One thing at a time: main sends the next of these after the answer to the one before. */
export type ToEngine =
  /** First message, once: where `@bookshop/hugo-engine`'s two files lie, outside any archive. */
  | { readonly type: 'start'; readonly wasm: string; readonly wasmExec: string }
  /** Builds the in-memory site; sent again to pick up changed templates, data and configuration. */
  | { readonly type: 'open-site'; readonly site: EngineSite }
  /** Posts that changed on disk, were added or removed: other posts may link to them. */
  | { readonly type: 'posts-changed'; readonly ids: readonly PostId[] }
  | { readonly type: 'render'; readonly id: PostId; readonly text: string }

/** Answers, one to each message. `rss` is the process's resident set in bytes. */
export type FromEngine = { readonly rss: number; readonly milliseconds: number } & (
  | { readonly type: 'started'; readonly version: string }
  | { readonly type: 'site-opened'; readonly notes: readonly string[] }
  | { readonly type: 'posts-noted' }
  | { readonly type: 'rendered'; readonly result: Result<PreviewPage, PreviewFailure> }
)
