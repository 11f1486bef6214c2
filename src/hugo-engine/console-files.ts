import { zoneFile } from './zone-data.ts'

/** Collects what Hugo writes to its standard output and error: its log. */
export interface ConsoleFiles {
  /** Stands in for Node's `fs` where Go's glue looks for one. */
  readonly fileSystem: object
  /** The lines since the last call. */
  takeLines(): readonly string[]
}

type Done<Value> = (error: Error | null, value?: Value) => void

/**
 * The only files that Hugo's process reaches outside its own memory: standard output and error, and
 * those of time zones, which lie on no disk.
 */
export function createConsoleFiles(): ConsoleFiles {
  const decoder = new TextDecoder()
  let lines: string[] = []
  let unfinished = ''
  /** Opened files of time zones, by descriptor; those up to 2 are the standard ones. */
  const zones = new Map<number, { readonly bytes: Uint8Array; at: number }>()
  let lastZone = 2
  const writeSync = (_file: number, bytes: Uint8Array): number => {
    const parts = (unfinished + decoder.decode(bytes)).split('\n')
    unfinished = parts.pop() ?? ''
    lines.push(...parts)
    return bytes.length
  }
  const allowed: Record<string, unknown> = {
    constants: { O_WRONLY: -1, O_RDWR: -1, O_CREAT: -1, O_TRUNC: -1, O_APPEND: -1, O_EXCL: -1 },
    writeSync,
    write(
      file: number,
      bytes: Uint8Array,
      _offset: number,
      _length: number,
      _position: number | null,
      done: (error: null, written: number) => void
    ) {
      done(null, writeSync(file, bytes))
    },
    fsync(_file: number, done: (error: null) => void) {
      done(null)
    },
    open(path: string, _flags: number, _mode: number, done: Done<number>) {
      const bytes = zoneFile(path)
      if (bytes === null) {
        done(Object.assign(new Error('no such file'), { code: 'ENOENT' }))
        return
      }
      zones.set(++lastZone, { bytes, at: 0 })
      done(null, lastZone)
    },
    fstat(_file: number, done: Done<object>) {
      done(null, { isDirectory: () => false })
    },
    read(
      file: number,
      into: Uint8Array,
      offset: number,
      length: number,
      _position: number | null,
      done: Done<number>
    ) {
      const zone = zones.get(file)
      const part = zone?.bytes.subarray(zone.at, zone.at + length) ?? new Uint8Array()
      into.set(part, offset)
      if (zone) zone.at += part.length
      done(null, part.length)
    },
    close(file: number, done: Done<undefined>) {
      zones.delete(file)
      done(null)
    }
  }
  return {
    fileSystem: new Proxy(allowed, { get: (target, name) => target[String(name)] ?? refuse }),
    takeLines() {
      const taken = unfinished === '' ? lines : [...lines, unfinished]
      lines = []
      unfinished = ''
      return taken
    }
  }
}

/** Go's way to say that a call does not exist, through its callback where there is one. */
function refuse(...args: unknown[]): void {
  const done = args.at(-1)
  const error = Object.assign(new Error('not implemented'), { code: 'ENOSYS' })
  if (typeof done !== 'function') throw error
  done(error)
}
