/**
 * Shortcodes and render hooks that cannot run in the preview (they need the network, a newer Hugo,
 * a template that is not there) must not stop the post: each call becomes a card with Hugo's words,
 * or for a hook what Hugo shows without it.
 */
import { randomUUID } from 'node:crypto'

/** Where the original of a wrapped template goes, under the layout folder. */
const originals = 'recap-original'

export interface SoftTemplates {
  /**
   * The template around an original that is called through `try`: as long as the original works,
   * its output comes out as it is. Hugo has `try` since 0.141.
   *
   * @returns files to write: the wrapper in the original's place, the original as a partial
   */
  wrap(path: string, original: string, layoutFolder: string): ReadonlyMap<string, string>
  /** A template in place of one that Hugo cannot even read. */
  replace(path: string, original: string, words: string): string
  /** A shortcode that the site's folder does not hold. `hasInner`: the post closes it. */
  unknown(name: string, hasInner: boolean): string
  /** What the cards of a build reported: one sentence for each template. */
  readNotes(log: readonly string[]): string[]
}

interface CardReport {
  readonly template: string
  readonly words: string
}

export function createSoftTemplates(): SoftTemplates {
  const mark = `recap-card-${randomUUID()} `
  const report = (path: string, words: string): string =>
    `{{ warnf "%s%s" ${text(mark)} (jsonify (dict "template" ${text(nameOf(path))} "words" ${words})) }}`

  const card = (path: string, words: string, inner: boolean): string => {
    const hook = hookOf(path)
    if (hook !== null && hook in withoutHook) return `${report(path, words)}${withoutHook[hook] ?? ''}`
    const name = nameOf(path)
    return [
      report(path, words),
      `<div class="recap-card" data-recap-card=${text(name)}><p class="recap-card-label">${asHtml(name)}</p>`,
      `<p class="recap-card-words">{{ ${words} }}</p>`,
      inner
        ? '{{ with .Inner }}<div>{{ . | $.Page.RenderString (dict "display" "block") }}</div>{{ end }}'
        : '',
      '</div>'
    ].join('')
  }

  return {
    wrap(path, original, layoutFolder) {
      // The folders' names would tell Hugo that the partial is a shortcode or a hook.
      const partial = `${originals}/${path.replace(/[^A-Za-z0-9]+/g, '-')}.html`
      const inner = usesInner(original) && hookOf(path) === null
      const wrapper = [
        `{{- $ran := try (partial ${text(partial)} .) -}}{{- with $ran.Err -}}`,
        '{{- $words := replaceRE `(?s)^.*executing "[^"]*" (at )?` "" (string .) -}}',
        '{{- $words = replaceRE `(?s); the current security configuration is:.*$` "" $words -}}',
        '{{- with $ -}}',
        card(path, '$words', inner),
        '{{- end -}}{{- else -}}{{- $ran.Value -}}{{- end -}}',
        // Hugo looks for this word to know that the shortcode has a closing tag.
        inner ? '{{- if false -}}{{- .Inner -}}{{- end -}}' : ''
      ].join('')
      return new Map([
        [path, wrapper],
        [`${layoutFolder}/_partials/${partial}`, original]
      ])
    },
    replace: (path, original, words) => card(path, text(words), usesInner(original) && hookOf(path) === null),
    unknown: (name, hasInner) =>
      card(
        `_shortcodes/${name}.html`,
        text('This shortcode’s template is not in the opened folder.'),
        hasInner
      ),
    readNotes(log) {
      const notes = new Set<string>()
      for (const line of log) {
        const at = line.indexOf(mark)
        if (at < 0) continue
        const { template, words } = JSON.parse(line.slice(at + mark.length)) as CardReport
        notes.add(`The preview could not run ${template}. Hugo says: ${words}`)
      }
      return [...notes]
    }
  }
}

/** Whether a template is one of ours around an original. */
export const isWrapped = (template: string): boolean => template.includes(`${originals}/`)

/** Hugo's own output for what a render hook stands in for. */
const withoutHook: Readonly<Record<string, string>> = {
  link: '<a href="{{ .Destination | safeURL }}"{{ with .Title }} title="{{ . }}"{{ end }}>{{ .Text }}</a>',
  image:
    '<img src="{{ .Destination | safeURL }}" alt="{{ .PlainText }}"{{ with .Title }} title="{{ . }}"{{ end }}>',
  heading: '<h{{ .Level }} id="{{ .Anchor }}">{{ .Text }}</h{{ .Level }}>{{ "\\n" }}',
  blockquote: '<blockquote>{{ .Text }}</blockquote>{{ "\\n" }}',
  codeblock: '<pre><code>{{ .Inner }}</code></pre>{{ "\\n" }}',
  passthrough: '{{ .Inner }}'
}

/** `link` for `_markup/render-link.html`, `codeblock` for `render-codeblock-mermaid.html`; null for a shortcode. */
function hookOf(path: string): string | null {
  return /\/_markup\/render-([a-z]+)[^/]*$/.exec(path)?.[1] ?? null
}

/** The name that a writer knows: a shortcode's, or a hook's with its kind. */
function nameOf(path: string): string {
  const shortcode = /_?shortcodes\/(.+?)(\.[\w.]+)?$/.exec(path)?.[1]
  return shortcode ?? path.slice(path.lastIndexOf('/') + 1).replace(/\.[\w.]+$/, '')
}

const usesInner = (template: string): boolean => /\.Inner(Deindent)?\b/.test(template)
const text = (value: string): string => JSON.stringify(value)
const asHtml = (value: string): string => value.replace(/[&<>"{]/g, char => `&#${char.charCodeAt(0)};`)
