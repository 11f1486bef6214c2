import type { EditorState } from '@codemirror/state'
import { EditorView, type EditorViewConfig } from '@codemirror/view'

/**
 * CodeMirror's own way to leave what the browser writes alone for a moment, made for Android's keyboards
 * (6.43.15, `DOMObserver.delayAndroidKey`): while a key is set here, changes of the page and of its selection are
 * kept, and nothing is measured. `e2e/typing.spec.ts` says when another version has it no more.
 */
interface Observer {
  delayedAndroidKey: { readonly key: string; readonly keyCode: number; readonly force: boolean } | null
  clearDelayedAndroidKey(): void
  flush(): void
}

/** What is written into the text as it is typed: no brackets, no marks. */
const PLAIN = /^[\p{L}\p{N} .,]$/u

/** How long the browser may take to write a letter that it has announced, in milliseconds. */
const UNWRITTEN_MS = 100

/**
 * An editor in which the browser shows a letter that is typed before CodeMirror hears of it: reading the text,
 * colours, marks, measuring and whoever listens come after the paint.
 *
 * Nobody can see a state without that letter: whoever asks for `state`, as every transaction must, has it taken in
 * first. Held is only what the browser writes into a line's text as it stands; everything else is done at once.
 */
export class PaintFirstView extends EditorView {
  private holds = false
  private unwritten: ReturnType<typeof setTimeout> | undefined

  /**
   * @param whenPainted takes what is to be called once the browser has painted; it may be called at any time before,
   * and more than once
   */
  constructor(config: EditorViewConfig, whenPainted: (takeIn: () => void) => void) {
    super(config)
    const takeIn = () => this.takeIn()
    // CodeMirror notes each key before it looks at what the one before has written.
    this.contentDOM.addEventListener('keydown', takeIn, { capture: true })
    this.contentDOM.addEventListener('beforeinput', event => {
      this.takeIn()
      if (this.isPlainTyping(event)) this.hold()
    })
    this.contentDOM.addEventListener('input', () => {
      clearTimeout(this.unwritten)
      if (this.holds) whenPainted(takeIn)
    })
  }

  override get state(): EditorState {
    this.takeIn()
    return super.state
  }

  /** What is taken in here is reported as the former post's: say which post is in front only after it. */
  override setState(state: EditorState): void {
    this.takeIn()
    super.setState(state)
  }

  /** Takes in the letter that the browser has written, if there is one. */
  takeIn(): void {
    if (!this.holds) return
    this.holds = false
    this.domObserver.clearDelayedAndroidKey()
    this.domObserver.flush()
  }

  private get domObserver(): Observer {
    return (this as unknown as { readonly observer: Observer }).observer
  }

  private hold(): void {
    this.holds = true
    this.domObserver.delayedAndroidKey = { key: '', keyCode: 0, force: false }
    // Somebody else may keep the browser from writing it.
    this.unwritten = setTimeout(() => this.takeIn(), UNWRITTEN_MS)
  }

  private isPlainTyping(event: InputEvent): boolean {
    if (event.inputType !== 'insertText' || event.isComposing || this.composing) return false
    if (event.defaultPrevented || !PLAIN.test(event.data ?? '')) return false
    const { doc, selection, readOnly } = this.state
    const { head, empty } = selection.main
    if (readOnly || selection.ranges.length > 1 || !empty) return false
    // A second blank may be one that is typed over.
    if (event.data === ' ' && doc.sliceString(Math.max(0, head - 1), head) === ' ') return false
    const shown = this.contentDOM.ownerDocument.getSelection()
    return shown?.isCollapsed === true && shown.focusNode instanceof Text
  }
}
