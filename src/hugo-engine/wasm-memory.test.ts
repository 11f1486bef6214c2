import { expect, it } from 'vitest'
import { limitWasmMemory } from './wasm-memory.ts'

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

it('lets a memory grow to the maximum and no further', () => {
  const { memory } = new Instance(new Module(limitWasmMemory(onePage, 200 * 65_536 + 5))).exports
  expect(memory.grow(199)).toBe(1)
  expect(() => memory.grow(1)).toThrow(RangeError)
  const free = new Instance(new Module(onePage)).exports.memory
  expect(free.grow(300)).toBe(1)
})

it('leaves a module without a memory as it is', () => {
  const empty = onePage.slice(0, 8)
  expect(limitWasmMemory(empty, 65_536)).toEqual(empty)
})
