/** The day where this machine stands, as `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  const pad = (value: number) => value.toString().padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}
