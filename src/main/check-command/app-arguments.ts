/**
 * What `--check FOLDER [--json]` of the application's command line is for the command `recap-desk check`: its arguments.
 * Null without `--check`. Switches of Chromium may stand among them.
 */
export function checkArguments(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf('--check')
  if (at < 0) return null
  const given = argv.slice(at + 1).filter(argument => !argument.startsWith('-') || argument === '--json')
  return ['check', ...given]
}
