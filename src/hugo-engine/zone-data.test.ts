import { expect, it } from 'vitest'
import { zoneFile } from './zone-data.ts'

it('has no file for what is no time zone', () => {
  for (const path of [
    '/etc/passwd',
    '/usr/share/zoneinfo/../../../etc/passwd',
    '/usr/share/zoneinfo/No/Where',
    '/usr/share/zoneinfo/',
    'Europe/Oslo'
  ]) {
    expect(zoneFile(path)).toBeNull()
  }
})

it('notes when a zone changes its offset', () => {
  const file = Buffer.from(zoneFile('/usr/share/zoneinfo/Europe/Oslo') ?? [])
  expect(file.subarray(0, 5).toString()).toBe('TZif2')
  const second = file.indexOf('TZif2', 5)
  const changes = file.readUInt32BE(second + 32)
  const moments = Array.from({ length: changes }, (_, index) =>
    Number(file.readBigInt64BE(second + 44 + index * 8))
  )
  // Summer time of 2026.
  expect(moments).toContain(Date.UTC(2026, 2, 29, 1) / 1000)
  expect(moments).toContain(Date.UTC(2026, 9, 25, 1) / 1000)
})
