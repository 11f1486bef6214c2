import { expect, it } from 'vitest'
import { checkArguments } from './app-arguments.ts'

it.each([
  ['recap-desk site', null],
  ['recap-desk --check site', ['check', 'site']],
  ['recap-desk --no-sandbox --check site --json --disable-gpu', ['check', 'site', '--json']],
  ['electron . --check --json site', ['check', '--json', 'site']],
  ['recap-desk --check', ['check']]
])('%s', (line, expected) => {
  expect(checkArguments(line.split(' '))).toEqual(expected)
})
