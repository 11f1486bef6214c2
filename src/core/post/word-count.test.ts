import { describe, expect, it } from 'vitest'
import { plainWords } from './plain-words.ts'
import { countWords, readingMinutes } from './word-count.ts'

describe('countWords', () => {
  it.each([
    ['nothing', '', 0],
    ['front matter', '---\ntitle: one two\n---\n', 0],
    ['marks', '## Sintel - *a* film\n\n- one\n- two\n\n---\n', 5],
    ['shortcodes', 'See {{< youtube id="eRsGyueVLvQ" t="10" >}} now', 2],
    ['HTML', '<div class="wide note">one <b>two</b></div>', 2],
    ['comments', 'one <!-- two three --> four\n\n<!--\nfive\n-->\n', 2],
    ['links', '[Big Buck Bunny](https://peach.blender.org "the film") <https://x.org>', 3],
    ['code', '`one` two\n\n```js\nthree\n```\n', 4],
    ['apostrophes and hyphens', 'Don’t stop-motion it’s 4K', 4],
    ['words with marks around them', '“Sintel”, (2010) … --fast -- a/b', 4],
    ['accents and other scripts', 'Élan Привет κόσμε', 3],
    ['Japanese', '\u6620\u753b\u3092\u898b\u308b film', 6],
    ['Korean', '\uc601\ud654\ub97c \ubcf8\ub2e4', 2]
  ])('counts in %s', (_, text, words) => {
    expect(countWords(text).words).toBe(words)
  })
})

describe('readingMinutes', () => {
  it.each([
    [0, 0, 0],
    [1, 0, 1],
    [213, 0, 1],
    [214, 0, 2],
    [501, 501, 1],
    [714, 501, 2]
  ])('%i words, %i of them ideographs: %i', (words, ideographs, minutes) => {
    expect(readingMinutes({ words, ideographs })).toBe(minutes)
  })
})

describe('plainWords', () => {
  it.each([
    ['snake_case and _emphasis_ and **more**', 'snake_case and emphasis and more'],
    ['![cover](a.png) [b][c] \\*d\\*', 'cover b *d*'],
    ['a   b\tc ', 'a b c']
  ])('reads %j', (markdown, words) => {
    expect(plainWords(markdown)).toBe(words)
  })
})
