import { PlainError } from '../terminal.mjs'

const least = [20, 19, 0]

/**
 * @param {string} [version] As `process.versions.node` writes it.
 * @throws {PlainError} where Node is older than package.json's `engines` asks for.
 */
export function checkNodeVersion(version = process.versions.node) {
  const have = version.split('.').map(Number)
  for (const [index, wanted] of least.entries()) {
    const part = have[index] ?? 0
    if (part > wanted) return
    if (part < wanted) {
      throw new PlainError(
        `Recap Desk is built with Node ${least.join('.')} or newer; this is Node ${version}. Install a newer Node and run the command again.`
      )
    }
  }
}
