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
  for (const path of templates.keys()) {
    if (partialFile.test(path)) continue
    const called = templatesCalled(path, templates)
    if (called === null) return new Map(templates)
    for (const one of called) kept.set(one, templates.get(one) ?? '')
  }
  return kept
}

/**
 * A template and the partials that it calls, directly or not; null where the name of one is put
 * together at run time.
 */
export function templatesCalled(path: string, templates: MemoryFiles): readonly string[] | null {
  const found = new Set<string>()
  const open = [path]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const text = templates.get(next)
    if (text === undefined || found.has(next)) continue
    found.add(next)
    for (const [, quoted, raw, other] of String(text).matchAll(call)) {
      if (other !== undefined) return null
      open.push(...partialsNamed(quoted ?? raw ?? '', templates))
    }
  }
  return [...found]
}

function partialsNamed(name: string, templates: MemoryFiles): readonly string[] {
  const wanted = withoutExtension(name)
  return [...templates.keys()].filter(path => {
    const partial = partialFile.exec(path)?.[1]
    return partial !== undefined && withoutExtension(partial) === wanted
  })
}

/** `partial "a.html"` and `partial "a"` find `a.html`, and `a.en.html` before it. */
const withoutExtension = (name: string): string => {
  const slash = name.lastIndexOf('/')
  const dot = name.indexOf('.', slash + 1)
  return (dot < 0 ? name : name.slice(0, dot)).toLowerCase()
}
