import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { findSiteFolders, readShortcodes, readSiteFiles } from './site-folders.ts'
import { readRedirects } from './site-redirects.ts'

let base = ''
let site = ''

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'recap-desk-files-')))
  onTestFinished(() => rmSync(base, { recursive: true, force: true }))
  site = join(base, 'repository', 'site')
  mkdirSync(site, { recursive: true })
})

/** Writes files by their paths relative to the site. */
function lay(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, name)), { recursive: true })
    writeFileSync(join(site, name), text)
  }
}

function link(name: string, target: string): void {
  mkdirSync(dirname(join(site, name)), { recursive: true })
  symlinkSync(target, join(site, name))
}

const folders = (settings = {}) => findSiteFolders(site, settings)
const moved = '/films/latest /films/spring\n'

describe('redirects', () => {
  it('are read of the site, and of the folder above it in its repository', async () => {
    lay({
      'static/_redirects': moved,
      'netlify.toml': 'from = "/old/*"\n',
      '../netlify.toml': 'from = "/talks/:slug"\n',
      '../.git/HEAD': ''
    })
    expect(await readRedirects(site)).toEqual(['/films/latest', '/old/*', '/talks/*'])
  })

  it('are not read of a folder above that is another matter', async () => {
    lay({ '../netlify.toml': 'from = "/talks"\n' })
    expect(await readRedirects(site)).toEqual([])
  })

  it('are not read from outside of the site, nor without end', async () => {
    lay({ '../outside': moved, 'layouts/index.redirects': moved + '#'.repeat(1024 * 1024) })
    link('static/_redirects', join(base, 'repository', 'outside'))
    expect(await readRedirects(site)).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('do not wait for a FIFO', async () => {
    lay({ 'static/.keep': '' })
    execFileSync('mkfifo', [join(site, 'static', '_redirects')])
    expect(await readRedirects(site)).toEqual([])
  })
})

describe('templates and files', () => {
  it('are known of the site and its themes', async () => {
    lay({
      'layouts/_shortcodes/note.html': '{{ .Inner }}',
      'themes/reel/layouts/shortcodes/credit.html': 'x',
      'static/reel.svg': 'x'
    })
    const found = await folders({ theme: 'reel' })
    expect(await readShortcodes(found)).toEqual({ names: ['note', 'credit'], paired: ['note'] })
    expect(await readSiteFiles(found)).toEqual(['reel.svg'])
  })

  it.each(['outside', 'large'])('say nothing of shortcodes where one is %s', async what => {
    lay({ 'layouts/_shortcodes/note.html': '{{ .Inner }}', '../outside.html': '{{ .Inner }}' })
    if (what === 'outside') link('layouts/_shortcodes/credit.html', join(base, 'repository', 'outside.html'))
    else lay({ 'layouts/_shortcodes/credit.html': 'x'.repeat(1024 * 1024 + 1) })
    expect(await readShortcodes(await folders())).toBeNull()
  })

  it.each(['layouts', 'static'])('are not looked for where %s leads out of the site', async name => {
    lay({ '../outside/_shortcodes/credit.html': 'x' })
    link(name, join(base, 'repository', 'outside'))
    const found = await folders()
    expect(name === 'static' ? await readSiteFiles(found) : await readShortcodes(found)).toBeNull()
  })

  it.each([[{ theme: 'linked' }], [{ themesdir: '../..', theme: 'repository' }]])(
    'are not those of a theme outside of the site: %j',
    async settings => {
      lay({ 'layouts/home.html': 'x', '../outside/layouts/_shortcodes/credit.html': 'x' })
      link('themes/linked', join(base, 'repository', 'outside'))
      expect(await folders(settings)).toEqual({ site, roots: [site], isPartial: true })
    }
  )
})
