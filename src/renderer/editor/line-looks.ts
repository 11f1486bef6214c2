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

function look(name: string, isFirst: boolean, isLast: boolean): Decoration {
  const classes = [LOOKS[name], isFirst ? 'cm-block-first' : '', isLast ? 'cm-block-last' : '']
  return Decoration.line({
    class: classes.filter(Boolean).join(' '),
    ...(name === 'Table' ? {} : { attributes: { spellcheck: 'false' } })
  })
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
        if (!Object.hasOwn(LOOKS, node.name)) return node.type.isTop || node.type.is('Block')
        const first = state.doc.lineAt(Math.max(node.from, visible.from))
        for (
          let line = first;
          line.from <= Math.min(node.to, visible.to);
          line = state.doc.line(line.number + 1)
        ) {
          if (line.from > done) {
            marks.add(line.from, line.from, look(node.name, line.from <= node.from, line.to >= node.to))
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
