import type { CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete'

/** A shortcode that can be completed. */
export interface ShortcodeOption {
  readonly name: string
  /** Its arguments as a snippet, e.g. `"${id}"`; empty for none. */
  readonly args: string
  /** A few words for the list. */
  readonly detail: string
}

export function shortcodeCompletion(_siteShortcodes: () => readonly ShortcodeOption[]): CompletionSource {
  return (_context: CompletionContext): CompletionResult | null => null
}
