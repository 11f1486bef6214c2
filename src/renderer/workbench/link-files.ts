/** Files that hold links, not posts. */
const listFile = /\.(?:csv|tsv|json|jsonl|ndjson|txt|html?)$/i

/** Whether a drop is a file of links on the Videos panel, which reads it; other files open as posts and folders. */
export function isLinkFileForVideos({ dataTransfer, target }: DragEvent): boolean {
  const [file] = dataTransfer?.files ?? []
  return (
    file !== undefined &&
    listFile.test(file.name) &&
    target instanceof Element &&
    target.closest('.videos') !== null
  )
}
