import { randomUUID } from 'node:crypto'
import type { ConfigFile } from './config-files.ts'
import type { HugoRuntime } from './hugo-runtime.ts'
import { type ConfigMap, isMap, layOver } from './site-config.ts'

/** Everything of the small site that reads configuration lies here, and nothing of a real site does. */
const readerFolder = 'recap-config-reader'

const readerConfig = `
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404", "home", "section"]
contentDir = "${readerFolder}/content"
layoutDir = "${readerFolder}/layouts"
assetDir = "${readerFolder}/assets"
dataDir = "${readerFolder}/data"
i18nDir = "${readerFolder}/i18n"
archetypeDir = "${readerFolder}/archetypes"
staticDir = "${readerFolder}/static"
`

/**
 * Parses configuration files with Hugo's own parsers (YAML's `yes` is true there, `010` is eight)
 * and merges them. A file that Hugo cannot read is left out and named in a note.
 *
 * Leaves Hugo with a site that looks at no folder of a real one: what is written next is not taken
 * for a change of it, which would cost a second for a hundred posts.
 */
export function readConfig(
  runtime: HugoRuntime,
  files: readonly ConfigFile[]
): { readonly config: ConfigMap; readonly notes: readonly string[] } {
  const mark = `recap-config-${randomUUID()} `
  const small: Record<string, string> = {
    'config.toml': readerConfig,
    [`${readerFolder}/content/reader.md`]: '',
    [`${readerFolder}/layouts/all.html`]: [
      '{{ range resources.Match "*" }}{{ $name := .Name }}{{ $read := try (transform.Unmarshal .) }}',
      '{{ $error := "" }}{{ with $read.Err }}{{ $error = string . }}{{ end }}',
      `{{ warnf "%s%s" "${mark}" (jsonify (dict "name" $name "value" $read.Value "error" $error)) }}{{ end }}`
    ].join('')
  }
  const nameOf = (file: ConfigFile, index: number): string =>
    `/${index}${file.path.slice(file.path.lastIndexOf('.'))}`
  for (const [index, file] of files.entries())
    small[`${readerFolder}/assets${nameOf(file, index)}`] = file.text
  runtime.write(small)
  runtime.loadConfig()
  const reports = runtime.build().log.flatMap(line => readReport(line, mark))
  runtime.remove(Object.keys(small))

  let config: ConfigMap = Object.create(null)
  const notes: string[] = []
  for (const [index, file] of files.entries()) {
    if (file.text.trim() === '') continue
    const report = reports.find(({ name }) => name === nameOf(file, index))
    if (!report || !isMap(report.value)) {
      const reason = report?.error ? ` Hugo says: ${report.error}` : ''
      notes.push(
        `The configuration file ${file.path} could not be read, so the preview does without it.${reason}`
      )
      continue
    }
    const placed = file.place.reduceRight<ConfigMap>((inner, key) => ({ [key]: inner }), report.value)
    config = layOver(config, renameMenus(placed))
  }
  return { config, notes }
}

interface ConfigReport {
  readonly name: string
  readonly value: unknown
  readonly error: string
}

function readReport(line: string, mark: string): ConfigReport[] {
  const at = line.indexOf(mark)
  return at < 0 ? [] : [JSON.parse(line.slice(at + mark.length))]
}

/** Hugo's `RenameKeys`: `menu`, at the top and under a language, is the old name of `menus`. */
function renameMenus(config: ConfigMap): ConfigMap {
  const renamed: ConfigMap = Object.create(null)
  for (const [key, value] of Object.entries(config)) {
    if (key.toLowerCase() === 'menu') renamed.menus = value
    else if (key.toLowerCase() === 'languages' && isMap(value)) {
      renamed[key] = Object.fromEntries(
        Object.entries(value).map(([name, language]) => [
          name,
          isMap(language) ? renameMenus(language) : language
        ])
      )
    } else renamed[key] = value
  }
  return renamed
}
