const minute = 60_000
const day = 24 * 60 * minute

/** When a version was replaced, as people say it: today's with the time alone, older ones with the day. */
export function versionTime(at: number, now: number): string {
  const time = new Date(at).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit'
  })
  if (new Date(at).toDateString() === new Date(now).toDateString()) return `Today, ${time}`
  if (new Date(at).toDateString() === new Date(now - day).toDateString()) return `Yesterday, ${time}`
  const date = new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  return `${date}, ${time}`
}

/** A file's size in words, e.g. `4.2 KB`. */
export function versionSize(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
