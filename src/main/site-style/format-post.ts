import * as babel from 'prettier/plugins/babel'
import * as estree from 'prettier/plugins/estree'
import * as html from 'prettier/plugins/html'
import * as markdown from 'prettier/plugins/markdown'
import * as postcss from 'prettier/plugins/postcss'
import * as yaml from 'prettier/plugins/yaml'
import { format } from 'prettier/standalone'
import { readFrontMatter } from '#core/frontmatter/index.ts'
import type { FieldNode } from '#core/frontmatter/types.ts'
import { findShortcodes } from '#core/shortcodes/find-shortcodes.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { findPrettierSettings } from './prettier-settings.ts'

/** What formats a post's Markdown, its front matter, and code in the languages that recaps show. */
const plugins = [markdown, yaml, html, postcss, babel, estree]

/**
 * A post's LF text as the site's own Prettier settings want it. Refused with a sentence where there are none, where
 * they are programs, and where the result would change a shortcode or a value.
 * @param path the post's absolute path, by which its settings are found
 * @param top the folder where looking for them ends
 */
export async function formatPost(text: string, path: string, top: string): Promise<Result<string, string>> {
  const settings = await findPrettierSettings(path, top)
  switch (settings.kind) {
    case 'none':
      return fail('This site has no Prettier settings.')
    case 'ignored':
      return fail('The site’s .prettierignore leaves this post out.')
    case 'scripted':
      return fail(
        `The site’s Prettier settings are a program (${settings.name}), and programs of a site are not run.`
      )
    case 'found':
  }
  let formatted: string
  try {
    formatted = await format(text, { ...settings.options, parser: 'markdown', plugins })
  } catch {
    return fail('Prettier cannot read this post. Put its problems right first.')
  }
  const damage = damagedCall(text, formatted)
  if (damage !== null)
    return fail(`Prettier would damage the shortcode in line ${damage}. The post stays as it is.`)
  if (valuesOf(text) !== valuesOf(formatted))
    return fail('Prettier would change a value of the front matter. The post stays as it is.')
  return ok(formatted)
}

/** The line of the first shortcode that would not stand as it is written; null where all do. */
function damagedCall(before: string, after: string): number | null {
  const [old, now] = [callsOf(before), callsOf(after)]
  const index = old.findIndex((call, at) => call.text !== now[at]?.text)
  const damaged = index >= 0 ? old[index] : now.length > old.length ? old.at(-1) : undefined
  return damaged === undefined ? null : before.slice(0, damaged.from).split('\n').length
}

function callsOf(text: string) {
  const { calls, escaped, faults } = findShortcodes(text)
  return [...calls, ...escaped, ...faults]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => ({ from, text: text.slice(from, to) }))
}

/** All that the front matter says, as one text. */
function valuesOf(text: string): string {
  const frontMatter = readFrontMatter(text)
  return frontMatter.kind === 'yaml' ? said(frontMatter.root) : frontMatter.kind
}

function said(node: FieldNode): string {
  if (node.kind === 'map')
    return `{${node.fields.map(({ key, value }) => `${key}:${said(value)}`).join(',')}}`
  if (node.kind === 'list') return `[${node.items.map(said).join(',')}]`
  return JSON.stringify([node.type, node.exact])
}
