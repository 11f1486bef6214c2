/**
 * What Hugo has renamed since the version that the engine carries. A site that is written for a
 * newer Hugo then needs no card for what is only a new name.
 * Source: the documentation's notes "new in 0.148" to "new in 0.163".
 */
import { type ConfigMap, type ConfigValue, fieldOf, isMap, itemsOf } from './site-config.ts'

const renamed: readonly (readonly [newer: RegExp, older: string])[] = [
  [/\bhugo\.Data\b/g, 'site.Data'],
  [/\bhugo\.Sites\b/g, 'site.Sites'],
  [/(\bLanguage)\.Locale\b/g, '$1.LanguageCode'],
  [/(\bLanguage)\.Label\b/g, '$1.LanguageName'],
  [/(\bLanguage)\.Direction\b/g, '$1.LanguageDirection'],
  [/(\bLanguage)\.Name\b/g, '$1.Lang']
]

/** A template in the words of the engine's Hugo. */
export const withOlderWords = (template: string): string =>
  renamed.reduce((text, [newer, older]) => text.replace(newer, older), template)

/** A site's or theme's configuration in the words of the engine's Hugo. */
export function withOlderSettings(config: ConfigMap): ConfigMap {
  const older: ConfigMap = { ...rename(config, { locale: 'languagecode' }) }
  if (isMap(older.languages)) {
    const languages = Object.entries(older.languages).map(([name, language]) => [
      name,
      isMap(language)
        ? rename(language, { locale: 'languagecode', label: 'languagename', direction: 'languagedirection' })
        : language
    ])
    older.languages = Object.fromEntries(languages)
  }
  const mounts = itemsOf(fieldOf(older.module, 'mounts'))
  if (isMap(older.module) && mounts.length > 0)
    older.module = { ...older.module, mounts: mounts.map(olderMount) }
  const goldmark = fieldOf(older.markup, 'goldmark')
  if (isMap(older.markup) && isMap(goldmark))
    older.markup = { ...older.markup, goldmark: olderGoldmark(goldmark) }
  return older
}

function rename(map: ConfigMap, names: Readonly<Record<string, string>>): ConfigMap {
  const renamedMap: ConfigMap = { ...map }
  for (const [newer, older] of Object.entries(names)) {
    const value = renamedMap[newer]
    if (value !== undefined && !(older in renamedMap)) renamedMap[older] = value
  }
  return renamedMap
}

/** Since 0.153 a mount has `sites` and `files`, where it had `lang`, `includeFiles` and `excludeFiles`. */
function olderMount(mount: ConfigValue): ConfigValue {
  if (!isMap(mount)) return mount
  const languages = itemsOf(fieldOf(fieldOf(fieldOf(mount, 'sites'), 'matrix'), 'languages'))
  const files = itemsOf(fieldOf(mount, 'files')).map(String)
  const older: ConfigMap = { ...mount }
  if (languages.length === 1 && fieldOf(mount, 'lang') === undefined) older.lang = languages[0] ?? null
  const isExcluded = (pattern: string): boolean => /^!\s*/.test(pattern)
  const excluded = files.filter(isExcluded).map(pattern => pattern.replace(/^!\s*/, ''))
  const included = files.filter(pattern => !isExcluded(pattern))
  if (included.length > 0) older.includeFiles = included
  if (excluded.length > 0) older.excludeFiles = excluded
  return older
}

/** Since 0.148 hooks have `useEmbedded`, since 0.151 footnotes are a map. */
function olderGoldmark(goldmark: ConfigMap): ConfigMap {
  const older: ConfigMap = { ...goldmark }
  const footnote = fieldOf(older.extensions, 'footnote')
  if (isMap(older.extensions) && isMap(footnote))
    older.extensions = { ...older.extensions, footnote: footnote.enable ?? true }
  if (isMap(older.renderhooks)) {
    const hooks = Object.entries(older.renderhooks).map(([kind, hook]) => [kind, olderHook(hook)])
    older.renderhooks = Object.fromEntries(hooks)
  }
  return older
}

function olderHook(hook: ConfigValue): ConfigValue {
  const use = fieldOf(hook, 'useembedded')
  if (!isMap(hook) || use === undefined || 'enabledefault' in hook || use === 'auto') return hook
  return { ...hook, enabledefault: use !== 'never' }
}
