import { randomUUID } from 'node:crypto'
import type { HugoRuntime } from './hugo-runtime.ts'
import { type ConfigMap, isMap } from './site-config.ts'

/** A parsed configuration file, or what Hugo said of it. */
export interface ParsedConfig {
  readonly value: ConfigMap | null
  readonly error: string
}

/** Parses texts in TOML, YAML or JSON, as their paths' endings say, with Hugo's own parsers. */
export type ParseConfigs = (files: readonly { path: string; text: string }[]) => readonly ParsedConfig[]

/** Everything of the small site that reads configuration lies here, and nothing of a real site does. */
const folder = 'recap-config-reader'

const siteConfig = `
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404", "home", "section"]
contentDir = "${folder}/content"
layoutDir = "${folder}/layouts"
assetDir = "${folder}/assets"
dataDir = "${folder}/data"
i18nDir = "${folder}/i18n"
archetypeDir = "${folder}/archetypes"
staticDir = "${folder}/static"
`

/**
 * Opens a small site whose only page parses configuration files: YAML's `yes` is true for Hugo,
 * `010` is eight, and no other parser agrees with it in everything.
 *
 * It looks at no folder of a real site: what is written while it is open is not taken for a change
 * of it, which would cost a second for a hundred posts.
 */
export function openConfigReader(runtime: HugoRuntime): { readonly parse: ParseConfigs; close(): void } {
  const mark = `recap-config-${randomUUID()} `
  const written = new Set<string>()
  const write = (files: Record<string, string>): void => {
    runtime.write(files)
    for (const path of Object.keys(files)) written.add(path)
  }
  write({
    'config.toml': siteConfig,
    // Hugo forgets folders that are not there when it opens a site.
    [`${folder}/content/first.md`]: '+++\nfiles = "none/*"\n+++\n',
    [`${folder}/assets/first.txt`]: '',
    [`${folder}/layouts/all.html`]: [
      '{{ range resources.Match .Params.files }}{{ $name := .Name }}{{ $read := try (transform.Unmarshal .) }}',
      '{{ $error := "" }}{{ with $read.Err }}{{ $error = string . }}{{ end }}',
      `{{ warnf "%s%s" "${mark}" (jsonify (dict "name" $name "value" $read.Value "error" $error)) }}{{ end }}`
    ].join('')
  })
  runtime.loadConfig()

  let round = 0
  return {
    parse(files) {
      round++
      const nameOf = (path: string, index: number): string => `${round}/${index}.${extensionOf(path)}`
      const small: Record<string, string> = {
        [`${folder}/content/${round}.md`]: `+++\nfiles = "${round}/*"\n+++\n`
      }
      for (const [index, { path, text }] of files.entries())
        small[`${folder}/assets/${nameOf(path, index)}`] = text
      write(small)
      const reports = runtime.build().log.flatMap(line => readReport(line, mark))
      return files.map(({ path, text }, index) => {
        if (text.trim() === '') return { value: Object.create(null), error: '' }
        const report = reports.find(({ name }) => name === `/${nameOf(path, index)}`)
        return { value: isMap(report?.value) ? report.value : null, error: report?.error ?? '' }
      })
    },
    close: () => runtime.remove([...written])
  }
}

const extensionOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1).toLowerCase()

interface ConfigReport {
  readonly name: string
  readonly value: unknown
  readonly error: string
}

function readReport(line: string, mark: string): ConfigReport[] {
  const at = line.indexOf(mark)
  return at < 0 ? [] : [JSON.parse(line.slice(at + mark.length))]
}
