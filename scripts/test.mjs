/**
 * `npm test`: everything that can be checked here, each step with its time. The last line is the totals
 * alone: `N passed, N failed`.
 */
import { build } from './build.mjs'
import { runChecks } from './check-steps.mjs'
import { endToEnd, packagedEndToEnd } from './e2e-steps.mjs'
import { packageApp } from './package-app.mjs'
import { setUp } from './setup.mjs'
import { createSteps, onePassed } from './steps.mjs'
import { main } from './terminal.mjs'

await main(async () => {
  const steps = createSteps()
  // Nothing can be checked without it: what fails here ends the run.
  const electron = await setUp({ virtualDisplay: true })

  await runChecks(steps)
  const built = await steps.step('build', async () => {
    await build({ force: true })
    return onePassed
  })
  if (!built) return steps.finish()

  await steps.step('end to end', () => endToEnd(electron))
  const packaged = await steps.step('package', async () => {
    await packageApp({ unpackedOnly: true })
    return onePassed
  })
  if (packaged) await steps.step('packaged app, end to end', () => packagedEndToEnd())
  return steps.finish()
})
