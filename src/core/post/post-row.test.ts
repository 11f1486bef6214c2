import { expect, it } from 'vitest'
import { readRowWords } from './post-row.ts'

const recap = `---
Title: "Open film night: May"
date: 2021-05-14
draft: true
params:
  videoSchema:
    - title: Spring
      embedUrl: https://www.youtube.com/embed/WhWc3b3KhnY
---

## Spring

{{< youtube WhWc3b3KhnY >}}

{{< vimeo 1084537 >}}
`

it('reads title, date, draft and the number of videos', () => {
  expect(readRowWords(recap)).toEqual({
    title: 'Open film night: May',
    date: Date.UTC(2021, 4, 14),
    draft: true,
    videoCount: 2
  })
})

it.each([
  ['the first heading', '# Spring\n\nGrass.\n', 'Spring'],
  ['one line', `---\ntitle: >-\n  Open\n  films\n---\n`, 'Open films'],
  ['nothing', '---\ntitle: ""\n---\n\nGrass.\n', '']
])('titles by %s', (_, text, title) => {
  expect(readRowWords(text)?.title).toBe(title)
})

it('tells nothing of a front matter that cannot be read', () => {
  expect(readRowWords('---\ntitle: "Open\n---\n')).toBeNull()
  expect(readRowWords('+++\ntitle = "Open"\n+++\n')).toBeNull()
})
