import { Composer, CST, Lexer, Parser, type YAMLParseError } from 'yaml'
import { describeFault } from './faults.ts'
import type { SyntaxFault } from './syntax.ts'

/** No post nests deeper; what does is an attack on the stack (attacks.md, 19). */
const DEEPEST = 64

/**
 * The tokens of a text that holds one YAML document, or none (null), checked: what comes back is valid YAML but for
 * keys that are there twice. Whatever the text, it returns: a fault carries a sentence and the offset in `text`.
 */
export function parseTokens(text: string): CST.Document | SyntaxFault | null {
  try {
    return parseWhole(text)
  } catch {
    // The parser reports what it cannot read and throws on its own faults only; a writer must not lose the form to one.
    return { message: 'The front matter cannot be read here.', at: 0 }
  }
}

function parseWhole(text: string): CST.Document | SyntaxFault | null {
  const tokens = tokensOf(text)
  if (!tokens) return { message: 'The front matter is too large to be edited here.', at: 0 }
  // Three dots may end the front matter; what stands below them is another document, which no reader looks at.
  const strange = tokens.find(
    (token, index) =>
      token.type === 'directive' || (token.type === 'doc-end' && !tokens.slice(index + 1).every(isSpace))
  )
  if (strange)
    return {
      message: `The form cannot edit front matter with “${firstLine(text, strange.offset)}” in it.`,
      at: strange.offset
    }
  const deep = tooDeep(tokens)
  if (deep !== null) return { message: 'The front matter is nested too deeply to be edited here.', at: deep }
  const repeating = keyThatRepeats(tokens)
  if (repeating !== null)
    return { message: 'The form cannot edit front matter in which a key repeats a value.', at: repeating }
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent' })
  for (const document of composer.compose(tokens, true, text.length)) {
    const error = document.errors[0]
    if (error)
      return {
        message: describeFault(error.code, error.message),
        at: openQuote(tokens, error) ?? error.pos[0]
      }
  }
  const documents = tokens.filter(token => token.type === 'document')
  const [only] = documents
  if (!only) return null
  if (documents.length > 1)
    return { message: 'The front matter ends here, but more text follows.', at: documents[1]?.offset ?? 0 }
  return only
}

const isSpace = ({ type }: CST.Token): boolean => type === 'comment' || type === 'newline' || type === 'space'

/** A thousand video entries come to half of it; what has more makes parsing take seconds (attacks.md, 19). */
const MOST_LEXEMES = 100_000

/** Null when there is too much. */
function tokensOf(text: string): readonly CST.Token[] | null {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    if (++count > MOST_LEXEMES) return null
    for (const token of parser.next(lexeme)) tokens.push(token)
  }
  for (const token of parser.end()) tokens.push(token)
  return tokens
}

function firstLine(text: string, from: number): string {
  const end = text.indexOf('\n', from)
  return text.slice(from, Math.min(end < 0 ? text.length : end, from + 40)).trim()
}

/** All values of a tree with their depth. Walks with its own stack: the call stack is what is at risk. */
function* walk(tokens: readonly CST.Token[]): Generator<readonly [token: CST.Token, depth: number]> {
  const stack: (readonly [CST.Token | undefined, number])[] = tokens.map(token => [
    token.type === 'document' ? token.value : token,
    1
  ])
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [token, depth] = next
    if (!token) continue
    yield [token, depth]
    if (!CST.isCollection(token)) continue
    for (const item of token.items) {
      if (item.key) stack.push([item.key, depth + 1])
      if (item.value) stack.push([item.value, depth + 1])
    }
  }
}

/** Where the tree passes {@link DEEPEST}, or null. */
function tooDeep(tokens: readonly CST.Token[]): number | null {
  for (const [token, depth] of walk(tokens))
    if (depth > DEEPEST && CST.isCollection(token)) return token.offset
  return null
}

/** Where a key has an alias in it, or null: it would change with a value that stands elsewhere. */
function keyThatRepeats(tokens: readonly CST.Token[]): number | null {
  for (const [token] of walk(tokens))
    for (const { key } of CST.isCollection(token) ? token.items : [])
      if (key && !isWord(key) && [...walk([key])].some(([inside]) => inside.type === 'alias'))
        return key.offset
  return null
}

const isWord = (key: CST.Token): boolean => key.type === 'scalar' || /-quoted-scalar$/.test(key.type)

/** The parser finds a missing quote at the end of the text; the writer looks for where it was opened. */
function openQuote(tokens: readonly CST.Token[], { message, pos }: YAMLParseError): number | null {
  if (!/closing .*quote/.test(message)) return null
  for (const [token] of walk(tokens))
    if (/quoted/.test(token.type) && 'source' in token && token.offset + token.source.length >= pos[0])
      return token.offset
  return null
}
