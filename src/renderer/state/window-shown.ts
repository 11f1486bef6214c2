let tell = (): void => undefined

/** Resolves once the window was painted with what it was opened for, and has nothing better to do. */
export const windowShown = new Promise<void>(resolve => {
  tell = resolve
})

/** Call it then; again does nothing. */
export const tellWindowShown = (): void => tell()
