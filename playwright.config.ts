import { defineConfig } from '@playwright/test'

/**
 * Every test starts an Electron of its own; two at a time is what two cores bear. One that fails is run once more:
 * what passes only then is counted as passed and named as flaky, in Playwright's own words.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 1,
  reporter: [['list'], ['json']],
  projects: [
    { name: 'app', testIgnore: 'packaged.spec.ts' },
    { name: 'packaged', testMatch: 'packaged.spec.ts' }
  ]
})
