import type { ContentFolder, PostId } from '#shared/content.ts'

/**
 * The folder, relative to the content folder, whose files lie beside the post for
 * Hugo: a bundle's or section's own, and for `name.md` of a site the folder that
 * its page gets (`/section/name/`), in which nothing lies. In a folder of loose
 * files pictures lie beside the file. Rule: gohugo.io, "Page bundles".
 */
export function baseFolder(id: PostId, kind: ContentFolder['kind']): string {
  const parts = id.split('/')
  const file = parts.pop() ?? ''
  const isBundle = /^_?index\.[^.]+$|^_?index\.[a-z-]+\.[^.]+$/i.test(file)
  if (isBundle || kind === 'loose' || kind === 'bundle') return parts.join('/')
  return [...parts, file.replace(/\.[^.]+$/, '')].join('/')
}
