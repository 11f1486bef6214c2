/**
 * HTML, and the languages of code fences that come with it. They are as much code as all of Markdown, and without
 * them a post looks the same but for some colours: a window reads them when its first post is painted.
 */
import { type Language, ParseContext } from '@codemirror/language'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type Input, Parser, type PartialParse, type TreeFragment } from '@lezer/common'

/** `inline-html` is that of Markdown, where each tag is read by itself: it expects no opening tag before a closing one. */
type LaterLanguage = 'html' | 'inline-html' | 'css' | 'javascript' | 'typescript'

let languages: Readonly<Record<LaterLanguage, Language>> | null = null
/** What typing does in HTML: an opening tag brings its closing one along. */
let typing: readonly Parameters<typeof EditorView.inputHandler.of>[0][] = []

let arrived = (): void => undefined
const arrival = new Promise<void>(resolve => {
  arrived = resolve
})

/** Reads them, once. Whatever was parsed without them by then is parsed anew. */
export async function loadLanguages(): Promise<void> {
  const [{ html, htmlLanguage }, { cssLanguage }, { javascriptLanguage, typescriptLanguage }] =
    await Promise.all([
      import('@codemirror/lang-html'),
      import('@codemirror/lang-css'),
      import('@codemirror/lang-javascript')
    ])
  const { language: inlineHtml, support } = html({ matchClosingTags: false })
  typing = EditorState.create({ extensions: support }).facet(EditorView.inputHandler)
  languages = {
    html: htmlLanguage,
    'inline-html': inlineHtml,
    css: cssLanguage,
    javascript: javascriptLanguage,
    typescript: typescriptLanguage
  }
  arrived()
}

/** A language's parser; until it is there what it is to parse is left out. */
class LaterParser extends Parser {
  readonly name: LaterLanguage

  constructor(name: LaterLanguage) {
    super()
    this.name = name
  }

  override createParse(
    input: Input,
    fragments: readonly TreeFragment[],
    ranges: readonly { from: number; to: number }[]
  ): PartialParse {
    const parser = languages?.[this.name].parser ?? ParseContext.getSkippingParser(arrival)
    return parser.createParse(input, fragments, ranges)
  }
}

const parsers: Readonly<Record<LaterLanguage, Parser>> = {
  html: new LaterParser('html'),
  'inline-html': new LaterParser('inline-html'),
  css: new LaterParser('css'),
  javascript: new LaterParser('javascript'),
  typescript: new LaterParser('typescript')
}

export const laterParser = (name: LaterLanguage): Parser => parsers[name]

/** Closes HTML tags while they are typed. */
export const htmlTyping: Extension = EditorView.inputHandler.of((...typed) =>
  typing.some(handle => handle(...typed))
)
