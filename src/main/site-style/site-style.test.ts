import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { applyEdits } from '#core/text/apply-edits.ts'
import { formatPost } from './format-post.ts'
import { createSiteLinter } from './site-linter.ts'

let folder = ''

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function lay(files: Readonly<Record<string, string>>): string {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'recap-desk-style-')))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const hardTab = '---\ntitle: Spring\n---\n\n## Spring\n\n-\tA shepherd girl\n'

async function lint(text: string, post = 'content/spring/index.md') {
  const linter = createSiteLinter(folder)
  const found = await linter.lint(join(folder, post), text, [])
  return { codes: found?.map(({ code }) => code) ?? null, found: found ?? [], scripted: linter.scripted() }
}

describe('the site’s own markdownlint settings', () => {
  it.each([
    ['.markdownlint.jsonc', '{\n  // only this\n  "default": false, "MD010": true,\n}'],
    ['.markdownlint.yaml', 'default: false\nMD010: true\n'],
    ['.markdownlint-cli2.yaml', 'config:\n  default: false\n  no-hard-tabs: true\n'],
    ['content/.markdownlint.json', '{"default": false, "MD010": true}']
  ])('are found in %s', async (name, text) => {
    lay({ [name]: text })
    expect((await lint(hardTab)).codes).toEqual(['markdownlint/MD010'])
  })

  it('say nothing where there are none', async () => {
    lay({})
    expect((await lint(hardTab)).codes).toBeNull()
  })

  it('are not read from outside of the repository', async () => {
    const outside = lay({ 'strict.json': '{"default": false, "MD010": true}' })
    try {
      lay({ 'content/.keep': '' })
      symlinkSync(join(outside, 'strict.json'), join(folder, '.markdownlint.json'))
      expect((await lint(hardTab)).codes).toBeNull()
    } finally {
      rmSync(outside, { recursive: true })
    }
  })

  it('hold by the nearest file, with what it extends', async () => {
    lay({
      '.markdownlint.json': '{"default": true}',
      'content/.markdownlint.json': '{"extends": "../base.json", "MD041": false}',
      'base.json': '{"default": false, "MD010": true}'
    })
    expect((await lint(hardTab)).codes).toEqual(['markdownlint/MD010'])
  })

  it('leave out what they ignore', async () => {
    lay({
      '.markdownlint-cli2.jsonc':
        '{"config": {"default": false, "MD010": true}, "ignores": ["content/old/**"]}'
    })
    expect((await lint(hardTab, 'content/old/x.md')).codes).toEqual([])
    expect((await lint(hardTab)).codes).toEqual(['markdownlint/MD010'])
  })

  it('are never run', async () => {
    lay({ '.markdownlint-cli2.cjs': 'throw new Error("run")' })
    expect(await lint(hardTab)).toMatchObject({
      codes: null,
      scripted: [join(folder, '.markdownlint-cli2.cjs')]
    })
  })

  it('give places and fixes', async () => {
    lay({ '.markdownlint.json': '{"default": false, "MD010": true, "MD047": true}' })
    const text = hardTab.trimEnd()
    const { found } = await lint(text)
    expect(found.map(({ range }) => text.slice(range.from, range.to))).toEqual(['\t', 'l'])
    const edits = found.flatMap(({ fixes }) => fixes[0]?.edits ?? [])
    expect(applyEdits(text, edits)).toBe(hardTab.replace('\t', ' '))
  })
})

const post = `---
title: "Spring"
description: |-
  A shepherd girl
---

* A shepherd girl and her dog who face ancient spirits, in a valley that is still in the shade

{{< youtube "WhWc3b3KhnY" >}}
{{< youtube id="WhWc3b3KhnY"   start=10 >}}
`

const format = (text = post) => formatPost(text, join(folder, 'content/spring.md'), folder)

describe('formatting with the site’s Prettier settings', () => {
  it.each([
    ['.prettierrc', 'proseWrap: always\nprintWidth: 60\nsingleQuote: true\n'],
    ['.prettierrc.toml', 'proseWrap = "always"\nprintWidth = 60\nsingleQuote = true\n'],
    ['package.json', '{"prettier": {"proseWrap": "always", "printWidth": 60, "singleQuote": true}}'],
    [
      '.prettierrc.json',
      '{"printWidth": 200, "overrides": [{"files": "*.md", "options": {"proseWrap": "always", "printWidth": 60, "singleQuote": true}}]}'
    ]
  ])('takes them from %s', async (name, text) => {
    lay({ [name]: text })
    const result = await format()
    expect(result).toEqual({
      ok: true,
      value: post
        .replace('"Spring"', "'Spring'")
        .replace(
          /\* A shepherd.*\n/,
          '- A shepherd girl and her dog who face ancient spirits, in a\n  valley that is still in the shade\n'
        )
    })
  })

  it('takes .editorconfig along', async () => {
    lay({
      '.editorconfig': 'root = true\n[*.{md,yml}]\nmax_line_length = 60\n',
      '.prettierrc': 'proseWrap: always\n'
    })
    expect(await format()).toMatchObject({ ok: true, value: expect.stringContaining('in a\n  valley') })
  })

  it.each([
    [{}, 'This site has no Prettier settings.'],
    [{ 'prettier.config.mjs': 'throw new Error("run")' }, 'programs of a site are not run'],
    [{ 'package.json': '{"prettier": "@club/prettier"}' }, 'programs of a site are not run'],
    [{ '.prettierrc': '{}', '.prettierignore': 'content\n' }, 'leaves this post out']
  ])('refuses with a sentence: %j', async (files, words) => {
    lay(files)
    expect(await format()).toEqual({ ok: false, error: expect.stringContaining(words) })
  })

  it('refuses to damage a shortcode', async () => {
    lay({ '.prettierrc': '{}' })
    const call = '{{< film-credit\n\n   title="Spring" >}}'
    expect(await format(`---\ntitle: x\n---\n\n${call}\n`)).toEqual({
      ok: false,
      error: 'Prettier would damage the shortcode in line 5. The post stays as it is.'
    })
  })
})
