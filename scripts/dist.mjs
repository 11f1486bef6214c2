/**
 * Packages the app for this system into dist/.
 *
 *   npm run dist            the unpacked app and every archive and installer that can be made here
 *   npm run dist -- --dir   the unpacked app only
 */
import { packageApp } from './package-app.mjs'
import { main, say } from './terminal.mjs'

await main(async () => {
  const { made, leftOut, publishable } = await packageApp({ unpackedOnly: process.argv.includes('--dir') })
  say(`\nMade:\n${made.map(file => `  ${file}`).join('\n')}`)
  if (leftOut.length > 0) {
    say(`\nLeft out:\n${leftOut.map(({ target, why }) => `  ${target}: ${why}`).join('\n')}`)
  }
  if (!publishable) {
    say(
      '\n*** NOT TO BE PUBLISHED ***\nThis package runs on the development runtime, an old Electron without security fixes, because the official one cannot be downloaded here.'
    )
  }
})
