import { beforeEach, expect, it, vi } from 'vitest'

let frames: (() => void)[] = []
const paint = async () => {
  for (const frame of frames.splice(0)) frame()
  await new Promise(resolve => setTimeout(resolve, 20))
}

beforeEach(() => {
  vi.resetModules()
  frames = []
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
})

it('takes in what was typed once it is painted, before the tasks that follow the text', async () => {
  const { afterKeyPaint, afterPaint } = await import('./after-paint.ts')
  const done: string[] = []
  afterPaint('show', () => done.push('show'))
  afterKeyPaint(() => {
    done.push('take in')
    afterPaint('follow', () => done.push('follow'))
  })
  expect(done).toEqual([])
  await paint()
  expect(done).toEqual(['take in', 'show', 'follow'])
})

it('takes it in also while the tasks are held, and they come later', async () => {
  const { afterKeyPaint, afterPaint, holdPaintTasks } = await import('./after-paint.ts')
  const done: string[] = []
  const release = holdPaintTasks()
  afterPaint('show', () => done.push('show'))
  await paint()
  expect(done).toEqual([])
  afterKeyPaint(() => done.push('take in'))
  await paint()
  expect(done).toEqual(['take in'])
  release()
  await paint()
  expect(done).toEqual(['take in', 'show'])
})

it('goes on with the tasks where the taking in fails', async () => {
  const report = vi.fn()
  vi.stubGlobal('reportError', report)
  const { afterKeyPaint, afterPaint, flushPaintTasks } = await import('./after-paint.ts')
  const done: string[] = []
  afterPaint('show', () => done.push('show'))
  afterKeyPaint(() => {
    throw new Error('A listener failed')
  })
  flushPaintTasks()
  expect(done).toEqual(['show'])
  expect(report).toHaveBeenCalledOnce()
})
