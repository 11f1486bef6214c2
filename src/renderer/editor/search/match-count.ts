import type { SearchQuery } from '@codemirror/search'
import type { EditorState } from '@codemirror/state'

/** Counting stops here: more matches than this are "many" to a writer. */
const MOST = 999
/** And after this time, so that a search in a very long text never holds up a key press. */
const MILLISECONDS = 15

/**
 * How many places match, as the search panel says it: `3 of 12` where a match is
 * selected, `12 found` where none is, `None found`, empty without a query.
 */
export function matchCount(query: SearchQuery, state: EditorState): string {
  if (query.search === '') return ''
  if (!query.valid) return 'Not a valid pattern'
  const { from, to } = state.selection.main
  const until = performance.now() + MILLISECONDS
  let found = 0
  let current = 0
  const matches = query.getCursor(state)
  for (let match = matches.next(); !match.done; match = matches.next()) {
    found++
    if (match.value.from === from && match.value.to === to) current = found
    if (found > MOST || (found % 16 === 0 && performance.now() > until)) {
      return current > 0 ? `${current} of many` : 'Many found'
    }
  }
  if (found === 0) return 'None found'
  return current > 0 ? `${current} of ${found}` : `${found} found`
}

/** What replacing all of them came to, in words: how many places matched before. */
export function replacedWords(query: SearchQuery, state: EditorState): string {
  let found = 0
  const matches = query.getCursor(state)
  while (!matches.next().done) found += 1
  return `${found} replaced`
}
