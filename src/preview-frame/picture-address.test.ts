import { describe, expect, it } from 'vitest'
import { pictureAddress } from './picture-address.ts'

const loose = { mediaOrigin: 'recap-media://t', baseFolder: 'talks/2021', address: null }
const site = {
  mediaOrigin: 'recap-media://t',
  baseFolder: 'blog/0617-recap',
  address: { page: 'https://films.example/2021/06/17/recap/', site: 'https://films.example/' }
}

describe('pictureAddress beside a post of no site', () => {
  it.each([
    ['cover.png', 'recap-media://t/talks/2021/cover.png'],
    ['./a b.png', 'recap-media://t/talks/2021/a%20b.png'],
    ['a%20b.png?v=1#x', 'recap-media://t/talks/2021/a%20b.png'],
    ['../cover.png', 'recap-media://t/talks/cover.png'],
    ['../../cover.png', 'recap-media://t/cover.png'],
    ['/uploads/x.png', 'recap-media://t/uploads/x.png?site']
  ])('%s is %s', (written, url) => {
    expect(pictureAddress(written, loose)).toEqual({ kind: 'local', url })
  })

  it.each([
    '../../../x.png',
    '%2e%2e/../../x.png',
    'a/../../../../x.png',
    '',
    'file:///etc/x.png',
    'recap-media://u/x.png',
    'javascript:x'
  ])('%j is refused', written => {
    expect(pictureAddress(written, loose)).toEqual({ kind: 'refused' })
  })

  it('knows pictures of other websites, however they are written', () => {
    for (const written of [
      'https://a.example/x.png',
      '//a.example/x.png',
      '\\\\a.example\\x.png',
      'ht\ntps://a.example/x.png'
    ])
      expect(pictureAddress(written, loose)).toEqual({
        kind: 'remote',
        url: 'https://a.example/x.png',
        host: 'a.example'
      })
  })

  it('lets pictures in the text be', () => {
    expect(pictureAddress('data:image/png;base64,AAAA', loose)).toEqual({ kind: 'inline' })
  })
})

describe('pictureAddress on a page of a site', () => {
  it.each([
    ['cover.png', 'recap-media://t/blog/0617-recap/cover.png'],
    ['/2021/06/17/recap/cover.png', 'recap-media://t/blog/0617-recap/cover.png'],
    ['https://films.example/2021/06/17/recap/cover.png', 'recap-media://t/blog/0617-recap/cover.png'],
    ['/uploads/x.png', 'recap-media://t/uploads/x.png?site'],
    ['https://films.example/uploads/x.png', 'recap-media://t/uploads/x.png?site'],
    ['../x.png', 'recap-media://t/2021/06/17/x.png?site']
  ])('%s is %s', (written, url) => {
    expect(pictureAddress(written, site)).toEqual({ kind: 'local', url })
  })

  it('counts from the folder in which the site lives on its host', () => {
    const address = { page: '/films/recap/', site: '/films/' }
    expect(pictureAddress('/films/uploads/x.png', { ...site, address })).toEqual({
      kind: 'local',
      url: 'recap-media://t/uploads/x.png?site'
    })
    expect(pictureAddress('/elsewhere/x.png', { ...site, address })).toEqual({ kind: 'refused' })
  })
})
