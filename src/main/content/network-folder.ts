import { statfs } from 'node:fs/promises'

/**
 * File systems whose changes by other computers come without events, by the
 * numbers of Linux' statfs(2): NFS, SMB, CIFS, SMB2, 9P, FUSE, Ceph, AFS, Coda,
 * VirtualBox and VMware shares.
 */
const withoutEvents = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546, 0x00c36400, 0x5346414f, 0x73757245,
  0x786f4256, 0xbacbacbc
])

/** Whether a folder lies where the system may not tell of changes, so that it has to be looked at again and again. */
export async function isNetworkFolder(folder: string, platform: NodeJS.Platform): Promise<boolean> {
  if (platform === 'win32') return folder.startsWith('\\\\')
  if (platform !== 'linux') return false
  try {
    return withoutEvents.has((await statfs(folder)).type)
  } catch {
    return false
  }
}
