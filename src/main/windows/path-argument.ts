import { resolve } from 'node:path'

/**
 * The folder or file that the application was started on: the last argument that
 * is no switch, made absolute against the folder it was started in; null when
 * there is none. `argv` begins with the executable; while developing the
 * application's own folder follows it.
 */
export function pathArgument(argv: readonly string[], folder: string, isPackaged: boolean): string | null {
  const given = argv.slice(1).filter(argument => !argument.startsWith('-'))
  const path = isPackaged ? given.at(-1) : given.slice(1).at(-1)
  return path === undefined ? null : resolve(folder, path)
}
