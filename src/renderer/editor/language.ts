import { cssLanguage } from '@codemirror/lang-css'
import { htmlLanguage } from '@codemirror/lang-html'
import { javascriptLanguage, typescriptLanguage } from '@codemirror/lang-javascript'
import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { yamlLanguage } from '@codemirror/lang-yaml'
import type { Language, LanguageSupport } from '@codemirror/language'
import type { MarkdownConfig } from '@lezer/markdown'
import { frontMatterSyntax } from './front-matter/front-matter-syntax.ts'
import { shortcodeSyntax } from './shortcodes/shortcode-syntax.ts'

/** The languages of code fences. All come with Markdown's own packages; JSON is YAML's flow style. */
const CODE: Readonly<Record<string, Language>> = {
  yaml: yamlLanguage,
  yml: yamlLanguage,
  json: yamlLanguage,
  html: htmlLanguage,
  css: cssLanguage,
  js: javascriptLanguage,
  javascript: javascriptLanguage,
  ts: typescriptLanguage,
  typescript: typescriptLanguage
}

/** A paragraph longer than this is read in parts: each key press reads its whole paragraph again. */
const LONGEST_PARAGRAPH = 20_000

const paragraphLimit: MarkdownConfig = {
  parseBlock: [
    { name: 'ParagraphLimit', endLeaf: (_cx, _line, leaf) => leaf.content.length > LONGEST_PARAGRAPH }
  ]
}

/** A post's language: GitHub's Markdown with front matter, Hugo's shortcodes and a few languages in code fences. */
export function postLanguage(): LanguageSupport {
  return markdown({
    base: markdownLanguage,
    extensions: [frontMatterSyntax, shortcodeSyntax, paragraphLimit],
    codeLanguages: info =>
      Object.hasOwn(CODE, info.toLowerCase()) ? (CODE[info.toLowerCase()] ?? null) : null,
    completeHTMLTags: false,
    addKeymap: false
  })
}
