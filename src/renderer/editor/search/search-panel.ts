import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  openSearchPanel,
  replaceAll,
  replaceNext,
  SearchQuery,
  search,
  selectNextOccurrence,
  selectSelectionMatches,
  setSearchQuery
} from '@codemirror/search'
import { type Extension, StateEffect, StateField } from '@codemirror/state'
import {
  type Command,
  EditorView,
  keymap,
  type Panel,
  runScopeHandlers,
  type ViewUpdate
} from '@codemirror/view'
import { matchCount, replacedWords } from './match-count.ts'
import { iconButton, textButton, textField, toggleButton } from './panel-controls.ts'

const setReplaceShown = StateEffect.define<boolean>()
const replaceShown = StateField.define<boolean>({
  create: () => false,
  update: (shown, tr) => tr.effects.find(effect => effect.is(setReplaceShown))?.value ?? shown
})

/** Opens the search panel, or goes to its field, with what is selected as the query. */
export const openFind: Command = openSearchPanel

/** Opens the search panel with its second line. */
export const openReplace: Command = view => {
  view.dispatch({ effects: setReplaceShown.of(true) })
  return openSearchPanel(view)
}

/** Search and replace, in a panel above the text. */
export function searching(): Extension {
  return [
    replaceShown,
    search({
      top: true,
      literal: true,
      createPanel,
      scrollToMatch: range => EditorView.scrollIntoView(range, { y: 'nearest', yMargin: 96 })
    }),
    keymap.of([
      { key: 'Mod-f', run: openFind, scope: 'editor search-panel', preventDefault: true },
      {
        key: 'Ctrl-h',
        mac: 'Mod-Alt-f',
        run: openReplace,
        scope: 'editor search-panel',
        preventDefault: true
      },
      { key: 'F3', run: findNext, shift: findPrevious, scope: 'editor search-panel', preventDefault: true },
      {
        key: 'Mod-g',
        run: findNext,
        shift: findPrevious,
        scope: 'editor search-panel',
        preventDefault: true
      },
      { key: 'Escape', run: closeSearchPanel, scope: 'editor search-panel' },
      { key: 'Mod-d', run: selectNextOccurrence, preventDefault: true },
      { key: 'Mod-Shift-l', run: selectSelectionMatches, preventDefault: true }
    ])
  ]
}

function createPanel(view: EditorView): Panel {
  let query = getSearchQuery(view.state)
  let timer = 0
  /** What “Replace all” has just done; null once something else happens. */
  let replaced: string | null = null
  const commit = () => {
    const next = new SearchQuery({
      search: find.value,
      replace: replacement.value,
      literal: true,
      caseSensitive: matchCase.isOn(),
      wholeWord: wholeWord.isOn(),
      regexp: pattern.isOn()
    })
    if (next.eq(query)) return
    query = next
    replaced = null
    view.dispatch({ effects: setSearchQuery.of(next) })
  }

  const find = textField('Find', query.search, commit)
  find.setAttribute('main-field', 'true')
  const replacement = textField('Replace with', query.replace, commit)
  const matchCase = toggleButton('Match case', 'Aa', query.caseSensitive, commit)
  const wholeWord = toggleButton('Whole words', 'W', query.wholeWord, commit)
  const pattern = toggleButton('Regular expression', '.*', query.regexp, commit)
  const count = document.createElement('output')
  count.className = 'cm-search-count'
  const toggleReplace = iconButton('Replace', '⇄', () =>
    view.dispatch({ effects: setReplaceShown.of(!view.state.field(replaceShown)) })
  )

  const field = group('cm-search-find', find, count)
  const options = group('cm-search-group', matchCase.dom, wholeWord.dom, pattern.dom)
  const moves = group(
    'cm-search-group',
    iconButton('Previous match', '↑', () => findPrevious(view)),
    iconButton('Next match', '↓', () => findNext(view)),
    toggleReplace,
    iconButton('Close search', '×', () => closeSearchPanel(view))
  )
  const findRow = group('cm-search-row', field, options, moves)
  const replaceRow = group(
    'cm-search-row',
    replacement,
    textButton('Replace', () => replaceNext(view)),
    textButton('Replace all', () => {
      const words = query.valid ? replacedWords(query, view.state) : null
      replaced = replaceAll(view) ? words : null
    })
  )
  const dom = group('cm-search-panel', findRow, replaceRow)
  dom.setAttribute('role', 'search')
  dom.addEventListener('keydown', event => {
    if (runScopeHandlers(view, event, 'search-panel')) event.preventDefault()
    else if (event.key === 'Enter' && event.target === find) {
      event.preventDefault()
      if (event.shiftKey) findPrevious(view)
      else findNext(view)
    } else if (event.key === 'Enter' && event.target === replacement) {
      event.preventDefault()
      replaceNext(view)
    }
  })

  const showReplace = () => {
    const shown = view.state.field(replaceShown) && !view.state.readOnly
    replaceRow.hidden = !shown
    toggleReplace.hidden = view.state.readOnly
    toggleReplace.setAttribute('aria-expanded', String(shown))
  }
  const tell = () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => {
      count.value = replaced ?? matchCount(query, view.state)
    }, 80)
  }
  const setQuery = (next: SearchQuery) => {
    query = next
    if (find.value !== next.search) find.value = next.search
    if (replacement.value !== next.replace) replacement.value = next.replace
    matchCase.set(next.caseSensitive)
    wholeWord.set(next.wholeWord)
    pattern.set(next.regexp)
  }
  showReplace()
  tell()

  return {
    dom,
    top: true,
    mount: () => find.select(),
    destroy: () => window.clearTimeout(timer),
    update(update: ViewUpdate) {
      const effects = update.transactions.flatMap(tr => tr.effects)
      for (const effect of effects) {
        if (effect.is(setSearchQuery) && !effect.value.eq(query)) setQuery(effect.value)
        if (effect.is(setReplaceShown)) showReplace()
      }
      const isOther = update.docChanged || update.selectionSet
      const isQuery = effects.some(effect => effect.is(setSearchQuery))
      const isReplaced = update.transactions.some(tr => tr.isUserEvent('input.replace.all'))
      if ((isOther || isQuery) && !isReplaced) replaced = null
      if (isOther || isQuery) tell()
    }
  }
}

function group(className: string, ...children: readonly HTMLElement[]): HTMLElement {
  const dom = document.createElement('div')
  dom.className = className
  dom.append(...children)
  return dom
}
