import { type Command, type EditorView, WidgetType } from '@codemirror/view'

interface FoldButton {
  readonly className: string
  readonly text: string
  readonly expanded: boolean
  readonly toggle: Command
}

function foldButton(view: EditorView, { className, text, expanded, toggle }: FoldButton): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = className
  button.textContent = text
  button.setAttribute('aria-expanded', String(expanded))
  // mousedown, and not click: the text keeps the focus, and no cursor is placed on the way.
  button.addEventListener('mousedown', event => {
    event.preventDefault()
    if (event.button === 0) toggle(view)
  })
  button.addEventListener('keydown', event => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    event.stopPropagation()
    toggle(view)
    view.focus()
  })
  return button
}

/** Stands for the folded front matter. */
export class FoldedFrontMatter extends WidgetType {
  readonly lines: number
  readonly toggle: Command

  constructor(lines: number, toggle: Command) {
    super()
    this.lines = lines
    this.toggle = toggle
  }

  override eq(other: FoldedFrontMatter): boolean {
    return other.lines === this.lines
  }

  override toDOM(view: EditorView): HTMLElement {
    return foldButton(view, {
      className: 'cm-front-matter-folded',
      text: `front matter · ${this.lines} lines`,
      expanded: false,
      toggle: this.toggle
    })
  }

  override ignoreEvent(): boolean {
    return true
  }
}

/** Beside the opening fence: folds the front matter away. */
export class FoldControl extends WidgetType {
  readonly toggle: Command

  constructor(toggle: Command) {
    super()
    this.toggle = toggle
  }

  override eq(): boolean {
    return true
  }

  override toDOM(view: EditorView): HTMLElement {
    return foldButton(view, {
      className: 'cm-front-matter-open',
      text: 'front matter',
      expanded: true,
      toggle: this.toggle
    })
  }

  override ignoreEvent(): boolean {
    return true
  }
}
