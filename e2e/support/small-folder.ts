import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const lanterns = `---
title: Lanterns by the river
date: 2024-06-14
params:
  videoSchema:
    - title: Spring
      description: A shepherd girl and her dog
      embedUrl: https://www.youtube.com/embed/WhWc3b3KhnY
      uploadDate: 2019-04-04
      duration: PT7M44S
---

It began with lanterns along the water.

Then the first film was shown.

Nobody wanted to go home.
`

export const meadow = `---
title: A screen in the meadow
date: 2024-05-02
---

The grass was wet, so everybody brought a blanket.
`

export const smallFiles = { 'lanterns/index.md': lanterns, 'meadow/index.md': meadow }

/** Writes files into a folder of a test; answers what a test asks of them. */
export function smallFolder(root: string, files: Readonly<Record<string, string>> = smallFiles) {
  const path = (id: string): string => join(root, id)
  const write = (id: string, text: string): void => {
    mkdirSync(dirname(path(id)), { recursive: true })
    writeFileSync(path(id), text)
  }
  for (const [id, text] of Object.entries(files)) write(id, text)
  return { root, path, write, read: (id: string): string => readFileSync(path(id), 'utf8') }
}
