/** `npm run check`: format, lint, import table, types and unit tests. */
import { runChecks } from './check-steps.mjs'
import { setUpPackages } from './setup.mjs'
import { createSteps } from './steps.mjs'
import { main } from './terminal.mjs'

await main(async () => {
  await setUpPackages()
  const steps = createSteps()
  await runChecks(steps)
  return steps.finish()
})
