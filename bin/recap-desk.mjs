#!/usr/bin/env node
/** `recap-desk check FOLDER` from a clone: builds what it runs, where that has not happened yet. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inRoot } from '../scripts/paths.mjs'

const command = inRoot('out', 'main', 'check-command.cjs')
if (!existsSync(command)) {
  const { setUpPackages } = await import('../scripts/setup.mjs')
  const { build } = await import('../scripts/build.mjs')
  await setUpPackages()
  await build()
}
createRequire(import.meta.url)(command)
