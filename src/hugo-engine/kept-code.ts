import { markdownBlocks } from '#core/post/markdown-blocks.ts'
import { splitPost } from '#core/post/split-post.ts'

/** A post's text for Hugo, in which known code is not coloured again. */
export interface PreparedText {
  readonly text: string
  /** Puts the known code into what Hugo made of it; null where it does not fit, so that the whole text must be rendered. */
  restore(html: string): string | null
}

/**
 * Colouring code takes Hugo's WebAssembly most of a long post's time, and between two
 * key presses all of the code but the block that is typed in stays what it was. This
 * remembers what Hugo made of each fenced block, and has it render a plain block of as
 * many lines in its place.
 */
export interface KeptCode {
  prepare(text: string): PreparedText
  /** Takes in what Hugo made of a text. */
  learn(text: string, html: string): void
}

interface Fence {
  readonly from: number
  readonly to: number
  readonly language: string
  readonly code: string
  /** All that the result depends on: its first line and its code. */
  readonly key: string
}

/** As many blocks are remembered, twice; of the posts that were looked at last. */
const remembered = 500

/**
 * The languages that a site or a theme has a hook for (`render-codeblock-go.html`);
 * empty text stands for all (`render-codeblock.html`).
 *
 * @param files of the site, by their paths
 */
export function codeHooks(files: Iterable<string>): ReadonlySet<string> {
  const hook = /\/render-codeblock(?:-([\w+#-]+))?(?:\.[\w.]+)?$/
  return new Set([...files].flatMap(file => (hook.test(file) ? [hook.exec(file)?.[1] ?? ''] : [])))
}

/**
 * @param mark what no post says, so that a block of ours is known again
 * @param hooks what they make depends on more than the code: it is left to them
 */
export function createKeptCode(mark: string, hooks: ReadonlySet<string>): KeptCode {
  let known = new Map<string, string>()
  let before = known
  const unfit = new Set<string>()

  const fences = (text: string): readonly Fence[] =>
    hooks.has('') ? [] : fencesOf(text).filter(({ language }) => !hooks.has(language.toLowerCase()))

  const remember = (key: string, html: string): void => {
    if (known.size >= remembered) [before, known] = [known, new Map()]
    known.set(key, html)
  }

  return {
    prepare(text) {
      const kept: { readonly key: string; readonly html: string }[] = []
      let result = ''
      let done = 0
      for (const { from, to, key, code } of fences(text)) {
        const html = known.get(key) ?? before.get(key)
        if (html === undefined || unfit.has(key)) continue
        remember(key, html)
        const lines = code.split('\n').length - 1
        result += `${text.slice(done, from)}\`\`\`\n${mark}-${kept.length}-${'\n'.repeat(lines)}\n\`\`\``
        kept.push({ key, html })
        done = to
      }
      return {
        text: result + text.slice(done),
        restore(html) {
          const whole = restored(
            html,
            mark,
            kept.map(block => block.html)
          )
          // Some shortcode does something else with it: not every key press shall be rendered twice.
          if (whole === null) for (const { key } of kept) unfit.add(key)
          return whole
        }
      }
    },

    learn(text, html) {
      const blocks = [...html.matchAll(highlighted)]
      let next = 0
      for (const fence of fences(text)) {
        const at = blocks.findIndex(
          ([block, inner], index) =>
            index >= next &&
            block.includes(`data-lang="${fence.language}"`) &&
            textOf(inner ?? '') === fence.code
        )
        if (at < 0) continue
        next = at + 1
        remember(fence.key, blocks[at]?.[0] ?? '')
      }
    }
  }
}

/** What Hugo writes around code that it has coloured, other than with its line numbers in a table. */
const highlighted = /<div class="highlight"><pre[^>]*>((?:(?!<pre|<\/pre>)[\s\S])*)<\/pre><\/div>/g

function restored(html: string, mark: string, kept: readonly string[]): string | null {
  let count = 0
  const result = html.replaceAll(
    new RegExp(`<pre(?: tabindex="?0"?)?><code>${mark}-(\\d+)-\\n*</code></pre>`, 'g'),
    (_block, number: string) => {
      count += 1
      return kept[Number(number)] ?? ''
    }
  )
  return count === kept.length && !result.includes(mark) ? result : null
}

/** Fenced blocks with a language that stand at a line's start. Code with a shortcode in it is not Hugo's alone. */
function fencesOf(text: string): readonly Fence[] {
  if (!/^(?:```|~~~)/m.test(text)) return []
  return markdownBlocks(text, splitPost(text).body).flatMap(({ kind, from, to }) => {
    if (kind !== 'code') return []
    const whole = text.slice(from, to)
    const match = /^(`{3,}|~{3,})[ \t]*([\w+#.-]+)[^\n]*\n([\s\S]*)$/.exec(whole)
    const [, , language = '', rest = ''] = match ?? []
    const end = rest.lastIndexOf('\n')
    const last = rest.slice(end + 1)
    if (match === null || whole.includes('{{') || !/^(?:`{3,}|~{3,})[ \t]*$/.test(last) || end < 0) return []
    return [{ from, to, language, code: rest.slice(0, end), key: whole }]
  })
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&#34;': '"',
  '&quot;': '"',
  '&#39;': "'"
}

/** The text of Hugo's code, without the line end that it puts at its end. */
function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:lt|gt|amp|quot|#34|#39);/g, entity => entities[entity] ?? entity)
    .replace(/\n$/, '')
}
