import type { TextEdit } from './text-edit.ts'

/**
 * What has to be replaced to turn one text into the other: no edit when they are equal, else the one edit that is
 * left after their common start and end. Never begins or ends inside a surrogate pair, so that neither an emoji
 * nor the text before or after one edit is ever half a character.
 */
export function minimalEdit(oldText: string, newText: string): readonly TextEdit[] {
  if (oldText === newText) return []
  const from = commonStart(oldText, newText)
  let to = oldText.length
  let insertTo = newText.length
  while (to > from && insertTo > from && oldText.charCodeAt(to - 1) === newText.charCodeAt(insertTo - 1)) {
    to--
    insertTo--
  }
  if (splitsPair(oldText, to) || splitsPair(newText, insertTo)) {
    to++
    insertTo++
  }
  return [{ from, to, insert: newText.slice(from, insertTo) }]
}

function commonStart(oldText: string, newText: string): number {
  const limit = Math.min(oldText.length, newText.length)
  let at = 0
  while (at < limit && oldText.charCodeAt(at) === newText.charCodeAt(at)) at++
  return splitsPair(oldText, at) || splitsPair(newText, at) ? at - 1 : at
}

/** Whether an offset lies between the two halves of one character. */
export function splitsPair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  return isHighSurrogate(text.charCodeAt(offset - 1)) && isLowSurrogate(text.charCodeAt(offset))
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
