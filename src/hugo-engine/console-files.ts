/** Collects what Hugo writes to its standard output and error: its log. */
export interface ConsoleFiles {
  /** Stands in for Node's `fs` where Go's glue looks for one. */
  readonly fileSystem: object
  /** The lines since the last call. */
  takeLines(): readonly string[]
}

/** The only files that Hugo's process reaches outside its own memory: standard output and error. */
export function createConsoleFiles(): ConsoleFiles {
  const decoder = new TextDecoder()
  let lines: string[] = []
  let unfinished = ''
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
