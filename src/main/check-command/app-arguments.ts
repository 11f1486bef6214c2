const ours = ['--json', '--help', '-h']

/**
 * What `--check FOLDER [--json]` of the application's command line is for the command `recap-desk check`: its arguments.
 * Null without `--check`. Switches of Chromium stand before that; all that stands behind it is the command's.
 */
export function checkArguments(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf('--check')
  if (at < 0) return null
  return ['check', ...argv.slice(0, at).filter(argument => ours.includes(argument)), ...argv.slice(at + 1)]
}
