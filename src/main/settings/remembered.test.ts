import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { firstPreviewSettings, type Layout, sideTabs } from '#shared/settings.ts'
import { openRemembered } from './remembered.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

it.each(sideTabs)('knows a folder’s layout at the next start, with %s at the side', async sideTab => {
  const data = mkdtempSync(join(tmpdir(), 'remembered-'))
  folders.push(data)
  const layout: Layout = {
    libraryVisible: false,
    sideVisible: true,
    sizes: { 'editor+side/side': 40 },
    sideTab,
    remoteImages: 'hide',
    preview: firstPreviewSettings
  }
  openRemembered(data, () => undefined).saveLayout('/films', layout)
  const troubles: string[] = []
  await expect
    .poll(() => openRemembered(data, trouble => troubles.push(trouble)).layout('/films'))
    .toEqual(layout)
  expect(troubles).toEqual([])
})
