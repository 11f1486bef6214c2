/**
 * Everything that Hugo's documentation lists for a post's body: its own shortcodes, every kind of
 * render hook, every extension of its Markdown. Beside each `NAME.md` of the fixture stands what
 * Hugo makes of it, to be read by a person; `npm run bench -- fidelity --site` compares the same
 * folders with a native Hugo.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HugoTrial, startHugoTrial } from '../../bench/support/hugo-trial.ts'
import { shortcodeNames } from './shortcode-names.ts'

let hugo: HugoTrial
beforeAll(async () => {
  hugo = await startHugoTrial()
}, 60_000)
afterAll(() => hugo.end())

const features = join(import.meta.dirname, 'testing/features')
const postsOf = (site: string): readonly string[] =>
  readdirSync(join(features, site, 'content'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => name.replaceAll('\\', '/'))
    .sort()

describe.each(['plain', 'hooks'])('the site %s', site => {
  it.each(postsOf(site))('renders %s as Hugo does', async post => {
    const folder = join(features, site)
    if (post === postsOf(site)[0])
      expect((await hugo.engine.openSite({ folder, site: folder })).notes).toEqual([])
    const id = `content/${post}`
    const result = await hugo.engine.render(id, readFileSync(join(folder, id), 'utf8'))
    if (!result.ok) throw new Error(`${result.error.message}\n${result.error.detail}`)
    expect(result.value.notes).toEqual([])
    await expect(result.value.html).toMatchFileSnapshot(
      join(features, 'expected', site, post.replace(/md$/, 'html'))
    )
  })
})

describe('the fixture', () => {
  it('has a post for each of Hugo’s own shortcodes and each kind of render hook', () => {
    const posts = postsOf('plain')
    for (const name of shortcodeNames([])) expect(posts).toContain(`shortcodes/${name}.md`)
    const kinds = readdirSync(join(features, 'hooks/layouts/_markup')).map(
      name => /^render-([a-z]+)/.exec(name)?.[1]
    )
    expect(postsOf('hooks')).toEqual([...new Set(kinds)].sort().map(kind => `${kind}.md`))
  })
})
