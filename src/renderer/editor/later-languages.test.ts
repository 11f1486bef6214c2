import { expect, it } from 'vitest'
import { postLanguage } from './language.ts'
import { loadLanguages } from './later-languages.ts'

const text = '# Film\n\n<b>Sintel</b>\n\n```js\nlet a\n```\n'
const nameAt = (part: string): string =>
  postLanguage().language.parser.parse(text).resolveInner(text.indexOf(part), 1).name

it('leaves HTML and code to later, and reads them once their languages are there', async () => {
  expect([nameAt('b>'), nameAt('let'), nameAt('# Film')]).toEqual(['', '', 'HeaderMark'])
  await loadLanguages()
  expect([nameAt('b>'), nameAt('let'), nameAt('# Film')]).toEqual(['TagName', 'let', 'HeaderMark'])
})

it('takes a closing tag for wrong in HTML code, where it closes nothing, but not in a sentence', async () => {
  await loadLanguages()
  const parser = postLanguage().language.parser
  const text = 'A <b>film</b>.\n\n```html\n<p>Sintel</i>\n```\n'
  const tree = parser.parse(text)
  const parentAt = (part: string) => tree.resolveInner(text.indexOf(part) + 2, 1).parent?.name
  expect([parentAt('</b>'), parentAt('</i>')]).toEqual(['CloseTag', 'MismatchedCloseTag'])
})
