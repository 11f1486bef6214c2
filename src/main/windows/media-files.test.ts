import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodePath, parseRange, serveMedia } from './media-files.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const mp4 = Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypmp42'), Buffer.alloc(100, 7)])
let base = ''
let root = ''

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'media-'))
  root = join(base, 'site', 'content')
  await mkdir(join(root, 'talk'), { recursive: true })
  await mkdir(join(base, 'site', 'static', 'uploads'), { recursive: true })
  await writeFile(join(root, 'talk', 'a b.png'), png)
  await writeFile(join(root, 'talk', 'clip.mp4'), mp4)
  await writeFile(join(root, 'talk', 'page.png'), '<!doctype html><script>alert(1)</script>')
  await writeFile(join(root, 'talk', 'index.md'), '# Secret')
  await writeFile(
    join(root, 'talk', 'drawn.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'
  )
  await writeFile(join(base, 'site', 'static', 'uploads', 'logo.png'), png)
  await writeFile(join(base, 'outside.png'), png)
  await symlink(join(base, 'outside.png'), join(root, 'talk', 'leads-out.png'))
})

afterAll(() => rm(base, { recursive: true }))

const find = (token: string) => (token === 'token' ? { root, site: join(base, 'site') } : null)
const get = (address: string, headers: Record<string, string> = {}) =>
  serveMedia(new Request(`recap-media://token/${address}`, { headers }), find)

describe('serveMedia', () => {
  it.each([
    '<?xml version="1.0"?>\n<!-- a > b --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n<svg>',
    '\uFEFF<!doctype svg [ <!ENTITY a "b"> ]>\n<!---->\n<SVG\nwidth="1">'
  ])('knows a drawing by its beginning: %s', async drawing => {
    await writeFile(join(root, 'talk', 'other.svg'), drawing)
    expect((await get('talk/other.svg'))?.headers.get('content-type')).toBe('image/svg+xml')
  })

  it.each(['<!---->'.repeat(600), `${'<!---->'.repeat(500)}x`, '<!doctype svg ['.repeat(200), '<!-- <svg>'])(
    'takes no time over what only looks like the beginning of a drawing: %#',
    async text => {
      await writeFile(join(root, 'talk', 'other.svg'), text)
      expect(await get('talk/other.svg')).toBeNull()
    }
  )

  it('serves a picture of the folder as what it is', async () => {
    const response = await get('talk/a%20b.png')
    expect(response?.status).toBe(200)
    expect(response?.headers.get('content-type')).toBe('image/png')
    expect(response?.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response && Buffer.from(await response.arrayBuffer())).toEqual(png)
  })

  it('keeps an SVG from running anything, should it become a page', async () => {
    const response = await get('talk/drawn.svg')
    expect(response?.headers.get('content-type')).toBe('image/svg+xml')
    expect(response?.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'")
    await response?.body?.cancel()
  })

  it('serves parts of a video', async () => {
    const response = await get('talk/clip.mp4', { Range: 'bytes=4-7' })
    expect(response?.status).toBe(206)
    expect(response?.headers.get('content-range')).toBe(`bytes 4-7/${mp4.length}`)
    expect(await response?.text()).toBe('ftyp')
    expect((await get('talk/clip.mp4', { Range: 'bytes=900-' }))?.status).toBe(416)
  })

  it("finds what the site's root names", async () => {
    const response = await get('uploads/logo.png?site')
    expect(response?.headers.get('content-type')).toBe('image/png')
    await response?.body?.cancel()
    const page = await get('talk/clip.mp4?site')
    expect(page?.status).toBe(200)
    await page?.body?.cancel()
  })

  it.each([
    'talk/page.png',
    'talk/index.md',
    'talk/missing.png',
    'talk',
    'talk/',
    'talk/leads-out.png',
    'uploads/logo.png',
    '..%2foutside.png',
    '..%2f..%2foutside.png?site',
    'talk/..%5c..%5coutside.png',
    '%2fetc%2fpasswd',
    'C:%5cwindows%5cwin.ini',
    '%5c%5chost%5cshare%5cx.png',
    'talk/a%00b.png',
    'talk//a%20b.png',
    'talk/%E0%A4%A.png'
  ])('has nothing at %s', async address => {
    expect(await get(address)).toBeNull()
  })

  it('has nothing for a token that it does not know', async () => {
    expect(await serveMedia(new Request('recap-media://other/talk/a%20b.png'), find)).toBeNull()
  })
})

describe('decodePath', () => {
  it.each([
    ['/a/b%20c.png', 'a/b c.png'],
    ['/100%25.png', '100%.png'],
    ['/a%2Fb.png', null],
    ['/%2e%2e/b.png', null],
    ['/', null]
  ])('%s: %s', (pathname, path) => {
    expect(decodePath(pathname)).toBe(path)
  })
})

describe('parseRange', () => {
  it.each([
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', null],
    ['bytes=0-1,4-5', null],
    ['lines=1-2', null]
  ])('%s of 100 bytes', (header, range) => {
    expect(parseRange(header, 100)).toEqual(range)
  })
})

describe('the folder of a chosen style', () => {
  const styleOf = (path: string) =>
    serveMedia(new Request(`recap-media://style/${path}`), () => ({ root, site: null, isStyle: true }))

  it('gives sheets and fonts, which no other folder gives', async () => {
    await writeFile(join(root, 'a.css'), 'p {}')
    await writeFile(join(root, 'a.woff2'), 'wOF2----')
    await writeFile(join(root, 'lie.woff2'), '<!doctype html>')
    await symlink(join(base, 'site', 'static', 'uploads', 'logo.png'), join(root, 'out.css'))
    expect((await styleOf('a.css'))?.headers.get('content-type')).toBe('text/css')
    const font = await styleOf('a.woff2')
    expect(font?.headers.get('content-type')).toBe('font/woff2')
    expect(font?.headers.get('access-control-allow-origin')).toBe('recap-preview://frame')
    for (const path of ['lie.woff2', 'talk/index.md', 'out.css', 'talk/page.png', '..%2fstatic%2fa.css'])
      expect(await styleOf(path), path).toBeNull()
    expect(await get('a.css')).toBeNull()
    expect(await get('a.woff2')).toBeNull()
  })
})
