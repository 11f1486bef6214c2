import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { HugoState } from '#shared/preview.ts'
import { bundleHugoEngine, hugoFiles } from '../../../bench/support/hugo-engine.ts'
import { writeSite } from '../../../bench/support/hugo-trial.ts'
import type { EngineChild } from './engine-child.ts'
import { type Hugo, type HugoOptions, startHugo } from './start-hugo.ts'

const projectRoot = join(import.meta.dirname, '../../..')
const scratch = mkdtempSync(join(tmpdir(), 'recap-main-hugo-'))
const root = join(scratch, 'site')
let bundle = ''
beforeAll(async () => {
  bundle = await bundleHugoEngine(projectRoot, scratch)
  writeSite(root, {
    'hugo.toml': '',
    'layouts/_shortcodes/for-ever.html':
      '{{ $many := seq 2000 }}{{ range $many }}{{ range $many }}{{ range $many }}{{ range $many }}{{ end }}{{ end }}{{ end }}{{ end }}',
    'layouts/_shortcodes/without-end.html':
      '{{ $s := "0123456789abcdef" }}{{ range seq 40 }}{{ $s = printf "%s%s" $s $s }}{{ end }}{{ $s }}',
    'layouts/_shortcodes/half-a-gigabyte.html':
      '{{ $s := strings.Repeat 1000000 "0123456789" }}{{ range seq 50 }}{{ $s }}{{ end }}',
    'layouts/_shortcodes/deep.html': '{{ partial "deep.html" . }}',
    'layouts/_partials/deep.html': '{{ partial "deep.html" . }}',
    'content/a.md': '',
    'content/b.md': ''
  })
}, 60_000)
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** A Node process in the shape of Electron's utility process. */
function forkEngine(): EngineChild {
  const child = fork(bundle, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  return {
    pid: child.pid,
    postMessage: message => void child.send(message as object),
    on: (event: 'message' | 'exit', listener: (value: never) => void) =>
      child.on(event, listener as (value: unknown) => void),
    kill: () => child.kill('SIGKILL')
  }
}

const residentBytes = (pid: number): number | null => {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) * 1024
  } catch {
    return null
  }
}

let hugo: Hugo
let states: HugoState['phase'][] = []
let forks = 0
function start(options: Partial<HugoOptions> = {}): void {
  states = []
  forks = 0
  hugo = startHugo({
    fork: () => {
      forks++
      return forkEngine()
    },
    files: hugoFiles(projectRoot),
    ...options
  })
  hugo.onState(state => states.push(state.phase))
}
afterEach(() => hugo.stop())

const post = (body: string): string => `---\ntitle: A\n---\n${body}`

describe('a good post', () => {
  it('renders, and the states tell of it', async () => {
    start()
    expect(hugo.state()).toEqual({ phase: 'starting' })
    expect(forks).toBe(0)
    hugo.openSite({ folder: root, site: root })
    expect(await hugo.render({ id: 'content/a.md', text: post('Hello') })).toMatchObject({
      ok: true,
      value: { html: '<p>Hello</p>\n', notes: [] }
    })
    expect(states).toEqual(['starting', 'rendering', 'ready'])
    expect(hugo.state()).toEqual({ phase: 'ready', version: '0.147.6', notes: [] })
  })

  it('is rendered in its newest text only', async () => {
    start()
    hugo.openSite({ folder: root, site: root })
    await hugo.render({ id: 'content/a.md', text: post('first') })
    const results = await Promise.all(
      ['one', 'two', 'three', 'four'].map(body => hugo.render({ id: 'content/a.md', text: post(body) }))
    )
    const told = results.map(result => (result.ok ? result.value.html.trim() : result.error.code))
    expect(told).toEqual(['<p>one</p>', 'superseded', 'superseded', '<p>four</p>'])
  })

  it('sees what changed on disk after the site is read again', async () => {
    start()
    hugo.openSite({ folder: root, site: root })
    const before = await hugo.render({ id: 'content/a.md', text: post('{{< new >}}') })
    expect(before).toMatchObject({ ok: false, error: { line: 4, column: 1 } })
    writeSite(root, { 'layouts/_shortcodes/new.html': 'new', 'content/c.md': post('') })
    hugo.reloadSite()
    hugo.notePosts(['content/c.md'])
    const after = await hugo.render({ id: 'content/a.md', text: post('{{< new >}} {{< relref "c" >}}') })
    expect(after).toMatchObject({ ok: true, value: { html: '<p>new /c/</p>\n' } })
    expect(forks).toBe(1)
  })

  it('of another folder takes the place of the one before', async () => {
    start()
    hugo.openSite({ folder: root, site: root })
    const old = hugo.render({ id: 'content/a.md', text: post('old') })
    hugo.openSite({ folder: root, site: null })
    const next = hugo.render({ id: 'content/a.md', text: post('<b>new</b>') })
    expect(await old).toMatchObject({ ok: false, error: { code: 'superseded' } })
    expect(await next).toMatchObject({ ok: true, value: { html: '<p><b>new</b></p>\n' } })
  })
})

describe('a hostile template', { timeout: 90_000 }, () => {
  const hostile = async (shortcode: string): Promise<{ code: string; seconds: number }> => {
    const text = post(`{{< ${shortcode} >}}`)
    const begun = performance.now()
    const result = await hugo.render({ id: 'content/a.md', text })
    const seconds = (performance.now() - begun) / 1000
    if (result.ok) throw new Error('It rendered')
    // The same text is not tried again, and other posts go on.
    const forksBefore = forks
    expect(await hugo.render({ id: 'content/a.md', text })).toEqual(result)
    expect(await hugo.render({ id: 'content/b.md', text: post('fine') })).toMatchObject({ ok: true })
    expect(await hugo.render({ id: 'content/a.md', text: post('mended') })).toMatchObject({ ok: true })
    expect(forks).toBe(forksBefore)
    return { code: result.error.code, seconds }
  }

  it('that loops for ever is stopped', async () => {
    start({ limits: { renderMilliseconds: 1500 } })
    hugo.openSite({ folder: root, site: root })
    expect(await hugo.render({ id: 'content/b.md', text: post('fine') })).toMatchObject({ ok: true })
    const { code, seconds } = await hostile('for-ever')
    expect(code).toBe('timed-out')
    expect(seconds).toBeLessThan(10)
    expect(forks).toBe(2)
  })

  it('that allocates without end or prints 500 MB ends Hugo, not the machine', async () => {
    let peak = 0
    start({
      memoryOf: pid => {
        const bytes = residentBytes(pid)
        peak = Math.max(peak, bytes ?? 0)
        return bytes
      }
    })
    hugo.openSite({ folder: root, site: root })
    for (const shortcode of ['without-end', 'half-a-gigabyte']) {
      expect((await hostile(shortcode)).code).toMatch(/^(engine-stopped|timed-out)$/)
    }
    expect(peak).toBeLessThan(900_000_000)
  })

  it('that calls itself is a card', async () => {
    start()
    hugo.openSite({ folder: root, site: root })
    const result = await hugo.render({ id: 'content/a.md', text: post('{{< deep >}}\n\nAfter') })
    if (!result.ok) expect(result.error.code).toMatch(/engine-stopped|build-error|timed-out/)
    else expect(result.value.html).toContain('<p>After</p>')
    expect(await hugo.render({ id: 'content/b.md', text: post('fine') })).toMatchObject({ ok: true })
  })
})

describe('an engine', () => {
  it('that is killed is replaced', async () => {
    const children: EngineChild[] = []
    start({
      fork: () => {
        forks++
        const child = forkEngine()
        children.push(child)
        return child
      }
    })
    hugo.openSite({ folder: root, site: root })
    await hugo.render({ id: 'content/a.md', text: post('one') })
    children[0]?.kill()
    const results = [await hugo.render({ id: 'content/a.md', text: post('two') })]
    results.push(await hugo.render({ id: 'content/a.md', text: post('three') }))
    expect(results.at(-1)).toMatchObject({ ok: true, value: { html: '<p>three</p>\n' } })
    expect(forks).toBe(2)
  })

  it('that grows past its budget is replaced after the render', async () => {
    start({ limits: { memoryBytes: 100_000_000 } })
    hugo.openSite({ folder: root, site: root })
    expect(await hugo.render({ id: 'content/a.md', text: post('one') })).toMatchObject({ ok: true })
    expect(await hugo.render({ id: 'content/b.md', text: post('two') })).toMatchObject({ ok: true })
    expect(forks).toBeGreaterThan(1)
  })

  it('that never starts is given up, and says so', async () => {
    start({ files: { wasm: join(scratch, 'gone.wasm'), wasmExec: join(scratch, 'gone.js') } })
    hugo.openSite({ folder: root, site: root })
    expect(await hugo.render({ id: 'content/a.md', text: post('one') })).toMatchObject({
      ok: false,
      error: { code: 'engine-stopped', message: 'The preview could not be started.' }
    })
    expect(hugo.state()).toMatchObject({ phase: 'stopped' })
    expect(forks).toBe(3)
  })
})
