import { yamlLanguage } from '@codemirror/lang-yaml'
import { parseMixed } from '@lezer/common'
import { tags } from '@lezer/highlight'
import type { BlockContext, Line, MarkdownConfig } from '@lezer/markdown'
import { frontMatterFence } from './front-matter-fence.ts'

/** A front matter that was never closed is not read further than this: beyond it, the lines are the post's body. */
const LONGEST = 20_000

/**
 * Front matter as a block of the Markdown tree: `FrontMatter` with its fences and
 * `YamlContent`, `TomlContent` or `JsonContent`, the first and the last parsed as YAML.
 *
 * A block rather than lang-yaml's `yamlFrontmatter`, which wraps the whole document in a
 * second parser and knows no TOML and JSON. An unclosed fence reaches to the end of the
 * text, as it does for Hugo: that also keeps the block inside every later change, so that
 * closing it is always noticed by the incremental parser.
 */
export const frontMatterSyntax: MarkdownConfig = {
  defineNodes: [
    { name: 'FrontMatter', block: true },
    { name: 'FrontMatterMark', style: tags.meta },
    { name: 'YamlContent' },
    { name: 'TomlContent', style: { 'TomlContent/...': tags.content } },
    { name: 'JsonContent' }
  ],
  parseBlock: [{ name: 'FrontMatter', before: 'LinkReference', parse: parseFrontMatter }],
  wrap: parseMixed(node =>
    // JSON is YAML's flow style, so one parser reads both.
    node.name === 'YamlContent' || node.name === 'JsonContent' ? { parser: yamlLanguage.parser } : null
  )
}

function parseFrontMatter(cx: BlockContext, line: Line): boolean {
  if (cx.lineStart !== 0 || cx.depth !== 1) return false
  const fence = frontMatterFence(line.text)
  if (!fence) return false
  return fence.format === 'json' ? parseJson(cx, line) : parseFenced(cx, line, fence.format, fence.fence)
}

function parseFenced(cx: BlockContext, line: Line, format: 'yaml' | 'toml', fence: string): boolean {
  const content = format === 'yaml' ? 'YamlContent' : 'TomlContent'
  const openEnd = line.text.length
  const children = [cx.elt('FrontMatterMark', 0, fence.length)]
  let end = openEnd
  for (let lines = 0; lines < LONGEST && cx.nextLine(); lines++) {
    const lineEnd = cx.lineStart + line.text.length
    if (line.text.startsWith(fence)) {
      if (end > openEnd) children.push(cx.elt(content, openEnd + 1, end))
      children.push(cx.elt('FrontMatterMark', cx.lineStart, cx.lineStart + fence.length))
      cx.nextLine()
      cx.addElement(cx.elt('FrontMatter', 0, lineEnd, children))
      return true
    }
    end = lineEnd
  }
  if (end > openEnd) children.push(cx.elt(content, openEnd + 1, end))
  cx.addElement(cx.elt('FrontMatter', 0, end, children))
  return true
}

/** JSON front matter has no fences: it ends with the brace that closes the first one. */
function parseJson(cx: BlockContext, line: Line): boolean {
  let depth = 0
  let inString = false
  let end = 0
  for (let lines = 0; lines < LONGEST; lines++) {
    for (let i = 0; i < line.text.length; i++) {
      const char = line.text[i]
      if (inString) {
        if (char === '\\') i++
        else if (char === '"') inString = false
      } else if (char === '"') inString = true
      else if (char === '{') depth++
      else if (char === '}') depth--
    }
    end = cx.lineStart + line.text.length
    const more = cx.nextLine()
    if (depth <= 0 || !more) break
  }
  cx.addElement(cx.elt('FrontMatter', 0, end, [cx.elt('JsonContent', 0, end)]))
  return true
}
