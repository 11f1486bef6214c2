/** `npm run e2e [-- Playwright's arguments]`: the specs of e2e/ on the real app. */
import { build } from './build.mjs'
import { endToEnd } from './e2e-steps.mjs'
import { setUp } from './setup.mjs'
import { createSteps } from './steps.mjs'
import { main } from './terminal.mjs'

await main(async () => {
  const electron = await setUp({ virtualDisplay: true })
  await build()
  const steps = createSteps()
  await steps.step('end to end', () => endToEnd(electron, process.argv.slice(2)))
  return steps.finish()
})
