import { autocompletion } from '@codemirror/autocomplete'
import { bracketMatching, syntaxHighlighting } from '@codemirror/language'
import { highlightSelectionMatches } from '@codemirror/search'
import { Compartment, EditorState, type Extension, Prec } from '@codemirror/state'
import {
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  rectangularSelection,
  tooltips
} from '@codemirror/view'
import { bracketPairs } from './brackets.ts'
import { awaitedMark } from './commands/awaited-mark.ts'
import { drawnSelection } from './drawn-selection.ts'
import { editHistory } from './edit-history.ts'
import { editorKeys } from './editor-keys.ts'
import { formPlace } from './form-place.ts'
import { foldedFrontMatter, frontMatterFolding } from './front-matter/front-matter-fold.ts'
import { heldSelection } from './held-selection.ts'
import { postLanguage } from './language.ts'
import { leftCursor } from './left-cursor.ts'
import { lineLooks } from './line-looks.ts'
import { panelTheme } from './panel-theme.ts'
import { problemMarks } from './problems.ts'
import { searching } from './search/search-panel.ts'
import type { ShortcodeOption } from './shortcodes/hugo-shortcodes.ts'
import { shortcodeCompletion } from './shortcodes/shortcode-completion.ts'
import { syntaxColors } from './syntax-colors.ts'
import { editorTheme } from './theme.ts'

export interface EditorOptions {
  /** Shows the text without letting it be changed; see {@link setReadOnly} for later changes. */
  readonly readOnly?: boolean
  /** Begins with the front matter folded away and the cursor in the body, where there is one to fold. */
  readonly foldFrontMatter?: boolean
  /** The site's own shortcodes, asked for when a completion opens; Hugo's built-in ones are always offered. */
  readonly shortcodes?: () => readonly ShortcodeOption[]
  /** The nonce of the window's `style-src`, for the style element that CodeMirror writes. */
  readonly cspNonce?: string
}

/** Above this many characters, in all or in one line, a post is plain text: no colours, no folding. */
const LARGE_TEXT = 5_000_000
const LARGE_LINE = 50_000

function isLarge(text: string): boolean {
  if (text.length > LARGE_TEXT) return true
  for (let from = 0; from + LARGE_LINE < text.length; ) {
    const end = text.lastIndexOf('\n', from + LARGE_LINE)
    if (end < from) return true
    from = end + 1
  }
  return false
}

const readOnlyState = new Compartment()
const readOnlyExtension = (readOnly: boolean): Extension => EditorState.readOnly.of(readOnly)

/** Transaction effect that makes a text read-only, or editable again. */
export const setReadOnly = (readOnly: boolean) => readOnlyState.reconfigure(readOnlyExtension(readOnly))

/** CodeMirror would write a dropped file's content into the text; what becomes of files is the app's to say. */
const leaveFilesToTheApp = EditorView.domEventHandlers({
  drop: event => (event.dataTransfer?.files.length ?? 0) > 0
})

/**
 * Everything that an open post's editor is made of.
 * @param text the text that the state begins with
 */
export function editorExtensions(options: EditorOptions, text: string): Extension {
  return [
    readOnlyState.of(readOnlyExtension(options.readOnly ?? false)),
    options.cspNonce === undefined ? [] : EditorView.cspNonce.of(options.cspNonce),
    editHistory(),
    editorKeys(),
    isLarge(text) ? [] : languageFeatures(),
    autocompletion({ override: [shortcodeCompletion(options.shortcodes ?? (() => []))], icons: false }),
    searching(),
    Prec.lowest(formPlace),
    problemMarks(),
    bracketPairs(),
    awaitedMark,
    leaveFilesToTheApp,
    EditorState.allowMultipleSelections.of(true),
    drawnSelection,
    heldSelection,
    leftCursor,
    // The editor is contained (`theme.ts`): nothing in it is fixed to the window or seen beyond its edge.
    tooltips({ position: 'absolute', tooltipSpace: view => view.dom.getBoundingClientRect() }),
    dropCursor(),
    rectangularSelection(),
    EditorView.clickAddsSelectionRange.of(event => event.altKey),
    highlightSpecialChars(),
    highlightActiveLine(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': 'Markdown source', spellcheck: 'true' }),
    editorTheme,
    panelTheme
  ]
}

function languageFeatures(): Extension {
  return [
    postLanguage(),
    syntaxHighlighting(syntaxColors),
    frontMatterFolding(),
    lineLooks,
    bracketMatching(),
    highlightSelectionMatches()
  ]
}

/**
 * The editor state of a newly opened post: `text` (LF) with an empty history and the
 * cursor at the beginning. One state holds one post's text, history, selection, fold,
 * marks and problems; keep it when another post is shown.
 */
export function createEditorState(text: string, options: EditorOptions = {}): EditorState {
  const state = EditorState.create({ doc: text, extensions: editorExtensions(options, text) })
  return options.foldFrontMatter ? state.update(foldedFrontMatter(state)).state : state
}
