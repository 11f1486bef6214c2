/** What undo means in a field that shows what could not be written: nothing of that is in the text's history. */
let takeBack: (() => boolean) | null = null

/** The field that has the focus: `undo` makes it say again what the text says, and gives false where it does already. */
export function enterFieldUndo(undo: () => boolean): void {
  takeBack = undo
}

/** That field has lost the focus, or is gone. */
export function leaveFieldUndo(undo: () => boolean): void {
  if (takeBack === undo) takeBack = null
}

/** Takes back what could not be written; false where there is no such thing. */
export const undoInField = (): boolean => takeBack?.() ?? false
