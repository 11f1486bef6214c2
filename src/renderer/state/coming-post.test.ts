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
  const late = () => all.useWaiting.getState().late
  const lost = () => all.useWaiting.getState().lost
  return { ...all, arrive, type, text, notice, late, lost }
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
  const { awaitPost, focusComingText, holdCommand, arrive, type, text, late, lost } = await stores()
  const seen: (string | undefined)[] = []
  expect(focusComingText()).toBe(false)
  expect(holdCommand(() => undefined)).toBe(false)
  awaitPost(asked('meadow.md'))
  expect(focusComingText()).toBe(true)
  type('Dusk')
  expect(holdCommand(() => seen.push(text('meadow.md')))).toBe(true)
  arrive('meadow.md')
  expect(text('front.md')).toBe('Front\n')
  expect(seen).toEqual([`${meadow}Dusk`])
  expect([wentToText, page.fields.size]).toEqual([1, 0])
  vi.advanceTimersByTime(2000)
  expect(late()).toBeNull()
  expect(lost()).toEqual([])
})

it('says what was given for a post that does not come, or is given up for another one', async () => {
  const { awaitPost, focusComingText, holdCommand, postStaysAway, stayHere, showNotice, type, ...seen } =
    await stores()
  const dusk = '“gone.md” was not opened. What you typed for it was not written: “Dusk”'
  const dawn =
    '“meadow.md” was not opened. Commands for it were not carried out. What you typed for it was not written: “Dawn”'
  awaitPost(asked('gone.md'))
  focusComingText()
  type('Dusk')
  showNotice('It is gone.')
  postStaysAway('gone.md')
  // The notice may be about something else.
  expect(seen.notice()).toBe('It is gone.')
  expect(seen.lost()).toEqual([dusk])
  expect([wentToText, page.fields.size]).toEqual([1, 0])

  awaitPost(asked('meadow.md'))
  focusComingText()
  type('Dawn')
  holdCommand(() => undefined)
  awaitPost(asked('lanterns.md'))
  expect(seen.lost()).toEqual([dusk, dawn])
  // Whoever was in the text of the one is in that of the other, which is empty.
  type('Noon')
  expect(page.fields.size).toBe(1)
  expect(stayHere()).toBe(true)
  expect(seen.lost()[2]).toContain('“Noon”')
  expect([calledOff, wentToText, page.fields.size]).toEqual([1, 2, 0])
  expect(stayHere()).toBe(false)
  expect(seen.text('front.md')).toBe('Front\n')
})

it('keeps saying words that were not written while the next post takes long, and when it is there', async () => {
  const { awaitPost, focusComingText, showNotice, arrive, type, notice, late, lost } = await stores()
  awaitPost(asked('gone.md'))
  focusComingText()
  type('Dawn')
  awaitPost(asked('meadow.md'))
  showNotice('The disk is full.')
  vi.advanceTimersByTime(500)
  expect(late()).toContain('“meadow.md” takes a while')
  arrive('meadow.md')
  expect(late()).toBeNull()
  expect(notice()).toBe('The disk is full.')
  expect(lost()[0]).toContain('“Dawn”')
})

it('says that it takes long, and takes nothing more after a second', async () => {
  const { awaitPost, focusComingText, holdCommand, arrive, type, text, late, notice } = await stores()
  const stay = 'To stay with this post, click into its text.'
  const command = vi.fn()
  awaitPost(asked('meadow.md'))
  focusComingText()
  type('Dusk')
  vi.advanceTimersByTime(500)
  expect(late()).toBe(`Opening “meadow.md” takes a while. ${stay}`)
  vi.advanceTimersByTime(600)
  expect(late()).toBe(
    `Opening “meadow.md” takes a while. What you type is not taken until it is there. ${stay}`
  )
  type(' and more')
  expect(holdCommand(command)).toBe(true)
  expect(notice()).toBe('Not done: “meadow.md” is still being opened.')
  arrive('meadow.md')
  expect(text('meadow.md')).toBe(`${meadow}Dusk`)
  expect(command).not.toHaveBeenCalled()
  expect(late()).toBeNull()
})

it('takes nothing from whoever goes to the text after that second', async () => {
  const { awaitPost, focusComingText, arrive, type, text } = await stores()
  awaitPost(asked('meadow.md'))
  vi.advanceTimersByTime(1500)
  focusComingText()
  type('Dusk')
  arrive('meadow.md')
  expect(text('meadow.md')).toBe(meadow)
})

it('waits for the end of what an input method composes, also past that second', async () => {
  const { awaitPost, focusComingText, holdCommand, arrive, type, text } = await stores()
  const seen: (string | undefined)[] = []
  awaitPost(asked('meadow.md'))
  focusComingText()
  const field = page.activeElement
  field?.dispatchEvent(new Event('compositionstart'))
  type('に')
  holdCommand(() => seen.push(text('meadow.md')))
  vi.advanceTimersByTime(1500)
  expect(field?.readOnly).toBe(false)
  arrive('meadow.md')
  expect([text('meadow.md'), wentToText]).toEqual([meadow, 0])
  type('ほん')
  field?.dispatchEvent(new Event('compositionend'))
  expect(seen).toEqual([`${meadow}にほん`])
  expect([wentToText, page.fields.size]).toEqual([1, 0])
})

it('says what was typed for a post that cannot be changed', async () => {
  const { awaitPost, focusComingText, arrive, type, text, lost } = await stores()
  awaitPost(asked('meadow.md'))
  focusComingText()
  type('Dusk')
  arrive('meadow.md', 'It may only be read.')
  expect(text('meadow.md')).toBe(meadow)
  expect(lost()).toEqual(['“meadow.md” cannot be changed. What you typed for it was not written: “Dusk”'])
})

it.each([
  ['below the blank line', '---\ntitle: A\n---\n\nGrass\n', '---\ntitle: A\n---\n\nDuskGrass\n'],
  ['below a fence that ends the file', '---\ntitle: A\n---', '---\ntitle: A\n---\nDusk'],
  ['at the start of a post without front matter', 'Grass\n', 'DuskGrass\n']
])('begins the body of a post that has no cursor yet: %s', async (_where, raw, expected) => {
  const { addPost, typeInto, text, postOf } = await stores()
  addPost({ id: 'a.md', raw, version: '1', readonlyReason: null })
  typeInto('a.md', 'Du')
  typeInto('a.md', 'sk')
  expect(text('a.md')).toBe(expected)
  expect(postOf('a.md')?.editor.selection.main.head).toBe(expected.indexOf('Dusk') + 4)
})

it('writes where the cursor of a post was left', async () => {
  const { addPost, placePost, typeInto, text } = await stores()
  addPost({ id: 'a.md', raw: meadow, version: '1', readonlyReason: null })
  placePost('a.md', { cursor: meadow.indexOf('meadow'), top: 0 })
  typeInto('a.md', 'wide ')
  expect(text('a.md')).toBe(meadow.replace('meadow', 'wide meadow'))
})
