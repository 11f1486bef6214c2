import { HighlightStyle } from '@codemirror/language'
import { tags } from '@lezer/highlight'

export const syntaxColors = HighlightStyle.define([{ tag: tags.heading, fontWeight: '600' }])
