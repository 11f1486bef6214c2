import { syntaxTree } from '@codemirror/language'
import { RangeSetBuilder } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate
} from '@codemirror/view'

/** Lines that look different as a whole; what stands in them is not for the spell checker. */
const LOOKS: Readonly<Record<string, string>> = {
  FrontMatter: 'cm-front-matter-line',
  FencedCode: 'cm-code-line',
  CodeBlock: 'cm-code-line',
  Table: 'cm-table-line'
}

/** Blocks that hold blocks: what is in others need not be gone through. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'Document',
  'Blockquote',
  'BulletList',
  'OrderedList',
  'ListItem'
])

const made = new Map<string, Decoration>()

/**
 * A line's decoration. Wrapped lines of YAML go on below their value: `hang` is the
 * column, in characters of the mono face, where they do.
 */
function look(name: string, place: '' | ' cm-block-first' | ' cm-block-last', hang: number): Decoration {
  const key = `${name}${place}${hang}`
  const known = made.get(key)
  if (known) return known
  const decoration = Decoration.line({
    class: `${LOOKS[name] ?? ''}${place}`,
    attributes: {
      ...(name === 'Table' ? {} : { spellcheck: 'false' }),
      ...(hang > 0 ? { style: `--hang: ${hang}ch` } : {})
    }
  })
  made.set(key, decoration)
  return decoration
}

function hangOf(text: string): number {
  const start = /^ *(?:- +)*/.exec(text)?.[0].length ?? 0
  return Math.min(start, 24) + 2
}

/** Only the lines that can be seen are looked at. */
function visibleLooks({ state, visibleRanges }: EditorView): DecorationSet {
  const marks = new RangeSetBuilder<Decoration>()
  let done = -1
  for (const visible of visibleRanges) {
    syntaxTree(state).iterate({
      from: visible.from,
      to: visible.to,
      enter: node => {
        if (!Object.hasOwn(LOOKS, node.name)) return CONTAINERS.has(node.name)
        const first = state.doc.lineAt(Math.max(node.from, visible.from))
        for (
          let line = first;
          line.from <= Math.min(node.to, visible.to);
          line = state.doc.line(line.number + 1)
        ) {
          if (line.from > done) {
            const place =
              line.from <= node.from ? ' cm-block-first' : line.to >= node.to ? ' cm-block-last' : ''
            const hang = node.name === 'FrontMatter' ? hangOf(line.text) : 0
            marks.add(line.from, line.from, look(node.name, place, hang))
          }
          done = line.from
          if (line.number === state.doc.lines) break
        }
        return false
      }
    })
  }
  return marks.finish()
}

/** Gives front matter, code and tables their own look, line by line. */
export const lineLooks = ViewPlugin.define(
  view => ({
    looks: visibleLooks(view),
    update(update: ViewUpdate) {
      const parsed = syntaxTree(update.state) !== syntaxTree(update.startState)
      if (update.docChanged || update.viewportChanged || parsed) this.looks = visibleLooks(update.view)
    }
  }),
  { decorations: plugin => plugin.looks }
)
