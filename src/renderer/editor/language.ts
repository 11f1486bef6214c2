import { markdownLanguage, pasteURLAsLink } from '@codemirror/lang-markdown'
import { yamlLanguage } from '@codemirror/lang-yaml'
import { Language, LanguageSupport } from '@codemirror/language'
import type { Parser } from '@lezer/common'
import { type MarkdownConfig, type MarkdownParser, parseCode } from '@lezer/markdown'
import { frontMatterSyntax } from './front-matter/front-matter-syntax.ts'
import { htmlTyping, laterParser } from './later-languages.ts'
import { shortcodeSyntax } from './shortcodes/shortcode-syntax.ts'

/** The languages of code fences. JSON is YAML's flow style. */
const CODE: Readonly<Record<string, Parser>> = {
  yaml: yamlLanguage.parser,
  yml: yamlLanguage.parser,
  json: yamlLanguage.parser,
  html: laterParser('html'),
  css: laterParser('css'),
  js: laterParser('javascript'),
  javascript: laterParser('javascript'),
  ts: laterParser('typescript'),
  typescript: laterParser('typescript')
}

/** The parser for what stands behind a fence's marks, e.g. `js {linenos=true}`. */
function codeParser(info: string): Parser | null {
  const name = /^\S*/.exec(info)?.[0].toLowerCase() ?? ''
  return Object.hasOwn(CODE, name) ? (CODE[name] ?? null) : null
}

/** A paragraph longer than this is read in parts: each key press reads its whole paragraph again. */
const LONGEST_PARAGRAPH = 20_000

const paragraphLimit: MarkdownConfig = {
  parseBlock: [
    { name: 'ParagraphLimit', endLeaf: (_cx, _line, leaf) => leaf.content.length > LONGEST_PARAGRAPH }
  ]
}

/**
 * A post's language: GitHub's Markdown with front matter, Hugo's shortcodes and a few languages in code fences.
 * Put together here, since lang-markdown's own `markdown` brings HTML along from the beginning.
 */
export function postLanguage(): LanguageSupport {
  // The type that lang-markdown gives it is that of any language.
  const parser = (markdownLanguage.parser as MarkdownParser).configure([
    frontMatterSyntax,
    shortcodeSyntax,
    paragraphLimit,
    parseCode({ codeParser, htmlParser: laterParser('inline-html') })
  ])
  return new LanguageSupport(new Language(markdownLanguage.data, parser, [], 'markdown'), [
    htmlTyping,
    pasteURLAsLink
  ])
}
