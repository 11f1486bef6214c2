import { expect, it } from 'vitest'
import { removeNetwork } from './remove-network.ts'

it('leaves no way to the network on the global object', () => {
  const names = ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource'] as const
  removeNetwork()
  const globals = globalThis as unknown as Record<string, unknown>
  for (const name of names) {
    expect(globals[name]).toBeUndefined()
    expect(() => {
      globals[name] = () => undefined
    }).toThrow(TypeError)
  }
})
