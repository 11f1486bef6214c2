import { readVideoLinks } from '#core/videos/links/read-links.ts'

interface Pasted {
  getData(type: string): string
}

/**
 * What to read of a clipboard or drop that has the same as plain text and as HTML: a browser's plain text has lost
 * the links of a list, a spreadsheet's HTML its columns.
 */
export function richestText(data: Pasted): string {
  const texts = [data.getData('text/plain'), data.getData('text/html'), data.getData('text/uri-list')]
  const rated = texts.map(text => ({ text, ...rate(text) }))
  rated.sort((a, b) => b.videos - a.videos || b.titles - a.titles)
  return rated[0]?.text ?? ''
}

function rate(text: string) {
  const { videos } = readVideoLinks(text)
  return { videos: videos.length, titles: videos.filter(({ title }) => title !== '').length }
}
