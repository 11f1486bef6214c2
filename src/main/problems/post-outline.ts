/** What other posts need to know of a post. */
export interface PostOutline {
  /** Relative to the folder that was walked. */
  readonly id: string
  /** Front matter keys of the top and the level below. */
  readonly keys: readonly string[]
  readonly title: string | null
  readonly slug: string | null
  readonly url: string | null
  readonly aliases: readonly string[]
  /** `YYYY-MM-DD` where it is written so. */
  readonly date: string | null
  readonly hasEntries: boolean
  readonly hasEmbeds: boolean
  readonly hasFirstLevel: boolean
  /** Targets of links from the site's root, and of those with a host, which may be the site's. */
  readonly links: readonly string[]
}

/**
 * Outlines a post by the look of its lines, in YAML or TOML: every post of a site is read for this, and none of it
 * is ever written back, so that a real parser would cost much and bring little.
 */
export function outlinePost(id: string, text: string): PostOutline {
  const [, fence = ''] = /^\s*(---|\+\+\+)/.exec(text) ?? []
  const end = fence === '' ? 0 : text.indexOf(`\n${fence}`, fence.length)
  const head = end > 0 ? text.slice(0, end) : ''
  const body = text.slice(Math.max(end, 0))
  const value = (key: string): string | null => {
    const found = new RegExp(`^${key}[ \\t]*[:=][ \\t]*(.*(?:\\n[ \\t]+.*)*)`, 'im').exec(head)?.[1]
    // A text may go on over indented lines, as a block or without any mark.
    const joined = found?.replace(/^[|>][+-]?\d?[ \t]*\n/, '').replace(/\s+/g, ' ')
    return joined === undefined ? null : unquoted(joined)
  }
  const keys = [...head.matchAll(/^(?: {2}| {4}|\t)?([\w-]+)[ \t]*[:=]/gm)].map(([, key = '']) => key)
  return {
    id,
    keys: [...new Set(keys)],
    title: value('title'),
    slug: value('slug'),
    url: value('url'),
    aliases: aliasesIn(head),
    date: /^date[ \t]*[:=].*?(\d{4}-\d{2}-\d{2})/im.exec(head)?.[1] ?? wordDate(value('date')),
    hasEntries: /^\s*videoSchema[ \t]*[:=]/m.test(head),
    hasEmbeds: /\{\{[<%]\s*(?:youtube|vimeo)\s/.test(body),
    hasFirstLevel: /^# \S/m.test(body.replace(/^(```|~~~)[\s\S]*?^\1/gm, '')),
    links: [...body.matchAll(/\](?:\(|:[ \t]+)((?:https?:\/\/[^\s)?#/]+)?\/[^\s)?#]*)/g)].map(
      ([, target = '']) => target
    )
  }
}

function unquoted(value: string): string | null {
  const text = value.trim()
  const bare = /^(["'])(.*)\1(?:\s+#.*)?$/.exec(text)?.[2] ?? text.replace(/\s+#.*$/, '')
  return bare === '' || /^[|>&*[{]/.test(bare) ? null : bare
}

/** `Thu, 30 May 2019 …` and the like, which `Date` reads on every system. */
function wordDate(value: string | null): string | null {
  const time = value === null ? Number.NaN : Date.parse(value)
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10)
}

function aliasesIn(head: string): readonly string[] {
  const [, inline, block = ''] =
    /^aliases[ \t]*[:=][ \t]*(?:\[([^\]]*)\]|\n((?:[ \t]*-.*\n?)*))/im.exec(head) ?? []
  const items =
    inline === undefined ? block.split('\n').map(line => line.replace(/^\s*-\s*/, '')) : inline.split(',')
  return items.flatMap(item => unquoted(item) ?? [])
}
