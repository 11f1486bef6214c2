/** Typing: a letter is shown first and taken in then, and none is ever lost on the way. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { sourceEditor } from './pages/source.ts'
import { undo } from './pages/window.ts'
import { elevenFilms } from './support/shared-sites.ts'
import { expect, test } from './support/test.ts'

const sentence = 'the loudest laughter of the evening.'

/** What the page's script sees of the editor: CodeMirror's view, and the state that it has without being asked. */
interface View {
  readonly state: { readonly doc: { readonly length: number; toString(): string } }
  readonly viewState: { readonly state: View['state'] }
  readonly contentDOM: HTMLElement
  readonly observer: { readonly delayedAndroidKey: unknown }
  dispatch(change: { changes: { from: number; insert: string } }): void
}

/** Runs `body` in the page with the editor's view as `view`. */
function inEditor<Result>(window: Page, body: (view: View) => Result): Promise<Result> {
  return window.evaluate(
    `(${body.toString()})(document.querySelector('.cm-content').cmTile.root.view)`
  ) as Promise<Result>
}

async function openAt(window: Page): Promise<ReturnType<typeof sourceEditor>> {
  const source = sourceEditor(window)
  await expect(source.box).toBeVisible()
  await source.cursorAfter(sentence)
  return source
}

test('a letter is in the page before the editor takes it in, and in the text after the paint', async ({
  open
}) => {
  const { window } = await open({ post: elevenFilms })
  const source = await openAt(window)
  const before = await source.text()
  await inEditor(window, view => {
    const seen: unknown[] = []
    Object.assign(globalThis, { seen })
    document.addEventListener(
      'input',
      // By then CodeMirror has been told of what changed in the page.
      () =>
        queueMicrotask(() => {
          const { focusNode } = getSelection() as Selection
          const line = focusNode?.parentElement?.closest('.cm-line')
          seen.push([line?.textContent.slice(-12), view.viewState.state.doc.length])
        }),
      { capture: true }
    )
  })
  for (const [index, letter] of [...' yes'].entries()) {
    await source.type(letter)
    await expect.poll(() => window.evaluate('seen.length')).toBe(index + 1)
  }
  const length = before.length
  await expect.poll(() => inEditor(window, view => view.viewState.state.doc.length)).toBe(length + 4)
  expect(await window.evaluate('seen')).toEqual([
    ['he evening. ', length],
    ['e evening. y', length + 1],
    [' evening. ye', length + 2],
    ['evening. yes', length + 3]
  ])
  expect(await source.text()).toBe(before.replace(sentence, `${sentence} yes`))
})

test('a change in the same moment finds the letter in the text, and a save writes both', async ({ open }) => {
  const { window, file } = await open({ post: elevenFilms })
  const source = await openAt(window)
  const before = await source.text()
  const typed = ' one two three four five'
  // After each letter, before it is painted and taken in, something else writes at the end of the text.
  await inEditor(window, view => {
    document.addEventListener(
      'input',
      () => view.dispatch({ changes: { from: view.state.doc.length, insert: '+' } }),
      { capture: true }
    )
  })
  await source.type(typed)
  await window.keyboard.press('ControlOrMeta+s')
  const expected = `${before.replace(sentence, `${sentence}${typed}`)}${'+'.repeat(typed.length)}`
  await expect.poll(() => readFileSync(file, 'utf8')).toBe(expected)
  for (let steps = 0; (await source.text()) !== before && steps < 2 * typed.length + 2; steps += 1)
    await undo(window)
  expect(await source.text()).toBe(before)
})

test('a word that an input method composes goes on behind a letter just typed', async ({ open }) => {
  const { window } = await open({ post: elevenFilms })
  const source = await openAt(window)
  const before = await source.text()
  const keys = await window.context().newCDPSession(window)
  const letter = { key: 'x', code: 'KeyX', windowsVirtualKeyCode: 88 }
  await Promise.all([
    keys.send('Input.dispatchKeyEvent', { type: 'keyDown', ...letter, text: 'x' }),
    keys.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 }),
    keys.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 }),
    keys.send('Input.insertText', { text: '日本' }),
    keys.send('Input.dispatchKeyEvent', { type: 'keyDown', ...letter, text: 'x' })
  ])
  await expect.poll(() => source.text()).toBe(before.replace(sentence, `${sentence}x日本x`))
})

test('a letter that the browser announced and did not write holds nothing up', async ({ open }) => {
  const { window } = await open({ post: elevenFilms })
  const source = await openAt(window)
  const before = await source.text()
  // Whoever asks for the text ends it too: not in each of these moments.
  const announced = () =>
    inEditor(window, view => {
      const event = { inputType: 'insertText', data: 'x', bubbles: true, cancelable: true }
      view.contentDOM.dispatchEvent(new InputEvent('beforeinput', event))
      const isHeld = () => view.observer.delayedAndroidKey !== null
      const atOnce = isHeld()
      return new Promise(resolve => setTimeout(() => resolve([atOnce, isHeld()]), 150))
    })
  for (let time = 0; time < 8; time += 1) expect(await announced()).toEqual([true, false])
  await source.type('y')
  await expect.poll(() => source.text()).toBe(before.replace(sentence, `${sentence}y`))
})

test('a blank that is typed over is not shown first', async ({ open }) => {
  const { window } = await open({ post: elevenFilms })
  const source = await openAt(window)
  await source.type(' {{< ')
  await inEditor(window, view => {
    const seen: boolean[] = []
    Object.assign(globalThis, { seen })
    document.addEventListener('input', () => seen.push(view.observer.delayedAndroidKey !== null), {
      capture: true
    })
  })
  await source.type(' ')
  await source.type('a')
  await expect.poll(() => window.evaluate('seen')).toEqual([false, true])
  expect(await source.text()).toContain(`${sentence} {{< a >}}`)
})
