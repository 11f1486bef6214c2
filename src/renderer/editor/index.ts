export type { EditorCommandName } from './commands/commands.ts'
export {
  type EditorHandle,
  type EditorUpdate,
  type ParkedEditor,
  scrollTo
} from './create-editor.ts'
export { Editor, type EditorProps } from './Editor.tsx'
export { canRedo } from './edit-history.ts'
export { createEditorState, type EditorOptions, setReadOnly } from './editor-state.ts'
export { type EditOptions, type EditOrigin, editTransaction } from './form-edits.ts'
export { isFrontMatterFolded } from './front-matter/front-matter-fold.ts'
export { loadLanguages } from './later-languages.ts'
export type { EditorProblem } from './problems.ts'
export { restoreEditorState, saveEditorState } from './saved-editor.ts'
export type { ShortcodeOption } from './shortcodes/hugo-shortcodes.ts'
