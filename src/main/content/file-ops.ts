import { type BigIntStats, constants } from 'node:fs'
import { access, type FileHandle, link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { errorCode } from './file-failure.ts'

/** What is known of a file without reading it. */
export interface FileFacts {
  readonly isFile: boolean
  readonly bytes: number
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Number of names the file has; more than one are hard links. */
  readonly links: number
  /** Differs when the file was replaced or written to since, as far as the file system tells. */
  readonly stamp: string
}

/** A file or folder held open. */
export interface OpenFile {
  facts(): Promise<FileFacts>
  /** Reads up to `into.length` bytes at `position`; returns how many came, 0 at the end. */
  read(into: Uint8Array, position: number): Promise<number>
  /** Writes at `position`; returns how many bytes were taken, which may be fewer than given. */
  write(bytes: Uint8Array, position: number): Promise<number>
  truncate(bytes: number): Promise<void>
  setMode(mode: number): Promise<void>
  setOwner(uid: number, gid: number): Promise<void>
  sync(): Promise<void>
  close(): Promise<void>
}

/**
 * Every operation that reading and saving makes on the disk, one by one: a test
 * replaces it to make each of them fail, or the process die there, in turn.
 */
export interface FileOps {
  /** `read` and `update` never follow a link in the last part of the path and never wait for a FIFO. */
  open(path: string, how: 'read' | 'update' | 'create' | 'folder', mode?: number): Promise<OpenFile>
  facts(path: string): Promise<FileFacts>
  /** The system's code for why this user must not write the file (`EACCES`, `EPERM`, `EROFS`); null when he may. */
  writeRefusal(path: string): Promise<string | null>
  rename(from: string, to: string): Promise<void>
  /** Gives a file a second name; fails when that name is taken. */
  link(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Fails where something of that name is there, or the folder above it is not. */
  makeFolder(path: string): Promise<void>
}

// Windows has neither flag: they are undefined there.
const still = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
const flags = {
  read: constants.O_RDONLY | still,
  update: constants.O_RDWR | still,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
  folder: constants.O_RDONLY
} as const

/** The real file system. */
export const diskOps: FileOps = {
  open: async (path, how, mode) => openFile(await open(path, flags[how], mode)),
  facts: async path => factsOf(await stat(path, { bigint: true })),
  writeRefusal: async path => {
    try {
      await access(path, constants.W_OK)
      return null
    } catch (error) {
      const code = errorCode(error)
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return code
      throw error
    }
  },
  rename,
  link,
  remove: path => rm(path),
  makeFolder: async path => {
    await mkdir(path)
  }
}

function openFile(handle: FileHandle): OpenFile {
  return {
    facts: async () => factsOf(await handle.stat({ bigint: true })),
    read: async (into, position) => (await handle.read(into, 0, into.length, position)).bytesRead,
    write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
    truncate: bytes => handle.truncate(bytes),
    setMode: mode => handle.chmod(mode),
    setOwner: (uid, gid) => handle.chown(uid, gid),
    sync: () => handle.sync(),
    close: () => handle.close()
  }
}

function factsOf(stats: BigIntStats): FileFacts {
  return {
    isFile: stats.isFile(),
    bytes: Number(stats.size),
    mode: Number(stats.mode) & 0o7777,
    uid: Number(stats.uid),
    gid: Number(stats.gid),
    links: Number(stats.nlink),
    stamp: [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(':')
  }
}
