import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { drawSelection } from '@codemirror/view'

const drawing = new Compartment()
const drawn = drawSelection({ cursorBlinkRate: 0 })
const leftToTheBrowser: Extension = []

/**
 * Draws what is selected, so that it is seen while another part of the window has the focus, and several cursors. One
 * cursor alone is the browser's own: drawing measures the text with each key press.
 */
export const drawnSelection: Extension = [
  drawing.of(leftToTheBrowser),
  EditorState.transactionExtender.of(({ startState, newSelection }) => {
    const wanted = newSelection.ranges.some(range => !range.empty) || newSelection.ranges.length > 1
    const next = wanted ? drawn : leftToTheBrowser
    return drawing.get(startState) === next ? null : { effects: drawing.reconfigure(next) }
  })
]
