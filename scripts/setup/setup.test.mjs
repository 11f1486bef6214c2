import { describe, expect, it } from 'vitest'
import { PlainError } from '../terminal.mjs'
import { checkNodeVersion } from './node-version.mjs'
import { packagesMatch } from './packages.mjs'

describe('the Node version', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s is new enough', version => {
    expect(() => checkNodeVersion(version)).not.toThrow()
  })

  it.each(['18.20.4', '20.18.9', '9.99.99'])('%s is too old, which is said in a sentence', version => {
    expect(() => checkNodeVersion(version)).toThrow(PlainError)
    expect(() => checkNodeVersion(version)).toThrow(`this is Node ${version}`)
  })
})

describe('whether the packages are installed', () => {
  const a = { version: '1.0.0', integrity: 'sha512-a' }
  const wanted = {
    packages: {
      '': {},
      'node_modules/a': a,
      'node_modules/for-another-system': { version: '2.0.0', optional: true }
    }
  }

  it('leaves out what is built for other systems', () => {
    expect(packagesMatch(wanted, { packages: { 'node_modules/a': a } })).toBe(true)
  })

  it('takes the bytes that npm got where the lock file names none', () => {
    const unnamed = { packages: { 'node_modules/a': { version: '1.0.0' } } }
    expect(packagesMatch(unnamed, { packages: { 'node_modules/a': a } })).toBe(true)
  })

  it('sees a missing package, another version, other bytes and one too many', () => {
    expect(packagesMatch(wanted, { packages: {} })).toBe(false)
    expect(packagesMatch(wanted, { packages: { 'node_modules/a': { ...a, version: '1.0.1' } } })).toBe(false)
    expect(packagesMatch(wanted, { packages: { 'node_modules/a': { ...a, integrity: 'sha512-b' } } })).toBe(
      false
    )
    expect(packagesMatch(wanted, { packages: { 'node_modules/a': a, 'node_modules/b': a } })).toBe(false)
  })
})
