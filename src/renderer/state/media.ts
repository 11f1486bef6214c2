import type { ContentFolder } from '#shared/content.ts'

/** The address at which the window may show an image of the content folder. */
export function mediaUrl(folder: ContentFolder, path: string): string {
  return `${folder.mediaOrigin}/${path.split('/').map(encodeURIComponent).join('/')}`
}
