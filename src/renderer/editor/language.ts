import { cssLanguage } from '@codemirror/lang-css'
import { htmlLanguage } from '@codemirror/lang-html'
import { javascriptLanguage, typescriptLanguage } from '@codemirror/lang-javascript'
import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { yamlLanguage } from '@codemirror/lang-yaml'
import type { Language, LanguageSupport } from '@codemirror/language'
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

/** A post's language: GitHub's Markdown with front matter, Hugo's shortcodes and a few languages in code fences. */
export function postLanguage(): LanguageSupport {
  return markdown({
    base: markdownLanguage,
    extensions: [frontMatterSyntax, shortcodeSyntax],
    codeLanguages: info =>
      Object.hasOwn(CODE, info.toLowerCase()) ? (CODE[info.toLowerCase()] ?? null) : null,
    completeHTMLTags: false,
    addKeymap: false
  })
}
