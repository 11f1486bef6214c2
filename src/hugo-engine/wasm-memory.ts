/** Free bytes in front of a module that {@link limitWasmMemory} asks for: at most this much longer it becomes. */
export const roomForLimit = 16

/**
 * Gives a WebAssembly module's own memory a maximum, so that no template can take more of the
 * machine than that: an allocation beyond it fails inside Hugo and ends Hugo, not the computer.
 * Go's compiler writes none. Rule: WebAssembly core specification, binary format, memory section.
 *
 * It changes the bytes in place, since a copy of Hugo takes as long as reading it: what comes before the
 * memory section, some hundred kilobytes, moves into the room.
 *
 * @param bytes {@link roomForLimit} free bytes, then the module
 * @param maximumBytes rounded down to whole pages of 64 KiB
 * @returns the module, a part of `bytes`; as it was where it has no memory of its own
 */
export function limitWasmMemory(
  bytes: Uint8Array<ArrayBuffer>,
  maximumBytes: number
): Uint8Array<ArrayBuffer> {
  const wasm = bytes.subarray(roomForLimit)
  const section = findSection(wasm, 5)
  if (!section) return wasm
  const count = readLeb(wasm, section.start)
  const flags = readLeb(wasm, count.next)
  const minimum = readLeb(wasm, flags.next)
  if (count.value !== 1 || flags.value > 1) return wasm
  const maximum = Math.max(minimum.value, Math.floor(maximumBytes / 65536))
  const body = [...leb(1), ...leb(1), ...leb(minimum.value), ...leb(maximum)]
  const limited = [5, ...leb(body.length), ...body]
  const begin = roomForLimit + section.start + section.size - section.at - limited.length
  bytes.copyWithin(begin, roomForLimit, roomForLimit + section.at)
  bytes.set(limited, begin + section.at)
  return bytes.subarray(begin)
}

interface Section {
  /** Offset of the section's id byte. */
  readonly at: number
  /** Offset of its content. */
  readonly start: number
  readonly size: number
}

function findSection(wasm: Uint8Array, id: number): Section | null {
  // Eight bytes of magic and version come first.
  let at = 8
  while (at < wasm.length) {
    const size = readLeb(wasm, at + 1)
    if (wasm[at] === id) return { at, start: size.next, size: size.value }
    at = size.next + size.value
  }
  return null
}

function readLeb(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0
  let factor = 1
  for (let next = at; ; next++) {
    const byte = bytes[next] ?? 0
    value += (byte & 0x7f) * factor
    factor *= 128
    if (byte < 0x80) return { value, next: next + 1 }
  }
}

function leb(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  do {
    const low = rest % 128
    rest = Math.floor(rest / 128)
    bytes.push(rest > 0 ? low + 128 : low)
  } while (rest > 0)
  return bytes
}
