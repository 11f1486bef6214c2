/** One built-in shortcode that shows what another server sends. */
interface NetworkShortcode {
  readonly names: readonly string[]
  readonly label: string
  /** The site's setting that switches it off, under `privacy`. */
  readonly privacy: string | null
  /** Template expression: the address that the embed leads to, empty without the needed arguments. */
  readonly address: string
}

const networkShortcodes: readonly NetworkShortcode[] = [
  {
    names: ['x', 'twitter', 'tweet', 'twitter_simple', 'x_simple'],
    label: 'Post on X',
    privacy: 'X',
    address:
      '(cond .IsNamedParams (printf "https://x.com/%v/status/%v" (or (.Get "user") "i") (.Get "id")) (printf "https://x.com/i/status/%v" (.Get 0)))'
  },
  {
    names: ['instagram', 'instagram_simple'],
    label: 'Post on Instagram',
    privacy: 'Instagram',
    address: '(printf "https://www.instagram.com/p/%v/" (.Get 0))'
  },
  {
    names: ['gist'],
    label: 'Gist on GitHub',
    privacy: null,
    address: '(printf "https://gist.github.com/%v/%v" (.Get 0) (.Get 1))'
  }
]

/**
 * Templates for the built-in shortcodes that would call the network: a labelled card that says where
 * the embed leads. A shortcode of the same name that the site brings itself is left alone: it may
 * well do without the network.
 *
 * @param existing the paths of the site's own templates
 */
export function networkCards(existing: Iterable<string>, layoutFolder: string): ReadonlyMap<string, string> {
  const own = new Set([...existing].flatMap(path => /\/_?shortcodes\/([\w-]+)\.html$/.exec(path)?.[1] ?? []))
  const cards = new Map<string, string>()
  for (const { names, label, privacy, address } of networkShortcodes) {
    for (const name of names) {
      if (own.has(name)) continue
      const card = [
        `{{ if not .Params }}{{ errorf "The %q shortcode needs an address of what it shows. See %s" .Name .Position }}{{ else }}`,
        `{{ with ${address} }}<div class="recap-card" data-recap-card="${name}">`,
        `<p class="recap-card-label">${label}</p><p><a href="{{ . }}">{{ . }}</a></p></div>{{ end }}{{ end }}`
      ].join('')
      cards.set(
        `${layoutFolder}/_shortcodes/${name}.html`,
        privacy === null ? card : `{{ if not site.Config.Privacy.${privacy}.Disable }}${card}{{ end }}`
      )
    }
  }
  return cards
}
