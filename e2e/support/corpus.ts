import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './app.ts'

const folder = process.env.RECAP_CORPUS ?? resolve(root, '..', 'shared', 'corpus')

/** A corpus of real posts, where there is one; specs that need it say so when they are skipped. */
export const corpus: string | null = existsSync(folder) ? folder : null

/** Why a spec is skipped without the corpus. */
export const withoutCorpus = 'There is no corpus of real posts here: name its folder in RECAP_CORPUS.'

/** @throws where there is no corpus: ask `corpus` first. */
export function corpusPath(...parts: readonly string[]): string {
  if (corpus === null) throw new Error(withoutCorpus)
  return join(corpus, ...parts)
}

/** The app's own sample site. */
export const sampleSite = join(root, 'resources', 'sample-site')
