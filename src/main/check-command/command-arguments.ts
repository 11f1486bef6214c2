import { parseArgs } from 'node:util'

export const usage = `Usage: recap-desk check FOLDER [--json]

Checks the posts of a Hugo site, of a part of it, or of any folder with Markdown
files; FOLDER may also be one .md file.

  --json   writes the problems as JSON
  --help   shows this

Ends with 0 when there is no error, with 1 when there is one (warnings and notes
do not count), with 2 when FOLDER cannot be read or the arguments are wrong.
`

export type CheckArguments =
  | { readonly kind: 'check'; readonly folder: string; readonly json: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string }

/** Reads the command line behind `recap-desk`. */
export function readArguments(args: readonly string[]): CheckArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false }
      }
    })
    if (values.help) return { kind: 'help' }
    const [command, folder, ...more] = positionals
    if (command === undefined) return { kind: 'wrong', message: 'Say what to do: “check FOLDER”.' }
    if (command !== 'check') return { kind: 'wrong', message: `There is no command “${command}”.` }
    if (folder === undefined) return { kind: 'wrong', message: 'Name the folder to check.' }
    if (more.length > 0) return { kind: 'wrong', message: 'Name one folder only.' }
    return { kind: 'check', folder, json: values.json }
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) }
  }
}
