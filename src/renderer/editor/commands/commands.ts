import { redo, undo } from '@codemirror/commands'
import { findNext, findPrevious, openSearchPanel } from '@codemirror/search'
import type { Command } from '@codemirror/view'
import { foldFrontMatter } from '../front-matter/front-matter-fold.ts'

export type EditorCommandName = keyof typeof editorCommands

/** Every command of the editor by its name; menus and the palette use the same names. */
export const editorCommands = {
  undo,
  redo,
  find: openSearchPanel,
  'find-next': findNext,
  'find-previous': findPrevious,
  'fold-front-matter': foldFrontMatter
} satisfies Record<string, Command>
