import type { ElectronApplication } from '@playwright/test'

/** From now on files of this name are read late, as from a slow disk: only once what comes back is called. */
export async function holdReads(app: ElectronApplication, name: string): Promise<() => Promise<void>> {
  await app.evaluate((_electron, name) => {
    type Files = typeof import('node:fs/promises')
    const files = process.getBuiltinModule('node:fs/promises') as Pick<Files, 'open' | 'readFile'>
    const { open, readFile } = files
    const held = new Promise<void>(resolve => {
      Reflect.set(globalThis, 'letRead', () => {
        Object.assign(files, { open, readFile })
        process.getBuiltinModule('node:module').syncBuiltinESMExports()
        resolve()
      })
    })
    const late =
      <Args extends unknown[], Value>(read: (...args: Args) => Promise<Value>) =>
      async (...args: Args): Promise<Value> => {
        if (String(args[0]).includes(name)) await held
        return read(...args)
      }
    files.open = late(open)
    files.readFile = late(readFile) as Files['readFile']
    process.getBuiltinModule('node:module').syncBuiltinESMExports()
  }, name)
  return () => app.evaluate(() => Reflect.get(globalThis, 'letRead')())
}
