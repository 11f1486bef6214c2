#!/usr/bin/env node
/** `recap-desk check FOLDER` from a clone: builds what it runs, where that is not up to date. */
import { createRequire } from 'node:module'
import { build } from '../scripts/build.mjs'
import { inRoot } from '../scripts/paths.mjs'
import { setUpPackages } from '../scripts/setup.mjs'

await setUpPackages()
await build()
createRequire(import.meta.url)(inRoot('out', 'main', 'check-command.cjs'))
