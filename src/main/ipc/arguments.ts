/** Runtime checks of every request's arguments: the window is not trusted to keep to the types. */
import * as v from 'valibot'
import type { Requests } from '#shared/ipc/contract.ts'
import { sideTabs, textSizes } from '#shared/settings.ts'
import { factsSettingsSchema } from '../facts/facts-settings.ts'
import { refusedValueSchema } from '../recovery/journal-entries.ts'
import { previewSettingsSchema } from '../settings/preview-settings-schema.ts'

const maxText = 40 * 1024 * 1024
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(4096))
const postId = path
const version = v.pipe(v.string(), v.maxLength(128))
const text = v.pipe(v.string(), v.maxLength(maxText))
const offset = v.pipe(v.number(), v.integer(), v.minValue(0))
const versionName = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100))

type ArgumentSchemas = {
  readonly [K in keyof Requests]: v.GenericSchema<unknown, Parameters<Requests[K]>>
}

export const argumentSchemas: ArgumentSchemas = {
  getStart: v.tuple([]),
  chooseFolder: v.tuple([]),
  chooseFile: v.tuple([]),
  openSample: v.tuple([]),
  openPath: v.tuple([path]),
  forgetRecent: v.tuple([path]),
  listPosts: v.tuple([]),
  readPost: v.tuple([postId]),
  savePost: v.tuple([v.strictObject({ id: postId, raw: text, base: version })]),
  summarizePost: v.tuple([postId]),
  listResources: v.tuple([postId]),
  getSiteFacts: v.tuple([]),
  checkFolder: v.tuple([]),
  stopCheck: v.tuple([]),
  getPostFacts: v.tuple([postId]),
  lintPost: v.tuple([postId, text]),
  formatPost: v.tuple([postId, text]),
  showInFileManager: v.tuple([postId]),
  keepUnsaved: v.tuple([
    v.strictObject({
      id: postId,
      text,
      baseRaw: text,
      baseVersion: version,
      editor: v.nullable(v.pipe(v.string(), v.maxLength(4 * 1024 * 1024))),
      top: offset,
      at: v.number(),
      refused: v.optional(v.pipe(v.array(refusedValueSchema), v.maxLength(10_000)))
    })
  ]),
  dropUnsaved: v.tuple([postId]),
  keepSession: v.tuple([
    v.strictObject({
      open: v.pipe(v.array(postId), v.maxLength(1000)),
      active: v.nullable(postId),
      places: v.optional(v.record(postId, v.strictObject({ cursor: offset, top: offset })))
    })
  ]),
  releasePost: v.tuple([postId]),
  listVersions: v.tuple([postId]),
  readVersion: v.tuple([postId, versionName]),
  keepVersion: v.tuple([postId, text]),
  removeVersions: v.tuple([postId, v.nullable(versionName)]),
  saveCopy: v.tuple([postId, text]),
  saveStray: v.tuple([path, postId]),
  discardStray: v.tuple([path, postId]),
  showOtherWindow: v.tuple([postId]),
  exportPost: v.tuple([
    v.strictObject({
      id: postId,
      as: v.picklist(['html', 'pdf', 'print']),
      title: v.pipe(v.string(), v.maxLength(10_000)),
      page: v.strictObject({
        html: text,
        pictures: v.pipe(v.array(v.pipe(v.string(), v.maxLength(8192))), v.maxLength(1000)),
        key: v.pipe(v.string(), v.regex(/^[\da-f-]{36}$/)),
        codeStyle: v.pipe(v.string(), v.maxLength(1_000_000))
      })
    })
  ]),
  fetchFacts: v.tuple([
    v.pipe(
      v.array(
        v.variant('host', [
          v.strictObject({
            host: v.literal('youtube'),
            id: v.pipe(v.string(), v.regex(/^[\w-]{11}$/)),
            hash: v.null()
          }),
          v.strictObject({
            host: v.literal('vimeo'),
            id: v.pipe(v.string(), v.regex(/^\d{1,12}$/)),
            hash: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-z]{1,40}$/i)))
          })
        ])
      ),
      v.maxLength(500)
    )
  ]),
  cancelFacts: v.tuple([]),
  getFactsSettings: v.tuple([]),
  saveFactsSettings: v.tuple([
    v.strictObject({
      settings: factsSettingsSchema,
      youtubeKey: v.exactOptional(v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))))
    })
  ]),
  saveTextSize: v.tuple([v.picklist(textSizes)]),
  renderPreview: v.tuple([v.strictObject({ id: postId, text })]),
  openExternal: v.tuple([v.pipe(v.string(), v.maxLength(8192))]),
  saveLayout: v.tuple([
    v.strictObject({
      libraryVisible: v.boolean(),
      sideVisible: v.boolean(),
      sizes: v.record(v.pipe(v.string(), v.maxLength(40)), percent),
      sideTab: v.picklist(sideTabs),
      remoteImages: v.picklist(['ask', 'show', 'hide']),
      preview: previewSettingsSchema
    })
  ]),
  chooseSiteStyle: v.tuple([v.picklist(['file', 'folder'])]),
  dropSiteStyle: v.tuple([]),
  setUnsavedCount: v.tuple([v.pipe(v.number(), v.integer(), v.minValue(0))]),
  answerClose: v.tuple([v.boolean()])
}
