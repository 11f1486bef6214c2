import * as v from 'valibot'
import { type PreviewSettings, previewZooms } from '#shared/settings.ts'

/** What the window may say, and what a file of ours must hold, about how the preview is shown. */
export const previewSettingsSchema: v.GenericSchema<unknown, PreviewSettings> = v.strictObject({
  scrollTogether: v.boolean(),
  markCursor: v.boolean(),
  clickToSource: v.boolean(),
  width: v.picklist(['panel', 'phone', 'tablet', 'desktop']),
  zoom: v.picklist(previewZooms)
})
