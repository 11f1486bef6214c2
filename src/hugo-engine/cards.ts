import type { SiteFiles } from './site-files.ts'

/** Built-in shortcodes that fetch what they show, with the template expression of where they lead. */
const networkShortcodes: Readonly<Record<string, { label: string; address: string }>> = {
  x: { label: 'Post on X', address: '(printf "https://x.com/%v/status/%v" (.Get "user") (.Get "id"))' },
  twitter: { label: 'Post on X', address: '(printf "https://x.com/%v/status/%v" (.Get "user") (.Get "id"))' },
  tweet: { label: 'Post on X', address: '(printf "https://x.com/%v/status/%v" (.Get "user") (.Get "id"))' },
  instagram: { label: 'Post on Instagram', address: '(printf "https://www.instagram.com/p/%v/" (.Get 0))' },
  gist: { label: 'Gist on GitHub', address: '(printf "https://gist.github.com/%v/%v" (.Get 0) (.Get 1))' }
}

/**
 * Templates for the built-in shortcodes that would call the network: a labelled card that says where
 * the embed leads. A shortcode of the same name that the site brings itself is left alone.
 */
export function networkCards(files: SiteFiles): Map<string, string> {
  const cards = new Map<string, string>()
  for (const [name, { label, address }] of Object.entries(networkShortcodes)) {
    const own = [...files.keys()].some(path => new RegExp(`/_?shortcodes/${name}\\.html$`).test(path))
    if (own) continue
    cards.set(
      `layouts/_shortcodes/${name}.html`,
      `{{ with ${address} }}<div class="recap-card" data-recap-card="${name}"><span>${label}</span> <a href="{{ . }}">{{ . }}</a></div>{{ end }}`
    )
  }
  return cards
}
