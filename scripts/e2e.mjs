/**
 * The specs of e2e/ on the real app, out of sight.
 *
 *   npm run e2e [-- Playwright's arguments]   on the app as built into out/
 *   npm run e2e -- --packaged                 packaged.spec.ts on the unpacked package, made anew
 */
import { build } from './build.mjs'
import { endToEnd, packagedEndToEnd } from './e2e-steps.mjs'
import { packageApp } from './package-app.mjs'
import { setUp } from './setup.mjs'
import { createSteps } from './steps.mjs'
import { main } from './terminal.mjs'

await main(async () => {
  const args = process.argv.slice(2)
  const electron = await setUp({ virtualDisplay: true })
  const steps = createSteps()
  if (args.includes('--packaged')) {
    await packageApp({ unpackedOnly: true })
    const others = args.filter(argument => argument !== '--packaged')
    await steps.step('packaged app, end to end', () => packagedEndToEnd(others))
  } else {
    await build()
    await steps.step('end to end', () => endToEnd(electron, args))
  }
  return steps.finish()
})
