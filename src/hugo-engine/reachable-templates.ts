import type { MemoryFiles } from './memory-files.ts'

const partialFile = /(?:^|\/)(?:_partials|partials)\/(.+)$/
const call = /\bpartial(?:Cached)?\s+(?:"([^"]*)"|`([^`]*)`|(\S))/g

/**
 * The shortcodes and render hooks, and the partials that these call, directly or not. A partial that
 * only whole pages use may need a newer Hugo than ours, and would stop the preview for nothing.
 * Where a partial's name is put together at run time, all partials are kept.
 */
export function reachableTemplates(templates: MemoryFiles): MemoryFiles {
  const kept: MemoryFiles = new Map()
  const partials = new Map<string, string[]>()
  const open: string[] = []
  for (const path of templates.keys()) {
    const name = partialFile.exec(path)?.[1]
    if (name === undefined) open.push(path)
    else {
      const key = withoutExtension(name)
      partials.set(key, [...(partials.get(key) ?? []), path])
    }
  }
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const text = templates.get(path)
    if (text === undefined || kept.has(path)) continue
    kept.set(path, text)
    for (const [, quoted, raw, other] of String(text).matchAll(call)) {
      if (other !== undefined) return new Map(templates)
      open.push(...(partials.get(withoutExtension(quoted ?? raw ?? '')) ?? []))
    }
  }
  return kept
}

/** `partial "a.html"` and `partial "a"` find `a.html`, and `a.en.html` before it. */
const withoutExtension = (name: string): string => {
  const slash = name.lastIndexOf('/')
  const dot = name.indexOf('.', slash + 1)
  return (dot < 0 ? name : name.slice(0, dot)).toLowerCase()
}
