import { expect, it } from 'vitest'
import { problemName } from './problem-names.ts'
import { rules } from './rules.ts'

it('has a short name of its own for every rule', () => {
  const names = rules.map(({ code }) => problemName(code))
  expect(new Set(names).size).toBe(rules.length)
  for (const name of names) {
    expect(name).toMatch(/^[A-Z][a-z]/)
    expect(name.length).toBeLessThan(36)
  }
  expect(problemName('video-thumbnail-http')).toBe('Thumbnail without https')
})

it('calls a rule of the site by its code', () => {
  expect(problemName('no-trailing-spaces')).toBe('No trailing spaces')
})
