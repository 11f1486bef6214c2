import { describe, expect, it } from 'vitest'
import { pageKey } from '#core/problems/page-key.ts'
import { pageAddresses } from './page-addresses.ts'
import { outlinePost } from './post-outline.ts'

const posts = [
  outlinePost('_index.md', '---\ntitle: Home\n---\n'),
  outlinePost('about.md', '---\ntitle: About\naliases: [/who, we/]\n---\n[a](/recaps/spring/)'),
  outlinePost('recaps/spring/index.md', '---\ntitle: Spring\ndate: 2019-04-04\n---\n'),
  outlinePost('recaps/sintel.md', '+++\nslug = "the-dragon"\ndate = 2010-09-30\n+++\n'),
  outlinePost(
    'blog/x/index.md',
    '---\ntitle: |-\n  Big Buck:\n  the Bunny’s tale\ndate: 2008-05-30T10:00:00Z\n---\n'
  ),
  outlinePost('blog/z.md', '---\ndate: 2010-09-30\ntitle:\n  Sintel and\n  the dragon\ndraft: true\n---\n'),
  outlinePost('blog/y.md', '---\nurl: /about/us/\naliases:\n  - /old\n---\n')
]

function addresses(settings: Readonly<Record<string, unknown>>) {
  return pageAddresses({ baseurl: 'https://openreel.example/', ...settings }, posts)
}

describe('pageAddresses', () => {
  it('follows Hugo: folders, slugs, urls and aliases', () => {
    const keys = addresses({})?.keys ?? []
    for (const path of [
      '/about/',
      '/who/',
      '/we/',
      '/recaps/',
      '/recaps/spring/',
      '/recaps/the-dragon/',
      '/about/us',
      '/old'
    ])
      expect(keys).toContain(pageKey(path))
    expect(keys).not.toContain(pageKey('/recaps/sintel/'))
  })

  it('fills permalinks in', () => {
    const pages = addresses({
      permalinks: { page: { blog: '/:year/:month/:day/:slug/' }, recaps: '/:sections/:contentbasename/' }
    })
    expect(pages?.keys).toContain(pageKey('/2008/05/30/big-buck-the-bunnys-tale/'))
    expect(pages?.keys).toContain(pageKey('/2010/09/30/sintel-and-the-dragon/'))
    expect(pages?.keys).toContain(pageKey('/recaps/sintel/'))
    expect(pages?.host).toBe('openreel.example')
  })

  it('says nothing of sections whose addresses it does not understand', () => {
    expect(addresses({})?.complete).toContain('recaps')
    expect(addresses({ permalinks: { recaps: '/recaps/:weekday/' } })?.complete).not.toContain('recaps')
    expect(addresses({ baseurl: 'https://openreel.example/club/' })).toBeNull()
    expect(addresses({ languages: { en: {}, pt: {} } })).toBeNull()
  })

  it('knows where the site’s server leads elsewhere', () => {
    const redirects = ['/recaps/latest', '/blog/*']
    const pages = pageAddresses({ baseurl: 'https://openreel.example/' }, posts, redirects)
    expect(pages?.keys).toContain(pageKey('/recaps/latest/'))
    expect(pages?.complete).toContain('recaps')
    expect(pages?.complete).not.toContain('blog')
  })

  it('counts links with the site’s own host too', () => {
    const links = ['a', 'b', 'c'].map(name => `[x](https://openreel.example/recaps/${name}/)`).join(' ')
    const others = links.replaceAll('openreel', 'elsewhere')
    const complete = (body: string) =>
      pageAddresses({ baseurl: 'https://openreel.example/' }, [
        ...posts,
        outlinePost('recaps/more.md', `---\ntitle: x\n---\n${body}`)
      ])?.complete
    expect(complete(others)).toContain('recaps')
    expect(complete(links)).not.toContain('recaps')
  })

  it('says nothing where too many links lead elsewhere: the folder is a piece of the site', () => {
    const links = ['a', 'b', 'c'].map(name => `[x](/recaps/${name}/)`).join(' ')
    const piece = [...posts, outlinePost('recaps/more.md', `---\ntitle: x\n---\n${links}`)]
    expect(pageAddresses({}, piece)?.complete).not.toContain('recaps')
  })
})
