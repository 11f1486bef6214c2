/** What is selected in a field, in characters from its start; the same number twice is a cursor. */
type Cursor = readonly [from: number, to: number]

type Field = HTMLInputElement | HTMLTextAreaElement

const isField = (element: Element | null): element is Field =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text')

/** The cursor of a text field, also of one that has left the page; null of anything else. */
export function cursorOf(element: Element | null): Cursor | null {
  if (!isField(element)) return null
  return [element.selectionStart ?? 0, element.selectionEnd ?? 0]
}

/** Puts the cursor into a text field that has taken another one's place; null, or another element, changes nothing. */
export function putCursor(element: Element | null, cursor: Cursor | null): void {
  if (isField(element) && cursor !== null) element.setSelectionRange(...cursor)
}
