import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Left to itself Vitest keeps one processor for itself, which of two is half.
    maxWorkers: '100%',
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}', 'bench/**/*.test.ts'],
    // Property tests and real file systems on a busy machine with two cores.
    testTimeout: 120_000,
    hookTimeout: 120_000
  }
})
