import { expect, it } from 'vitest'
import { checkArguments } from './app-arguments.ts'

it.each([
  ['recap-desk site', null],
  ['recap-desk --check site', ['check', 'site']],
  ['recap-desk --no-sandbox --disable-gpu --check site --json', ['check', 'site', '--json']],
  ['recap-desk --json --check site', ['check', '--json', 'site']],
  ['electron . --check --json site', ['check', '--json', 'site']],
  ['recap-desk --check', ['check']],
  ['recap-desk --check --help', ['check', '--help']],
  ['recap-desk --check site --jsn', ['check', 'site', '--jsn']]
])('%s', (line, expected) => {
  expect(checkArguments(line.split(' '))).toEqual(expected)
})
