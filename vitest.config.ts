import { defineConfig } from 'vitest/config'

const ending = 'test.{ts,tsx,mjs}'
/** Code that keeps nothing from one test to the next but what it remembers of texts. */
const pure = ['src/core', 'src/preview-frame', 'scripts', 'bench'].map(folder => `${folder}/**/*.${ending}`)

export default defineConfig({
  test: {
    // Left to itself Vitest keeps one processor for itself, which of two is half.
    maxWorkers: '100%',
    // Property tests and real file systems on a busy machine with two cores.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        // A process and all modules anew for each file took longer than most of these tests.
        test: { name: 'pure', include: pure, isolate: false }
      },
      {
        extends: true,
        test: { name: 'each alone', include: [`src/**/*.${ending}`], exclude: pure }
      }
    ]
  }
})
