import { HighlightStyle } from '@codemirror/language'
import { tags as t } from '@lezer/highlight'
import { shortcodeTags } from './syntax-tags.ts'

/**
 * The text comes first: prose keeps the text's own colour, marks step back, headings and
 * emphasis show what they mean. The colours are in `editor.css`, for light and dark.
 */
export const syntaxColors = HighlightStyle.define([
  { tag: t.heading, color: 'var(--syntax-heading)', fontWeight: 'var(--weight-strong)' },
  { tag: t.heading1, fontSize: '1.2em' },
  { tag: t.heading2, fontSize: '1.1em' },
  { tag: t.strong, fontWeight: 'var(--weight-strong)' },
  { tag: t.emphasis, fontStyle: 'italic' },
  { tag: t.strikethrough, textDecoration: 'line-through' },
  { tag: t.quote, color: 'var(--syntax-quote)' },
  { tag: [t.processingInstruction, t.contentSeparator], color: 'var(--syntax-mark)' },
  { tag: t.link, color: 'var(--syntax-link)' },
  { tag: t.url, color: 'var(--syntax-url)' },
  { tag: [t.escape, t.character], color: 'var(--syntax-mark)' },
  { tag: t.monospace, color: 'var(--syntax-code)', fontFamily: 'var(--font-mono)' },
  { tag: t.labelName, color: 'var(--syntax-url)' },

  { tag: shortcodeTags.mark, color: 'var(--syntax-mark)' },
  { tag: shortcodeTags.name, color: 'var(--syntax-shortcode)', fontWeight: 'var(--weight-strong)' },
  { tag: shortcodeTags.key, color: 'var(--syntax-key)' },
  { tag: shortcodeTags.value, color: 'var(--syntax-string)' },
  { tag: shortcodeTags.comment, color: 'var(--syntax-comment)' },

  { tag: [t.propertyName, t.attributeName], color: 'var(--syntax-key)' },
  { tag: [t.string, t.special(t.string), t.attributeValue], color: 'var(--syntax-string)' },
  { tag: [t.meta, t.punctuation, t.separator, t.bracket, t.angleBracket], color: 'var(--syntax-mark)' },
  { tag: [t.comment], color: 'var(--syntax-comment)', fontStyle: 'italic' },
  { tag: [t.keyword, t.tagName, t.typeName], color: 'var(--syntax-keyword)' },
  { tag: [t.number, t.bool, t.null, t.atom], color: 'var(--syntax-number)' },
  { tag: t.invalid, color: 'var(--danger)' }
])
