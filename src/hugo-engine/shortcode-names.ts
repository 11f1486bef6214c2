/** Hugo's own shortcodes: `tpl/tplimpl/embedded/templates/_shortcodes` of 0.147, without the deprecated aliases. */
const builtIn = [
  'details',
  'figure',
  'gist',
  'highlight',
  'instagram',
  'param',
  'qr',
  'ref',
  'relref',
  'vimeo',
  'x',
  'youtube'
]

/** Names of the shortcodes that Hugo and a site's template files define. */
export function shortcodeNames(templates: Iterable<string>): ReadonlySet<string> {
  const names = new Set(builtIn)
  for (const path of templates) {
    const name = /\/_?shortcodes\/(.+?)\.[\w.]+$/.exec(path)?.[1]
    if (name !== undefined) names.add(name)
  }
  return names
}
