import { diskOps } from './file-ops.ts'
import { resolveInside } from './path-guard.ts'
import { readWhole } from './whole-file.ts'

/**
 * The text of a small file of a site; null for what is missing, unreadable, no ordinary file, larger than `limit`
 * bytes, or outside of `root`, links included. Never fails.
 *
 * @param root absolute
 * @param path relative to it, with `/` between the parts
 */
export async function readSmallText(root: string, path: string, limit: number): Promise<string | null> {
  const inside = await resolveInside(root, path)
  if (!inside.ok || !inside.value.exists) return null
  const whole = await readWhole(diskOps, inside.value.path, limit).catch(() => null)
  return whole?.bytes.toString('utf8') ?? null
}
