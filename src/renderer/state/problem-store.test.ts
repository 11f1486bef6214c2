import { expect, it } from 'vitest'
import type { Severity } from '#core/problems/problem.ts'
import { gravest, problemWords } from './problem-store.ts'

const found = (...severities: readonly Severity[]) => severities.map(severity => ({ severity }))

it.each([
  [found(), 'No problems'],
  [found('error'), '1 problem'],
  [found('warning', 'error', 'info'), '2 problems, 1 note'],
  [found('info', 'info'), '2 notes']
])('counts notes apart from problems', (problems, words) => {
  expect(problemWords(problems)).toBe(words)
})

it('counts for a badge what is to be looked at', () => {
  expect(gravest(found('info', 'warning', 'error'))).toEqual({ count: 2, severity: 'error' })
})
