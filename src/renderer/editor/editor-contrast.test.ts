import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Relative luminance (WCAG 2) of an OKLCH colour. */
function luminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const red = clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const css = ['../ui/tokens.css', './editor.css']
  .map(file => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n')

/** Light and dark luminance of every opaque colour token. */
const tokens = new Map(
  [...css.matchAll(/(--[\w-]+):\s*light-dark\(oklch\(([\d. ]+)\),\s*oklch\(([\d. ]+)\)\)/g)].map(
    ([, name = '', light = '', dark = '']) => {
      const [first, second] = [light, dark].map(values => {
        const [l = 0, c = 0, h = 0] = values.split(' ').map(Number)
        return luminance(l, c, h)
      })
      return [name, { light: first ?? 0, dark: second ?? 0 }] as const
    }
  )
)

function contrast(one: string, other: string, theme: 'light' | 'dark'): number {
  const [a, b] = [one, other].map(name => {
    const token = tokens.get(name)
    if (!token) throw new Error(`No token ${name}`)
    return token[theme] + 0.05
  })
  return Math.max(a ?? 0, b ?? 0) / Math.min(a ?? 0, b ?? 0)
}

describe.each(['light', 'dark'] as const)('the colours of the source (%s)', theme => {
  const inks = ['--text', '--text-muted', ...[...tokens.keys()].filter(name => name.startsWith('--syntax-'))]

  it('knows all syntax colours', () => expect(inks.length).toBeGreaterThan(10))

  it.each(inks)('%s can be read on the page and on code', ink => {
    for (const ground of ['--surface', '--surface-code']) {
      expect(contrast(ink, ground, theme), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  it.each(['--selection', '--match', '--match-current', '--match-soft', '--form-place'])(
    'text can be read on %s',
    ground => expect(contrast('--text', ground, theme)).toBeGreaterThanOrEqual(4.5)
  )
})
