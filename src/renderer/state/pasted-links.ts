/** What reading pasted links needs, as one part that is loaded when it is wanted. */
export { readVideoLinks } from '#core/videos/links/read-links.ts'
export { isListOfLinks } from '#core/videos/links/write-videos.ts'
export { openLinks, openLinksOfPost } from './links-dialog.ts'
