/**
 * A folder as a server in the network offers it, on Linux' FUSE: `node remote-folder.mjs DIR [--delay MS] [--folds]`.
 *
 * Files are held in memory. `--delay` answers each question later; `--folds` takes names as equal that differ in
 * case or in how accents are composed, and gives them decomposed, as macOS' HFS+ does. After SIGUSR2 the folder
 * hangs, until SIGUSR1: no more questions are read. (Who waits for the answer to one that was read cannot even be
 * killed.) Ended (SIGKILL) it is not connected any more. Prints `mounted`, then `hangs` each time; exits with 2 where FUSE is not allowed.
 * The messages are those of the kernel's include/uapi/linux/fuse.h, version 7.31.
 */
import { spawnSync } from 'node:child_process'
import { constants, openSync, readSync, writeSync } from 'node:fs'

const [directory = '', ...options] = process.argv.slice(2)
const delay = options.includes('--delay') ? Number(options[options.indexOf('--delay') + 1]) : 0
const folds = options.includes('--folds')
const { ENOENT, EEXIST, ENOTEMPTY, ENOSYS, ENOSPC } = {
  ENOENT: 2,
  EEXIST: 17,
  ENOTEMPTY: 39,
  ENOSYS: 38,
  ENOSPC: 28
}
const roomBytes = 1024 * 1024

/**
 * @typedef {{ ino: bigint, mode: number, links: number, uid: number, gid: number, data: Buffer, changed: bigint,
 *   names: Map<string, { name: string, ino: bigint }> }} Entry
 */
/** @type {Map<bigint, Entry>} */
const entries = new Map()
let lastIno = 0n

/** @param {number} mode */
function makeEntry(mode) {
  lastIno += 1n
  /** @type {Entry} */
  const entry = {
    ino: lastIno,
    mode,
    links: 1,
    uid: 0,
    gid: 0,
    data: Buffer.alloc(0),
    changed: now(),
    names: new Map()
  }
  entries.set(entry.ino, entry)
  return entry
}

const now = () => BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6))

/** @param {string} name */
const keyOf = name => (folds ? name.normalize('NFC').toLowerCase() : name)
/** @param {string} name */
const storedName = name => (folds ? name.normalize('NFD') : name)

class Refused extends Error {
  /** @param {number} code */
  constructor(code) {
    super(`refused ${code}`)
    this.code = code
  }
}

/** @param {bigint} ino */
function entryOf(ino) {
  const entry = entries.get(ino)
  if (entry === undefined) throw new Refused(ENOENT)
  return entry
}

/** @param {Entry} folder @param {string} name */
function find(folder, name) {
  const found = folder.names.get(keyOf(name))
  return found === undefined ? undefined : entries.get(found.ino)
}

/** @param {Entry} folder @param {string} name @param {Entry} entry */
function put(folder, name, entry) {
  folder.names.set(keyOf(name), { name: storedName(name), ino: entry.ino })
  folder.changed = now()
  entry.changed = now()
}

/** @param {Entry} entry */
function attributes({ ino, mode, links, uid, gid, data, changed }) {
  const bytes = Buffer.alloc(88)
  bytes.writeBigUInt64LE(ino, 0)
  bytes.writeBigUInt64LE(BigInt(data.length), 8)
  bytes.writeBigUInt64LE(BigInt(Math.ceil(data.length / 512)), 16)
  for (const at of [24, 32, 40]) bytes.writeBigUInt64LE(changed / 1_000_000_000n, at)
  for (const at of [48, 52, 56]) bytes.writeUInt32LE(Number(changed % 1_000_000_000n), at)
  for (const [at, value] of /** @type {const} */ ([
    [60, mode],
    [64, links],
    [68, uid],
    [72, gid],
    [80, 4096]
  ]))
    bytes.writeUInt32LE(value, at)
  return bytes
}

/** Nothing is cached: the kernel asks again each time. @param {Entry} entry */
function entryReply(entry) {
  const head = Buffer.alloc(40)
  head.writeBigUInt64LE(entry.ino, 0)
  return Buffer.concat([head, attributes(entry)])
}

/** @param {Entry} entry */
const attributeReply = entry => Buffer.concat([Buffer.alloc(16), attributes(entry)])

/** @param {Buffer} bytes @param {number} from */
const textsIn = (bytes, from) => bytes.subarray(from).toString('utf8').split('\0')

/** @param {Entry} folder @param {string} name */
function takeAway(folder, name) {
  const entry = find(folder, name)
  if (entry === undefined) throw new Refused(ENOENT)
  if (entry.names.size > 0) throw new Refused(ENOTEMPTY)
  folder.names.delete(keyOf(name))
  folder.changed = now()
  entry.links -= 1
}

/** @param {Entry} folder @param {string} name @param {number} mode */
function create(folder, name, mode) {
  if (find(folder, name) !== undefined) throw new Refused(EEXIST)
  const entry = makeEntry(mode)
  put(folder, name, entry)
  return entry
}

/** @param {Entry} entry @param {bigint} size */
function resize(entry, size) {
  const data = Buffer.alloc(Number(size))
  entry.data.copy(data)
  entry.data = data
  entry.changed = now()
}

/** @param {Entry} folder @param {Buffer} body */
function list(folder, body) {
  const rows = [...folder.names.values()].slice(Number(body.readBigUInt64LE(8)))
  const room = body.readUInt32LE(16)
  const parts = []
  let used = 0
  for (const [index, { name, ino }] of rows.entries()) {
    const text = Buffer.from(name)
    const row = Buffer.alloc(24 + Math.ceil(text.length / 8) * 8)
    row.writeBigUInt64LE(ino, 0)
    row.writeBigUInt64LE(body.readBigUInt64LE(8) + BigInt(index + 1), 8)
    row.writeUInt32LE(text.length, 16)
    row.writeUInt32LE(entryOf(ino).mode >> 12, 20)
    text.copy(row, 24)
    used += row.length
    if (used > room) break
    parts.push(row)
  }
  return Buffer.concat(parts)
}

/** @param {Entry} from @param {string} name @param {Entry} to @param {string} newName */
function rename(from, name, to, newName) {
  const entry = find(from, name)
  if (entry === undefined) throw new Refused(ENOENT)
  const target = find(to, newName)
  if (target === entry) return
  if (target !== undefined) takeAway(to, newName)
  from.names.delete(keyOf(name))
  put(to, newName, entry)
}

/** @param {Entry} entry @param {Buffer} body */
function setAttributes(entry, body) {
  const valid = body.readUInt32LE(0)
  if (valid & 1) entry.mode = body.readUInt32LE(68)
  if (valid & 2) entry.uid = body.readUInt32LE(76)
  if (valid & 4) entry.gid = body.readUInt32LE(80)
  if (valid & 8) resize(entry, body.readBigUInt64LE(16))
  return attributeReply(entry)
}

/** @param {Entry} entry @param {Buffer} body */
function write(entry, body) {
  const at = Number(body.readBigUInt64LE(8))
  const bytes = body.subarray(40, 40 + body.readUInt32LE(16))
  const used = [...entries.values()].reduce((sum, { data }) => sum + data.length, 0)
  if (used + bytes.length > roomBytes) throw new Refused(ENOSPC)
  if (at + bytes.length > entry.data.length) resize(entry, BigInt(at + bytes.length))
  bytes.copy(entry.data, at)
  entry.changed = now()
  const reply = Buffer.alloc(8)
  reply.writeUInt32LE(bytes.length, 0)
  return reply
}

function hello() {
  const reply = Buffer.alloc(64)
  reply.writeUInt32LE(7, 0)
  reply.writeUInt32LE(31, 4)
  reply.writeUInt32LE(65_536, 8)
  reply.writeUInt16LE(16, 16)
  reply.writeUInt16LE(12, 18)
  reply.writeUInt32LE(131_072, 20)
  reply.writeUInt32LE(1, 24)
  return reply
}

function room() {
  const reply = Buffer.alloc(80)
  reply.writeBigUInt64LE(256n, 0)
  reply.writeBigUInt64LE(128n, 8)
  reply.writeBigUInt64LE(128n, 16)
  reply.writeUInt32LE(4096, 40)
  reply.writeUInt32LE(255, 44)
  return reply
}

const nothing = Buffer.alloc(0)
const opened = Buffer.alloc(16)

/** @param {Entry} folder @param {Buffer} body */
function remove(folder, body) {
  takeAway(folder, textsIn(body, 0)[0] ?? '')
  return nothing
}

/** By the kernel's number of the question. @type {Record<number, (node: Entry, body: Buffer) => Buffer>} */
const answers = {
  1: (folder, body) => {
    const entry = find(folder, textsIn(body, 0)[0] ?? '')
    if (entry === undefined) throw new Refused(ENOENT)
    return entryReply(entry)
  },
  3: attributeReply,
  4: setAttributes,
  9: (folder, body) =>
    entryReply(create(folder, textsIn(body, 8)[0] ?? '', constants.S_IFDIR | body.readUInt32LE(0))),
  10: remove,
  11: remove,
  12: (folder, body) => {
    const [from = '', to = ''] = textsIn(body, 8)
    rename(folder, from, entryOf(body.readBigUInt64LE(0)), to)
    return nothing
  },
  14: () => opened,
  15: (entry, body) => {
    const at = Number(body.readBigUInt64LE(8))
    return entry.data.subarray(at, at + body.readUInt32LE(16))
  },
  16: write,
  17: room,
  18: () => nothing,
  20: () => nothing,
  25: () => nothing,
  26: hello,
  27: () => opened,
  28: list,
  29: () => nothing,
  30: () => nothing,
  34: () => nothing,
  35: (folder, body) => {
    const entry = create(folder, textsIn(body, 16)[0] ?? '', constants.S_IFREG | body.readUInt32LE(4))
    return Buffer.concat([entryReply(entry), opened])
  },
  45: (folder, body) => {
    const [from = '', to = ''] = textsIn(body, 16)
    rename(folder, from, entryOf(body.readBigUInt64LE(0)), to)
    return nothing
  }
}
/** Forgetting and interrupting want no answer. */
const unanswered = new Set([2, 36, 42])

const device = openSync('/dev/fuse', constants.O_RDWR | constants.O_NONBLOCK)
makeEntry(constants.S_IFDIR | 0o777)
const mounted = spawnSync(
  'mount',
  ['-i', '-t', 'fuse', '-o', 'fd=3,rootmode=40000,user_id=0,group_id=0', 'remote', directory],
  { stdio: ['ignore', 'ignore', 'inherit', device] }
)
if (mounted.status !== 0) process.exit(2)
console.log('mounted')

/** @param {Buffer} question */
function answer(question) {
  const opcode = question.readUInt32LE(4)
  if (unanswered.has(opcode)) return
  const { code, body } = outcome(opcode, question)
  const head = Buffer.alloc(16)
  head.writeUInt32LE(16 + body.length, 0)
  head.writeInt32LE(-code, 4)
  question.copy(head, 8, 8, 16)
  try {
    writeSync(device, Buffer.concat([head, body]))
  } catch {
    // Whoever asked was interrupted.
  }
}

/** @param {number} opcode @param {Buffer} question */
function outcome(opcode, question) {
  try {
    const reply = answers[opcode]
    if (reply === undefined) throw new Refused(ENOSYS)
    const node = opcode === 26 ? entryOf(1n) : entryOf(question.readBigUInt64LE(16))
    return { code: 0, body: reply(node, question.subarray(40)) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { code: error.code, body: nothing }
  }
}

const space = Buffer.alloc(300 * 1024)
let waiting = 0
let hangs = false

/** The next question; null when there is none yet. */
function nextQuestion() {
  try {
    return Buffer.from(space.subarray(0, readSync(device, space)))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    // Unmounted.
    if (code === 'ENODEV') process.exit(0)
    return null
  }
}

function answerLater(/** @type {Buffer} */ question) {
  waiting += 1
  setTimeout(() => {
    answer(question)
    waiting -= 1
  }, delay)
}

function listen() {
  for (let question = hangs ? null : nextQuestion(); question !== null; question = nextQuestion())
    if (delay === 0) answer(question)
    else answerLater(question)
  setTimeout(listen, 1)
}

process.on('SIGUSR2', () => {
  hangs = true
  const tell = () => (waiting === 0 ? console.log('hangs') : setTimeout(tell, 1))
  tell()
})
process.on('SIGUSR1', () => {
  hangs = false
})
listen()
