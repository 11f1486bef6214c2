import { readFrontMatter } from '../frontmatter/index.ts'
import type { FrontMatter, YamlFrontMatter } from '../frontmatter/types.ts'
import { type MergedChunk, mergeFields, type PostVersion } from './merge-fields.ts'
import { hasConflict, joinClear, type MergePart, mergeLines, textOf } from './merge-lines.ts'
import { isMeant, plainValue } from './plain-value.ts'
import { eachOf, type Three } from './three-versions.ts'

/** The outcome of a three-way merge of posts. */
export type TextMerge =
  | { readonly kind: 'merged'; readonly text: string }
  | {
      readonly kind: 'conflict'
      /** The whole text: what is clear, and both versions of what is not. */
      readonly parts: readonly MergePart[]
      /** Everything that is clear, with my version of what is not. */
      readonly preferMine: string
      /** Everything that is clear, with their version of what is not. */
      readonly preferTheirs: string
    }

/**
 * Merges two versions of a post that both come from `base` (all LF texts). The front matter is merged by fields, so
 * that two changes of different fields of one video entry are no conflict; the body by lines. What the result says
 * is checked: front matter that was readable on both sides stays readable, and means what the two sides meant.
 */
export function mergeTexts(base: string, mine: string, theirs: string): TextMerge {
  if (mine === theirs || theirs === base) return { kind: 'merged', text: mine }
  if (mine === base) return { kind: 'merged', text: theirs }
  const parts = mergeParts(base, mine, theirs)
  if (!hasConflict(parts)) return { kind: 'merged', text: textOf(parts) }
  return { kind: 'conflict', parts, preferMine: textOf(parts, 'mine'), preferTheirs: textOf(parts, 'theirs') }
}

function mergeParts(base: string, mine: string, theirs: string): readonly MergePart[] {
  const [b, m, t] = [base, mine, theirs].map(text => ({ text, frontMatter: readFrontMatter(text) }))
  if (isYaml(b) && isYaml(m) && isYaml(t)) {
    const front = mergeFrontMatter({ base: b, mine: m, theirs: t })
    return joinClear([front, ...mergeLines(bodyOf(b), bodyOf(m), bodyOf(t))])
  }
  const parts = mergeLines(base, mine, theirs)
  const mustBeYaml = isYaml(m) && isYaml(t)
  const fine = hasConflict(parts) || !mustBeYaml || readFrontMatter(textOf(parts)).kind === 'yaml'
  return fine ? parts : [{ kind: 'conflict', base, mine, theirs }]
}

function mergeFrontMatter(versions: Three<PostVersion>): MergePart {
  const merged = checked(mergeFields(versions, null))
  if (merged !== null) return { kind: 'clear', text: merged }
  // In a conflict each side's version has the other's changes of other fields in it.
  const { base, mine, theirs } = eachOf(versions, frontOf)
  return {
    kind: 'conflict',
    base,
    mine: checked(mergeFields(versions, 'mine')) ?? mine,
    theirs: checked(mergeFields(versions, 'theirs')) ?? theirs
  }
}

/** The merged front matter, if it reads as what it was meant to say. */
function checked(merged: MergedChunk | null): string | null {
  if (merged === null) return null
  const read = readFrontMatter(merged.text)
  return read.kind === 'yaml' && isMeant(plainValue(read.root), merged.value) ? merged.text : null
}

function isYaml(
  version: { readonly text: string; readonly frontMatter: FrontMatter } | undefined
): version is { readonly text: string; readonly frontMatter: YamlFrontMatter } {
  return version?.frontMatter.kind === 'yaml'
}

function frontOf({ text, frontMatter }: PostVersion): string {
  return text.slice(0, frontMatter.block.to)
}

function bodyOf({ text, frontMatter }: PostVersion): string {
  return text.slice(frontMatter.block.to)
}
