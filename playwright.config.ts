import { defineConfig } from '@playwright/test'

/**
 * A test drives an Electron of its own, or one that the tests of its worker share; how many at a time,
 * scripts/e2e-steps.mjs says. One that fails is run twice more: what passes only then is counted as passed, and named
 * at the end of the run with what failed.
 */
export default defineConfig({
  testDir: 'e2e',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  forbidOnly: true,
  retries: 2,
  reporter: [['list'], ['json']],
  projects: [
    { name: 'app', testIgnore: 'packaged.spec.ts', outputDir: 'test-results/app' },
    { name: 'packaged', testMatch: 'packaged.spec.ts', outputDir: 'test-results/packaged' }
  ]
})
