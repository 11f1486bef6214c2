import { chmodSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'

/** Replaces the one place where `before` stands; anything else is a mistake in the test. */
export function replaced(text: string, before: string, after: string): string {
  const parts = text.split(before)
  expect(parts, `exactly one place of ${JSON.stringify(before)}`).toHaveLength(2)
  return parts.join(after)
}

/** The lines of each video entry of a post that has them as a block, at the end of its front matter. */
export function entryBlocks(text: string): readonly string[] {
  const from = text.search(/^ {4}- title:/m)
  return text.slice(from, text.indexOf('\n---\n', from) + 1).split(/^(?= {4}- title:)/m)
}

/** Makes a copy of read-only files writable; answers its path. */
export function writable(path: string): string {
  const { mode } = statSync(path)
  chmodSync(path, mode | 0o200)
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) writable(join(path, name))
  return path
}
