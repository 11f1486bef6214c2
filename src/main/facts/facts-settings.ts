/** Where facts are asked for, and the API key, which only the system's keychain keeps. */
import { join } from 'node:path'
import * as v from 'valibot'
import { defaultFactsSettings, type FactsSettings, type FactsSettingsChange } from '#shared/video-facts.ts'
import { openJsonStore } from '../settings/json-store.ts'

/** What of Electron's safeStorage is used. */
export interface SecretKeeper {
  isEncryptionAvailable(): boolean
  encryptString(text: string): Buffer
  decryptString(bytes: Buffer): string
  /** On Linux: `basic_text` means a password that everybody knows, which is no secret. */
  getSelectedStorageBackend?(): string
}

export interface FactsSettingsStore {
  get(): FactsSettings
  save(change: FactsSettingsChange): void
  /** The API's key, null where there is none. */
  youtubeKey(): string | null
  /** Whether a key outlasts the application's end. */
  keepsSecrets(): boolean
}

/** http and https only, without credentials; the end is not touched, since a page's address may end in `?v=`. */
export const addressSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(500),
  v.check(value => {
    try {
      const { protocol, username, password } = new URL(value)
      return /^https?:$/.test(protocol) && username === '' && password === ''
    } catch {
      return false
    }
  }, 'An address must begin with https:// or http://.')
)
export const factsSettingsSchema = v.strictObject({
  youtubeOembed: addressSchema,
  vimeoOembed: addressSchema,
  youtubeApi: addressSchema,
  ytDlp: v.pipe(v.string(), v.trim(), v.maxLength(4096)),
  youtubePages: addressSchema,
  vimeoPages: addressSchema
})
const storedSchema = v.object({ settings: factsSettingsSchema, key: v.nullable(v.string()) })
type Stored = v.InferOutput<typeof storedSchema>

/** @param directory the application's data folder */
export function openFactsSettings(
  directory: string,
  secrets: SecretKeeper,
  onTrouble: (message: string) => void
): FactsSettingsStore {
  const store = openJsonStore<Stored>(
    join(directory, 'video-facts.json'),
    storedSchema,
    { settings: defaultFactsSettings, key: null },
    onTrouble
  )
  /** Until the application ends, where the system keeps no secrets. */
  let unkept: string | null = null

  const keepsSecrets = (): boolean =>
    secrets.isEncryptionAvailable() && secrets.getSelectedStorageBackend?.() !== 'basic_text'

  function keptKey(): string | null {
    const { key } = store.get()
    if (key === null) return null
    try {
      return secrets.decryptString(Buffer.from(key, 'base64'))
    } catch {
      onTrouble('the API key could not be decrypted')
      return null
    }
  }

  return {
    get: () => store.get().settings,
    save({ settings, youtubeKey }) {
      let { key } = store.get()
      if (youtubeKey !== undefined) {
        unkept = keepsSecrets() ? null : youtubeKey
        key =
          youtubeKey === null || !keepsSecrets() ? null : secrets.encryptString(youtubeKey).toString('base64')
      }
      void store.set({ settings, key })
    },
    youtubeKey: () => unkept ?? keptKey(),
    keepsSecrets
  }
}
