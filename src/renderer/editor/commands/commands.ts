import { selectAll } from '@codemirror/commands'
import { nextDiagnostic, previousDiagnostic } from '@codemirror/lint'
import { findNext, findPrevious } from '@codemirror/search'
import type { Command } from '@codemirror/view'
import { redoStep, undoStep } from '../edit-history.ts'
import { foldFrontMatter } from '../front-matter/front-matter-fold.ts'
import { openFind, openReplace } from '../search/search-panel.ts'
import { cycleHeading, toggleBulletList, toggleNumberedList, toggleQuote } from './block-marks.ts'
import { toggleBold, toggleInlineCode, toggleItalic, toggleStrikethrough } from './inline-marks.ts'
import { toggleLink } from './link.ts'

export type EditorCommandName = keyof typeof editorCommands

/** Every command of the editor by its name; menus and the palette use the same names. */
export const editorCommands = {
  undo: undoStep,
  redo: redoStep,
  'select-all': selectAll,
  bold: toggleBold,
  italic: toggleItalic,
  strikethrough: toggleStrikethrough,
  'inline-code': toggleInlineCode,
  link: toggleLink,
  heading: cycleHeading,
  'bullet-list': toggleBulletList,
  'numbered-list': toggleNumberedList,
  quote: toggleQuote,
  find: openFind,
  replace: openReplace,
  'find-next': findNext,
  'find-previous': findPrevious,
  'next-problem': nextDiagnostic,
  'previous-problem': previousDiagnostic,
  'fold-front-matter': foldFrontMatter
} satisfies Record<string, Command>
