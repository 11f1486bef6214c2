import { describe, expect, it } from 'vitest'
import { withPreviewSettings } from './preview-settings.ts'
import { type ConfigMap, layOver, toToml } from './site-config.ts'

describe('layOver', () => {
  it('merges maps key by key, whatever their case, and replaces the rest', () => {
    const merged = layOver({ params: { a: 1, list: [1] } }, { Params: { A: 2, list: [2], B: { C: true } } })
    expect(merged).toEqual({ params: { a: 2, list: [2], b: { c: true } } })
  })

  it('takes a key like __proto__ for a key', () => {
    const merged = layOver({}, JSON.parse('{"__proto__": {"polluted": true}}'))
    expect(Object.keys(merged)).toEqual(['__proto__'])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

describe('toToml', () => {
  it('writes every kind of value, and leaves out nothing but nulls', () => {
    const config: ConfigMap = {
      'a b': 'say "x"\n',
      n: 1.5,
      t: true,
      gone: null,
      m: { l: [1, null, { k: '' }] }
    }
    expect(toToml(config)).toBe(
      '"a b" = "say \\"x\\"\\n"\n"n" = 1.5\n"t" = true\n"m" = { "l" = [1, { "k" = "" }] }\n'
    )
  })
})

describe('withPreviewSettings', () => {
  it('cannot be loosened by a site', () => {
    const site: ConfigMap = layOver(
      {},
      {
        Security: {
          exec: { allow: ['.*'] },
          http: { urls: ['.*'] },
          funcs: { getenv: ['.*'] },
          enableInlineShortcodes: true
        },
        disableKinds: ['page', 'Section', 'term'],
        buildDrafts: false
      }
    )
    const config = withPreviewSettings(site)
    expect(config.security).toEqual({
      exec: { allow: ['none'], osenv: ['none'] },
      http: { urls: ['none'], methods: ['none'] },
      funcs: { getenv: ['none'] },
      enableinlineshortcodes: true
    })
    expect(config.disablekinds).toEqual(['rss', 'sitemap', 'robotstxt', '404', 'term'])
    expect(config.builddrafts).toBe(true)
  })
})
