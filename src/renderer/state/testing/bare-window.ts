import { vi } from 'vitest'
import { ok } from '#shared/result.ts'

/**
 * For tests of the stores without a page: what they ask of a window, and main as the test has it. Modules that were
 * loaded before are forgotten.
 *
 * @param recap what main answers; what is not spelled out there is told to main, and answers nothing
 * @param whenIdle given each task that waits until the window has nothing better to do
 */
export function bareWindow(recap: object, whenIdle: (task: () => void) => void = () => undefined): void {
  vi.resetModules()
  vi.stubGlobal('window', globalThis)
  vi.stubGlobal('document', {
    readyState: 'complete',
    documentElement: { style: { setProperty: () => undefined } },
    addEventListener: () => undefined,
    querySelector: () => null
  })
  vi.stubGlobal('requestAnimationFrame', () => 0)
  vi.stubGlobal('requestIdleCallback', whenIdle)
  vi.doMock('../../api/recap.ts', () => ({
    recap: new Proxy(recap, {
      get: (known, name) => Reflect.get(known, name) ?? (() => Promise.resolve(ok(null)))
    })
  }))
}
