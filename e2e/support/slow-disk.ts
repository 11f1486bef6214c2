import type { ElectronApplication } from '@playwright/test'

/** From now on files of this name are read late, as from a slow disk: only once what comes back is called. */
export async function holdReads(app: ElectronApplication, name: string): Promise<() => Promise<void>> {
  await app.evaluate((_electron, name) => {
    const files = process.getBuiltinModule('node:fs/promises') as {
      open: typeof import('node:fs/promises').open
    }
    const { open } = files
    const held = new Promise<void>(resolve => {
      Reflect.set(globalThis, 'letRead', () => {
        files.open = open
        process.getBuiltinModule('node:module').syncBuiltinESMExports()
        resolve()
      })
    })
    files.open = async (path, ...rest) => {
      if (String(path).includes(name)) await held
      return open(path, ...rest)
    }
    process.getBuiltinModule('node:module').syncBuiltinESMExports()
  }, name)
  return () => app.evaluate(() => Reflect.get(globalThis, 'letRead')())
}
