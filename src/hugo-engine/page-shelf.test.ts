import { describe, expect, it } from 'vitest'
import { findPageListing, noPageListing } from './page-listing.ts'
import { createPageShelf } from './page-shelf.ts'

const pages = [
  'content/films/_index.md',
  'content/films/2010/Sintel/index.md',
  'content/films/spring.md',
  'content/films/spring.fr.md',
  'content/about.md'
]
/** The pages that were read from the disk, in order. */
let read: string[] = []
const shelf = (listing = noPageListing) => {
  read = []
  const readPage = (path: string) => {
    read.push(path)
    return path
  }
  return createPageShelf(pages, readPage, listing)
}

describe('createPageShelf', () => {
  it('gives the sections’ pages first, and the others once a post names them', () => {
    const site = shelf()
    expect([...site.first().keys()]).toEqual(['content/films/_index.md'])
    expect([...site.reachedBy('{{< ref "/films/2010/sintel" >}} and 2010').keys()]).toEqual([
      'content/films/2010/Sintel/index.md'
    ])
    expect([...site.reachedBy('[a](../spring.md#end) sintel').keys()]).toEqual([
      'content/films/spring.md',
      'content/films/spring.fr.md'
    ])
    expect(site.reachedBy('spring sintel').size).toBe(0)
    expect(read).not.toContain('content/about.md')
    expect(read).toHaveLength(pages.length - 1)
  })

  it('gives all where a hook lists pages, or a post calls a shortcode that does', () => {
    expect(shelf({ ...noPageListing, always: true }).first().size).toBe(pages.length)
    const site = shelf({ ...noPageListing, shortcodes: new Set(['films']) })
    site.first()
    expect(site.reachedBy('films').size).toBe(0)
    expect(site.reachedBy('{{< films >}}').size).toBe(pages.length - 1)
  })

  it('gives the pages that templates name from the start, and all when asked', () => {
    const site = shelf({ ...noPageListing, words: '{{ site.GetPage "/about" }}' })
    expect([...site.first().keys()]).toEqual(['content/films/_index.md', 'content/about.md'])
    expect(site.all().size).toBe(pages.length - 2)
    expect(site.all().size).toBe(0)
  })

  it('notes what changes on disk', () => {
    const site = shelf()
    site.first()
    expect(site.note('content/films/_index.md', true)).toBe(true)
    expect(site.note('content/films/agent.md', true)).toBe(false)
    expect([...site.reachedBy('agent').keys()]).toEqual(['content/films/agent.md'])
    expect(site.note('content/films/agent.md', false)).toBe(true)
    expect(site.reachedBy('agent').size).toBe(0)
  })
})

it('does not give again what is written', () => {
  const site = shelf()
  site.given('content/films/spring.md')
  expect([...site.reachedBy('spring').keys()]).toEqual(['content/films/spring.fr.md'])
})

describe('findPageListing', () => {
  it('follows partials', () => {
    const listing = findPageListing(
      new Map([
        ['layouts/_shortcodes/plain.html', '{{ .Page.Title }}'],
        ['layouts/_shortcodes/films.html', '{{ partial "list.html" . }}'],
        ['layouts/_shortcodes/dynamic.html', '{{ partial (printf "%s.html" "list") . }}'],
        ['layouts/_partials/list.html', '{{ partial "deeper" . }}'],
        ['layouts/_partials/deeper.html', '{{ range site.RegularPages }}{{ end }}'],
        ['layouts/_markup/render-link.html', '{{ .Page.GetPage .Destination }}']
      ])
    )
    expect(listing).toEqual({
      always: false,
      shortcodes: new Set(['films', 'dynamic']),
      words: '{{ .Page.GetPage .Destination }}',
      bodies: false,
      resources: false
    })
  })
})
