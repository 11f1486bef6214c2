/**
 * Reads a moment in a video as the hosts write it in links and players: `90`, `90s`, `1m30s`, `1h2m3s`, `20m01s`,
 * `1:30`. Gives whole seconds, or null for what is no such moment.
 */
export function parseVideoTime(source: string): number | null {
  const clock = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})$/.exec(source)
  if (clock) return seconds(clock[1], clock[2], clock[3])
  const units = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/i.exec(source)
  return units && source !== '' ? seconds(units[1], units[2], units[3]) : null
}

function seconds(hours = '0', minutes = '0', rest = '0'): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest)
}
