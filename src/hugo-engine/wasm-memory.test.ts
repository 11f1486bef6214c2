import { expect, it } from 'vitest'
import { limitWasmMemory, roomForLimit } from './wasm-memory.ts'

interface Memories {
  readonly WebAssembly: {
    Module: new (bytes: Uint8Array) => object
    Instance: new (module: object) => { exports: { memory: { grow(pages: number): number } } }
  }
}
const { Module, Instance } = (globalThis as unknown as Memories).WebAssembly

/** A module with a memory of one page, exported as `memory`. */
const onePage = new Uint8Array([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 3, 1, 0, 1, 7, 10, 1, 6, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 2, 0
])

function withRoom(module: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(roomForLimit + module.length)
  bytes.set(module, roomForLimit)
  return bytes
}

it('lets a memory grow to the maximum and no further', () => {
  const { memory } = new Instance(new Module(limitWasmMemory(withRoom(onePage), 200 * 65_536 + 5))).exports
  expect(memory.grow(199)).toBe(1)
  expect(() => memory.grow(1)).toThrow(RangeError)
  const free = new Instance(new Module(onePage)).exports.memory
  expect(free.grow(300)).toBe(1)
})

it('leaves a module without a memory as it is', () => {
  const empty = onePage.slice(0, 8)
  expect(limitWasmMemory(withRoom(empty), 65_536)).toEqual(empty)
})

it('has room for the longest limit, where the one before was short and where it was long', () => {
  const fourGigabytes = 65_536 * 65_536
  const limited = limitWasmMemory(withRoom(onePage), fourGigabytes)
  expect(new Instance(new Module(limited)).exports.memory.grow(300)).toBe(1)
  const shorter = limitWasmMemory(withRoom(limited), 65_536)
  expect(shorter.length).toBeLessThan(limited.length)
  expect(() => new Instance(new Module(shorter)).exports.memory.grow(1)).toThrow(RangeError)
})
