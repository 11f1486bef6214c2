import type { Page } from '@playwright/test'

/** The Markdown source. */
export function sourceEditor(window: Page) {
  const box = window.getByRole('textbox', { name: 'Markdown source' })
  return {
    box,

    /**
     * The whole text. The page holds only the lines in sight, so the editor is asked as CodeMirror's own
     * `EditorView.findFromDOM` does.
     */
    text: (): Promise<string> =>
      box.evaluate(content => {
        type Tile = { root: { view: { state: { doc: { toString(): string } } } } }
        return (content as HTMLElement & { cmTile: Tile }).cmTile.root.view.state.doc.toString()
      }),

    /** Puts the cursor behind the first occurrence of `text`, as the editor's search does. */
    async cursorAfter(text: string): Promise<void> {
      await select(window, text)
      await window.keyboard.press('ArrowRight')
    },

    /** Selects the first occurrence of `text`. */
    select: (text: string): Promise<void> => select(window, text),

    /** Types at the cursor, key by key. */
    async type(text: string): Promise<void> {
      await box.pressSequentially(text)
    }
  }
}

async function select(window: Page, text: string): Promise<void> {
  const box = window.getByRole('textbox', { name: 'Markdown source' })
  await box.focus()
  await window.keyboard.press('ControlOrMeta+Home')
  await window.keyboard.press('ControlOrMeta+f')
  await window.getByRole('textbox', { name: 'Find' }).fill(text)
  await window.keyboard.press('Enter')
  await window.keyboard.press('Escape')
}
