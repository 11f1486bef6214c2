import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultFactsSettings } from '#shared/video-facts.ts'
import { addressSchema, openFactsSettings, type SecretKeeper } from './facts-settings.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recap-facts-settings-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Turns texts round: enough to see that the plain one is nowhere. */
const keychain = (backend: string): SecretKeeper => ({
  isEncryptionAvailable: () => true,
  encryptString: text => Buffer.from([...text].reverse().join('')),
  decryptString: bytes => [...bytes.toString()].reverse().join(''),
  getSelectedStorageBackend: () => backend
})

const open = (secrets: SecretKeeper) => openFactsSettings(folder, secrets, () => undefined)
const settings = { ...defaultFactsSettings, youtubeApi: 'https://proxy.example.org/yt' }

it('keeps the key encrypted, and gives it back at the next start', async () => {
  const store = open(keychain('gnome_libsecret'))
  store.save({ settings, youtubeKey: 'secret-key' })
  await expect
    .poll(() => readFileSync(join(folder, 'video-facts.json'), 'utf8'))
    .toContain('proxy.example.org')
  expect(readFileSync(join(folder, 'video-facts.json'), 'utf8')).not.toContain('secret-key')
  const again = open(keychain('gnome_libsecret'))
  expect(again.youtubeKey()).toBe('secret-key')
  expect(again.get()).toEqual(settings)
  again.save({ settings })
  expect(again.youtubeKey()).toBe('secret-key')
  again.save({ settings, youtubeKey: null })
  expect(again.youtubeKey()).toBeNull()
  await expect
    .poll(() => JSON.parse(readFileSync(join(folder, 'video-facts.json'), 'utf8')))
    .toMatchObject({
      key: null
    })
})

it('keeps the key until the end only where the system has no keychain', async () => {
  const store = open(keychain('basic_text'))
  store.save({ settings, youtubeKey: 'secret-key' })
  expect(store.keepsSecrets()).toBe(false)
  expect(store.youtubeKey()).toBe('secret-key')
  await expect
    .poll(() => readFileSync(join(folder, 'video-facts.json'), 'utf8'))
    .toContain('proxy.example.org')
  expect(open(keychain('basic_text')).youtubeKey()).toBeNull()
})

it.each(['ftp://a.b', 'javascript:x', 'https://me:pw@a.b/', 'nonsense', 'file:///etc/passwd'])(
  'takes %s for no address',
  address => {
    expect(v.safeParse(addressSchema, address).success).toBe(false)
  }
)
