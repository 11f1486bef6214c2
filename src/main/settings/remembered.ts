/** What the application remembers between starts, beside the writers' texts. */
import { join } from 'node:path'
import * as v from 'valibot'
import {
  type Autosave,
  firstPreviewSettings,
  type Layout,
  type RecentFolder,
  sideTabs,
  type TextSize,
  textSizes
} from '#shared/settings.ts'
import { openJsonStore } from './json-store.ts'
import { previewSettingsSchema } from './preview-settings-schema.ts'

const recentLimit = 12
const layoutLimit = 200

export type Theme = 'system' | 'light' | 'dark'
const settingsSchema = v.object({
  theme: v.picklist(['system', 'light', 'dark']),
  autosave: v.optional(v.picklist(['off', 'after-pause', 'on-focus-loss']), 'off'),
  textSize: v.optional(v.picklist(textSizes), 100)
})
type Settings = v.InferOutput<typeof settingsSchema>
const recentSchema = v.array(v.object({ name: v.string(), path: v.string() }))
const layoutSchema = v.object({
  libraryVisible: v.boolean(),
  sideVisible: v.boolean(),
  sizes: v.record(v.string(), v.number()),
  sideTab: v.picklist(sideTabs),
  remoteImages: v.picklist(['ask', 'show', 'hide']),
  // Folders that were opened before these could be chosen have none.
  preview: v.optional(previewSettingsSchema, firstPreviewSettings)
})
const boundsSchema = v.object({
  x: v.optional(v.number()),
  y: v.optional(v.number()),
  width: v.number(),
  height: v.number(),
  maximized: v.boolean()
})
export type WindowBounds = v.InferOutput<typeof boundsSchema>

export interface Remembered {
  theme(): Theme
  saveTheme(theme: Theme): void
  autosave(): Autosave
  saveAutosave(autosave: Autosave): void
  /** In percent. */
  textSize(): TextSize
  saveTextSize(size: TextSize): void
  recent(): readonly RecentFolder[]
  /** Puts a folder first in the recent list. */
  addRecent(folder: RecentFolder): void
  forgetRecent(path: string): void
  layout(folderPath: string): Layout | null
  saveLayout(folderPath: string, layout: Layout): void
  /** Absolute path of the style that the folder's previews are shown with; null for our own. */
  siteStyle(folderPath: string): string | null
  saveSiteStyle(folderPath: string, style: string | null): void
  windowBounds(): WindowBounds | null
  saveWindowBounds(bounds: WindowBounds): void
}

/** @param directory the application's data folder; it is created when something is first written */
export function openRemembered(directory: string, onTrouble: (message: string) => void): Remembered {
  const store = <Value>(name: string, schema: v.GenericSchema<unknown, Value>, fallback: Value) =>
    openJsonStore(join(directory, name), schema, fallback, onTrouble)
  const settings = store<Settings>('settings.json', settingsSchema, {
    theme: 'system',
    autosave: 'off',
    textSize: 100
  })
  const recent = store<readonly RecentFolder[]>('recent-folders.json', recentSchema, [])
  const layouts = store<Readonly<Record<string, Layout>>>(
    'layouts.json',
    v.record(v.string(), layoutSchema),
    {}
  )
  const styles = store<Readonly<Record<string, string>>>(
    'site-styles.json',
    v.record(v.string(), v.string()),
    {}
  )
  const bounds = store<WindowBounds | null>('window.json', v.nullable(boundsSchema), null)
  return {
    theme: () => settings.get().theme,
    saveTheme: theme => void settings.set({ ...settings.get(), theme }),
    autosave: () => settings.get().autosave,
    saveAutosave: autosave => void settings.set({ ...settings.get(), autosave }),
    textSize: () => settings.get().textSize,
    saveTextSize: textSize => void settings.set({ ...settings.get(), textSize }),
    recent: recent.get,
    addRecent(folder) {
      const others = recent.get().filter(other => other.path !== folder.path)
      void recent.set([folder, ...others].slice(0, recentLimit))
    },
    forgetRecent: path => void recent.set(recent.get().filter(other => other.path !== path)),
    layout: folderPath => layouts.get()[folderPath] ?? null,
    saveLayout(folderPath, layout) {
      const { [folderPath]: _replaced, ...others } = layouts.get()
      const kept = Object.entries(others).slice(-(layoutLimit - 1))
      void layouts.set(Object.fromEntries([...kept, [folderPath, layout]]))
    },
    siteStyle: folderPath => styles.get()[folderPath] ?? null,
    saveSiteStyle(folderPath, style) {
      const { [folderPath]: _replaced, ...others } = styles.get()
      const kept = Object.entries(others).slice(-(layoutLimit - 1))
      void styles.set(Object.fromEntries(style === null ? kept : [...kept, [folderPath, style]]))
    },
    windowBounds: bounds.get,
    saveWindowBounds: value => void bounds.set(value)
  }
}
