import { HighlightStyle } from '@codemirror/language'
import { tags as t } from '@lezer/highlight'
import { shortcodeTags } from './syntax-tags.ts'

const heading = { color: 'var(--syntax-heading)', fontWeight: 'var(--weight-strong)' }
const mark = { color: 'var(--syntax-mark)', fontWeight: '400' }
const mono = { fontFamily: 'var(--font-mono)', fontSize: 'var(--mono-size, 13px)' }

/**
 * The text comes first: prose keeps the text's own colour, marks step back, headings and
 * emphasis show what they mean. The colours are in `editor.css`, for light and dark.
 */
export const syntaxColors = HighlightStyle.define([
  { tag: t.heading, ...heading },
  { tag: t.heading1, ...heading, fontSize: '1.2em' },
  { tag: t.heading2, ...heading, fontSize: '1.1em' },
  { tag: t.strong, fontWeight: 'var(--weight-strong)' },
  { tag: t.emphasis, fontStyle: 'italic' },
  { tag: t.strikethrough, textDecoration: 'line-through' },
  { tag: t.quote, color: 'var(--syntax-quote)' },
  { tag: t.link, color: 'var(--syntax-link)' },
  { tag: t.url, color: 'var(--syntax-url)' },
  { tag: t.monospace, color: 'var(--syntax-code)', ...mono },
  { tag: t.labelName, color: 'var(--syntax-url)' },

  { tag: [t.propertyName, t.attributeName], color: 'var(--syntax-key)' },
  { tag: [t.string, t.special(t.string), t.attributeValue], color: 'var(--syntax-string)' },
  { tag: [t.keyword, t.tagName, t.typeName], color: 'var(--syntax-keyword)' },
  { tag: [t.number, t.bool, t.null], color: 'var(--syntax-number)' },
  { tag: t.comment, color: 'var(--syntax-comment)', fontStyle: 'italic' },

  { tag: shortcodeTags.name, color: 'var(--syntax-shortcode)', ...mono },
  { tag: shortcodeTags.key, color: 'var(--syntax-key)', ...mono },
  { tag: shortcodeTags.value, color: 'var(--syntax-string)', ...mono },
  { tag: shortcodeTags.comment, color: 'var(--syntax-comment)', ...mono },

  // Last, so that the marks of a link or a heading are marks first.
  { tag: [t.processingInstruction, t.contentSeparator, t.atom, t.escape, t.character], ...mark },
  { tag: [t.meta, t.punctuation, t.separator, t.bracket, t.angleBracket], ...mark },
  { tag: shortcodeTags.mark, ...mark, ...mono },
  { tag: t.invalid, color: 'var(--danger)' }
])
