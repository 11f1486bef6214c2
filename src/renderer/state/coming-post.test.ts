import { beforeEach, expect, it, vi } from 'vitest'
import { bareWindow } from './testing/bare-window.ts'

/** As much of a text field as the waiting asks of one. */
class Field extends EventTarget {
  className = ''
  ariaLabel = ''
  value = ''
  readOnly = false
  focus(): void {
    page.activeElement = this
  }
  remove(): void {
    page.fields.delete(this)
  }
  closest(): null {
    return null
  }
}
const page = { activeElement: null as Field | null, fields: new Set<Field>() }

const meadow = '---\ntitle: A screen in the meadow\n---\n'
let calledOff = 0
let wentToText = 0
const asked = (id: string) => ({
  id,
  callOff: () => {
    calledOff += 1
  },
  goToText: () => {
    wentToText += 1
    const left = page.activeElement
    page.activeElement = null
    left?.dispatchEvent(new Event('blur'))
  }
})

async function stores() {
  const all = {
    ...(await import('./coming-post.ts')),
    ...(await import('./open-posts.ts')),
    ...(await import('./workspace.ts'))
  }
  all.addPost({ id: 'front.md', raw: 'Front\n', version: '1', readonlyReason: null })
  all.activate('front.md')
  const arrive = (id: string, readonlyReason: string | null = null) => {
    all.addPost({ id, raw: meadow, version: '1', readonlyReason: readonlyReason as null })
    all.activate(id)
    all.postCame(id)
  }
  const type = (text: string) => {
    if (page.activeElement !== null && !page.activeElement.readOnly) page.activeElement.value += text
  }
  const text = (id: string) => all.postOf(id)?.editor.doc.toString()
  const notice = () => all.useWorkspace.getState().notice?.message
  return { ...all, arrive, type, text, notice }
}

beforeEach(() => {
  page.activeElement = null
  page.fields.clear()
  calledOff = 0
  wentToText = 0
  bareWindow({})
  vi.useFakeTimers()
  Object.assign(document, {
    createElement: () => new Field(),
    body: { style: {}, append: (field: Field) => page.fields.add(field) }
  })
  Object.defineProperty(document, 'activeElement', { get: () => page.activeElement, configurable: true })
  return () => vi.useRealTimers()
})

it('gives the post that was asked for what was typed for it, then its commands', async () => {
  const { awaitPost, focusComingText, holdCommand, arrive, type, text, notice } = await stores()
  const seen: (string | undefined)[] = []
  expect(focusComingText()).toBe(false)
  expect(holdCommand(() => undefined)).toBe(false)
  awaitPost(asked('meadow.md'))
  expect(focusComingText()).toBe(true)
  type('Dusk')
  expect(holdCommand(() => seen.push(text('meadow.md')))).toBe(true)
  arrive('meadow.md')
  expect(text('front.md')).toBe('Front\n')
  expect(seen).toEqual([`Dusk${meadow}`])
  expect([wentToText, page.fields.size]).toEqual([1, 0])
  vi.advanceTimersByTime(2000)
  expect(notice()).toBeUndefined()
})

it('says what was typed for a post that does not come, or is given up for another one', async () => {
  const { awaitPost, focusComingText, postStaysAway, stayHere, showNotice, type, notice, text } =
    await stores()
  awaitPost(asked('gone.md'))
  focusComingText()
  type('Dusk')
  showNotice('It is gone.')
  postStaysAway('gone.md')
  expect(notice()).toBe('It is gone. What you typed for it was not written: “Dusk”')
  expect([wentToText, page.fields.size]).toEqual([1, 0])

  awaitPost(asked('meadow.md'))
  focusComingText()
  type('Dawn')
  awaitPost(asked('lanterns.md'))
  expect(notice()).toBe('Another post was chosen. What you typed for it was not written: “Dawn”')
  // Whoever was in the text of the one is in that of the other, which is empty.
  type('Noon')
  expect(page.fields.size).toBe(1)
  expect(stayHere()).toBe(true)
  expect(notice()).toContain('“Noon”')
  expect([calledOff, wentToText, page.fields.size]).toEqual([1, 2, 0])
  expect(stayHere()).toBe(false)
  expect(text('front.md')).toBe('Front\n')
})

it('says that it takes long, and takes nothing more after a second', async () => {
  const { awaitPost, focusComingText, arrive, type, text, notice } = await stores()
  awaitPost(asked('meadow.md'))
  focusComingText()
  type('Dusk')
  vi.advanceTimersByTime(500)
  expect(notice()).toBe('Opening “meadow.md” takes a while. To stay with this post, click into its text.')
  vi.advanceTimersByTime(600)
  type(' and more')
  arrive('meadow.md')
  expect(text('meadow.md')).toBe(`Dusk${meadow}`)
  expect(notice()).toBeUndefined()
})

it('says what was typed for a post that cannot be changed', async () => {
  const { awaitPost, focusComingText, arrive, type, text, notice } = await stores()
  awaitPost(asked('meadow.md'))
  focusComingText()
  type('Dusk')
  arrive('meadow.md', 'It may only be read.')
  expect(text('meadow.md')).toBe(meadow)
  expect(notice()).toBe('This post cannot be changed. What you typed for it was not written: “Dusk”')
})
