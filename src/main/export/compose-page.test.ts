import { expect, it } from 'vitest'
import { composePage, withoutFonts } from './compose-page.ts'

const key = '0123abcd-0000-4000-8000-000000000000'
const parts = {
  title: 'A <b>title</b>',
  page: {
    html: `<img alt="x" data-src-${key}="0"><image data-href-${key}="1"/>`,
    pictures: ['a', 'b'],
    key,
    codeStyle: '.chroma {}'
  },
  pictures: ['data:image/png;base64,AA==', null],
  css: 'p {}',
  siteStyle: null,
  forPaper: false
}

it('begins with a policy under which nothing runs or is loaded', () => {
  const html = composePage(parts)
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)
  expect(policy?.[1]).toContain("default-src 'none'")
  expect(policy?.[1]).not.toMatch(/script-src|https|unsafe-eval/)
  expect(html.slice(0, policy?.index).match(/<[a-z]+/g)).toEqual(['<html', '<head', '<meta'])
})

it('puts the pictures in their places, and leaves out those that are not to be had', () => {
  const html = composePage(parts)
  expect(html).toContain('<img alt="x" src="data:image/png;base64,AA==">')
  expect(html).toContain('<image />')
})

it('takes a title and a style for text', () => {
  const html = composePage({ ...parts, css: 'p {} </STYLE><script>1</script>', siteStyle: '</style>' })
  expect(html).toContain('<title>A &lt;b&gt;title&lt;/b&gt;</title>')
  expect(html.match(/<\/style/gi)).toHaveLength(1)
  expect(html).toContain('data-site-style')
})

it('is light on paper, and without the policy that is sent along there', () => {
  const html = composePage({ ...parts, forPaper: true })
  expect(html).toContain('<html lang="en" data-theme="light" data-site-code>')
  expect(html).not.toContain('Content-Security-Policy')
})

it('names no font file', () => {
  expect(withoutFonts('@font-face{font-family:A;src:url(a.woff2)}p{}@font-face {\n}\n')).toBe('p{}\n')
})
