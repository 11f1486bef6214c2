import { type ConfigMap, itemsOf, layOver } from './site-config.ts'

/**
 * What a folder without a site is rendered with: Hugo's defaults, but HTML in Markdown is allowed,
 * and a link to a post that is not in the folder is no fault.
 */
export const configWithoutSite: ConfigMap = {
  markup: { goldmark: { renderer: { unsafe: true } } },
  reflinkserrorlevel: 'warning'
}

/**
 * Laid over every site's configuration. A post is shown whether or not it would be published, its
 * HTML is not minified, and Hugo may neither run programs, read the environment nor use the network,
 * whatever the site allows (the engine's process could not either; this gives the clearer message).
 */
const forced: ConfigMap = {
  builddrafts: true,
  buildfuture: true,
  buildexpired: true,
  enablegitinfo: false,
  environment: 'production',
  loglevel: 'warn',
  paniconwarning: false,
  minify: { minifyoutput: false },
  // A list of classes for style sheets, which Hugo would look for on a disk.
  build: { writestats: false, buildstats: { enable: false } },
  security: {
    exec: { allow: ['none'], osenv: ['none'] },
    funcs: { getenv: ['none'] },
    http: { urls: ['none'], methods: ['none'] }
  },
  // The simple Vimeo embed would ask Vimeo for a picture.
  privacy: { vimeo: { simple: false } },
  outputs: { home: ['html'], page: ['html'], section: ['html'], taxonomy: ['html'], term: ['html'] }
}

/** Kinds that no post's body can ask for. */
const neverNeeded = ['rss', 'sitemap', 'robotstxt', '404']

/** Kinds that the preview needs, whatever the site leaves out of its build. */
const alwaysNeeded = ['page', 'section', 'home']

/** The configuration that the in-memory site gets, from the site's own. */
export function withPreviewSettings(site: ConfigMap): ConfigMap {
  const kinds = new Set(neverNeeded)
  for (const kind of itemsOf(site.disablekinds)) kinds.add(String(kind).toLowerCase())
  for (const kind of alwaysNeeded) kinds.delete(kind)
  const config = layOver(site, forced)
  config.disablekinds = [...kinds]
  delete config.rendersegments
  return config
}
