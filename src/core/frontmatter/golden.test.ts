import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../text/apply-edits.ts'
import { readFileText, toFileText } from '../text/file-text.ts'
import { invertEdits } from '../text/testing/invert-edits.ts'
import {
  duplicateItem,
  type EditResult,
  insertItem,
  moveItem,
  readFrontMatter,
  removeItem,
  removeKey,
  replaceAliasByCopy,
  setValue
} from './index.ts'

/** Each folder holds a file, the arguments of one edit, and the file as it must be saved, byte for byte. */
const folder = join(import.meta.dirname, 'golden')
const edits = {
  duplicateItem,
  insertItem,
  moveItem,
  removeItem,
  removeKey,
  replaceAliasByCopy,
  setValue
} as Readonly<Record<string, (text: string, ...args: unknown[]) => EditResult>>

const read = (name: string, file: string) => readFileSync(join(folder, name, file), 'utf8')

describe.each(readdirSync(folder).filter(name => !name.startsWith('.')))('%s', name => {
  const input = read(name, 'input.md')
  const { edit, args } = JSON.parse(read(name, 'edit.json')) as { edit: string; args: unknown[] }
  const base = readFileText(input)
  const result = edits[edit]?.(base.text, ...args)
  const made = result?.ok ? result.edits : []

  it('gives the expected file', () => {
    expect(result).toMatchObject({ ok: true })
    expect(toFileText(base, applyEdits(base.text, made))).toBe(read(name, 'expected.md'))
  })

  it('can be undone and still be read', () => {
    const text = applyEdits(base.text, made)
    expect(readFrontMatter(text).kind).toBe('yaml')
    expect(applyEdits(text, invertEdits(base.text, made))).toBe(base.text)
  })
})
