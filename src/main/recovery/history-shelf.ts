import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import * as v from 'valibot'
import { errorCode } from '../content/file-failure.ts'
import { leftoverName } from '../content/leftovers.ts'

/** One kept version of a post. */
export interface KeptVersion {
  /** Its file's name on the post's shelf. */
  readonly name: string
  /** When it was replaced, in milliseconds since the epoch. */
  readonly at: number
  readonly bytes: number
  /** SHA-256 of its bytes. */
  readonly version: string
}

/** The kept versions of one post: a folder with plain copies and an `index.json` that says what they are. */
export interface Shelf {
  readonly folder: string
  /** Absolute path of the post's file. */
  readonly post: string
  /** Oldest first. */
  readonly versions: readonly KeptVersion[]
}

const indexName = 'index.json'
const indexSchema = v.object({
  post: v.string(),
  versions: v.array(
    v.object({ name: v.string(), replaced: v.string(), bytes: v.number(), sha256: v.string() })
  )
})
const copyName = /^(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d\.\d{3}Z)(?:-\d+)?\.(md|markdown)$/i

/** A shelf's folder says which post it is for to a reader too; the hash keeps posts of one name apart. */
export function shelfFolder(directory: string, post: string): string {
  const file = basename(post)
  const stem = /^_?index\.(md|markdown)$/i.test(file)
    ? basename(dirname(post))
    : basename(file, extname(file))
  const readable = stem.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40)
  return join(directory, `${readable}-${createHash('sha256').update(post).digest('hex').slice(0, 12)}`)
}

/**
 * Reads a shelf; an index that is missing or damaged is made again from the
 * copies. `post` may be empty where only the index knows it. Throws the system's
 * error.
 */
export async function readShelf(folder: string, post: string): Promise<Shelf> {
  const index = await readIndex(folder)
  if (index !== null) return { folder, post: post === '' ? index.post : post, versions: index.versions }
  const names = await readdir(folder).catch(() => [])
  const versions: KeptVersion[] = []
  for (const name of names.sort()) {
    const at = timeOf(name)
    if (at === null) continue
    const bytes = await readFile(join(folder, name))
    versions.push({
      name,
      at,
      bytes: bytes.length,
      version: createHash('sha256').update(bytes).digest('hex')
    })
  }
  return { folder, post, versions }
}

/** The index of a shelf as it is on disk, null when there is none that can be believed. */
export async function readIndex(folder: string): Promise<Omit<Shelf, 'folder'> | null> {
  try {
    const parsed = v.safeParse(indexSchema, JSON.parse(await readFile(join(folder, indexName), 'utf8')))
    if (!parsed.success) return null
    const versions = parsed.output.versions.flatMap(({ name, bytes, sha256 }) => {
      const at = timeOf(name)
      return at === null ? [] : [{ name, at, bytes, version: sha256 }]
    })
    return { post: parsed.output.post, versions }
  } catch {
    return null
  }
}

/** Puts bytes on the shelf as the newest version. Throws the system's error; the shelf is then as it was. */
export async function putOnShelf(shelf: Shelf, bytes: Buffer, version: string, at: number): Promise<Shelf> {
  await mkdir(shelf.folder, { recursive: true, mode: 0o700 })
  const ending = extname(shelf.post).toLowerCase() === '.markdown' ? '.markdown' : '.md'
  const time = new Date(at).toISOString().replaceAll(':', '-')
  let name = `${time}${ending}`
  for (let twin = 2; shelf.versions.some(kept => kept.name === name); twin += 1)
    name = `${time}-${twin}${ending}`
  await writeCopy(join(shelf.folder, name), bytes)
  const next = { ...shelf, versions: [...shelf.versions, { name, at, bytes: bytes.length, version }] }
  await writeIndex(next)
  return next
}

/** Takes versions off the shelf; the shelf itself goes with the last of them. */
export async function takeFromShelf(shelf: Shelf, gone: readonly KeptVersion[]): Promise<Shelf> {
  if (gone.length === 0) return shelf
  const next = { ...shelf, versions: shelf.versions.filter(kept => !gone.includes(kept)) }
  if (next.versions.length === 0) {
    await rm(shelf.folder, { recursive: true, force: true })
    return next
  }
  for (const kept of gone) await rm(join(shelf.folder, kept.name), { force: true })
  await writeIndex(next)
  return next
}

async function writeIndex(shelf: Shelf): Promise<void> {
  const versions = shelf.versions.map(kept => ({
    name: kept.name,
    replaced: new Date(kept.at).toISOString(),
    bytes: kept.bytes,
    sha256: kept.version
  }))
  await writeCopy(
    join(shelf.folder, indexName),
    Buffer.from(`${JSON.stringify({ post: shelf.post, versions }, null, 2)}\n`)
  )
}

/** Makes a shelf's newest copy durable, after the save that it belongs to was answered. Throws the system's error. */
export async function syncNewest(shelf: Shelf): Promise<void> {
  const newest = shelf.versions.at(-1)
  if (newest === undefined) return
  const file = await open(join(shelf.folder, newest.name), 'r+').catch(orNull)
  // Removed by the writer meanwhile.
  if (file === null) return
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Whole or not at all. Not synced here: a save does not wait for its history, and a torn copy is told by its hash. */
async function writeCopy(path: string, bytes: Buffer): Promise<void> {
  const temporary = join(dirname(path), leftoverName())
  try {
    await writeFile(temporary, bytes, { mode: 0o600, flag: 'wx' })
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

function timeOf(name: string): number | null {
  const match = copyName.exec(name)
  if (match === null) return null
  const time = Date.parse(`${match[1]}${match[2]}:${match[3]}:${match[4]}`)
  return Number.isNaN(time) ? null : time
}

function orNull(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null
  throw error
}
