import type { ShortcodeCall, ShortcodeFault } from './shortcode.ts'

/**
 * Tells which call closes which. A closing call belongs to the last open one of its name; what was opened in between
 * stands alone, which is no fault: only the site's templates know which shortcodes want to be closed.
 */
export function pairCalls(calls: readonly ShortcodeCall[]): {
  readonly calls: readonly ShortcodeCall[]
  readonly faults: readonly ShortcodeFault[]
} {
  const faults: ShortcodeFault[] = []
  const partners = new Map<number, number>()
  const open: number[] = []
  // How many calls of each name are open: the stack need not be searched for a name that is not there.
  const openNames = new Map<string, number>()
  for (const [index, call] of calls.entries()) {
    if (call.form === 'open') {
      open.push(index)
      openNames.set(call.name, (openNames.get(call.name) ?? 0) + 1)
    } else if (call.form === 'close') {
      if (!openNames.get(call.name)) faults.push(closesNothing(call))
      else {
        const partner = popUpTo(call.name, open, openNames, calls)
        partners.set(index, partner).set(partner, index)
      }
    }
  }
  return { calls: calls.map((call, index) => ({ ...call, partner: partners.get(index) ?? null })), faults }
}

function popUpTo(
  name: string,
  open: number[],
  openNames: Map<string, number>,
  calls: readonly ShortcodeCall[]
): number {
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const opened = calls[index]?.name ?? ''
    openNames.set(opened, (openNames.get(opened) ?? 1) - 1)
    if (opened === name) return index
  }
  throw new Error(`No open call of ${name}, though one was counted`)
}

function closesNothing({ name, from, to }: ShortcodeCall): ShortcodeFault {
  return {
    code: 'closes-nothing',
    from,
    to,
    message: `There is no open ${name} shortcode that this could close.`
  }
}
