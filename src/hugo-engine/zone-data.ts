/** Go looks for time zones there; it has no other data about them. */
const zoneFolder = /^\/usr\/share\/zoneinfo\/+/

const firstSecond = Date.UTC(1970, 0, 1) / 1000
const lastSecond = Date.UTC(2038, 0, 1) / 1000
/** No zone has kept an offset for less than this. */
const stepSeconds = 14 * 24 * 3600

/**
 * The file that Go reads for a time zone (`timeZone = "Europe/Oslo"`), made from what this machine's
 * `Intl` knows of 1970 to 2037: a site with such a setting would be refused, and Windows has no such files.
 * Format: RFC 9636, version 2.
 *
 * @returns null for a path that names no zone
 */
export function zoneFile(path: string): Uint8Array | null {
  const name = zoneFolder.test(path) ? path.replace(zoneFolder, '') : ''
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return null
  try {
    return encode(readZone(name))
  } catch (error) {
    // `Intl` does not know the zone.
    if (error instanceof RangeError) return null
    throw error
  }
}

interface Span {
  /** Seconds since 1970 at which it begins. */
  readonly from: number
  readonly offset: number
  readonly name: string
}

function readZone(name: string): readonly Span[] {
  const offsets = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  const names = ['en-US', 'en-GB'].map(
    language => new Intl.DateTimeFormat(language, { timeZone: name, timeZoneName: 'short' })
  )
  const offsetAt = (second: number): number => secondsOf(zoneNameAt(offsets, second))
  const spanAt = (from: number, offset: number): Span => {
    const spoken = names.map(format => zoneNameAt(format, from)).find(word => !/^(GMT|UTC)[+-]/.test(word))
    return { from, offset, name: spoken ?? signedHours(offset) }
  }
  const spans = [spanAt(firstSecond, offsetAt(firstSecond))]
  for (let second = firstSecond; second < lastSecond; second += stepSeconds) {
    const before = spans.at(-1)?.offset ?? 0
    const next = Math.min(second + stepSeconds, lastSecond)
    if (offsetAt(next) === before) continue
    let [early, late] = [second, next]
    while (late - early > 1) {
      const middle = Math.floor((early + late) / 2)
      if (offsetAt(middle) === before) early = middle
      else late = middle
    }
    spans.push(spanAt(late, offsetAt(late)))
  }
  return spans
}

function zoneNameAt(format: Intl.DateTimeFormat, second: number): string {
  return format.formatToParts(second * 1000).find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** `GMT+05:30` in seconds. */
function secondsOf(offset: string): number {
  const [, sign, hours, minutes, seconds] = /([+-])(\d+):(\d+)(?::(\d+))?/.exec(offset) ?? []
  const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
  return sign === '-' ? -size : size
}

/** What the time zone database calls offsets that have no name: `+0530`. */
function signedHours(offset: number): string {
  const minutes = Math.abs(offset) / 60
  const rest = minutes % 60 === 0 ? '' : String(minutes % 60).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${String(Math.floor(minutes / 60)).padStart(2, '0')}${rest}`
}

function encode(spans: readonly Span[]): Uint8Array {
  const kinds = [...new Map(spans.map(span => [kindOf(span), span])).values()]
  const names = [...new Set(kinds.map(({ name }) => name))]
  const nameAt = (name: string): number =>
    names.slice(0, names.indexOf(name)).reduce((length, one) => length + one.length + 1, 0)
  const letters = Buffer.from(names.map(name => `${name}\0`).join(''))
  const changes = spans.slice(1)
  const data = Buffer.alloc(changes.length * 9 + kinds.length * 6)
  for (const [index, span] of changes.entries()) {
    data.writeBigInt64BE(BigInt(span.from), index * 8)
    data.writeUInt8(
      kinds.findIndex(kind => kindOf(kind) === kindOf(span)),
      changes.length * 8 + index
    )
  }
  for (const [index, kind] of kinds.entries()) {
    const at = changes.length * 9 + index * 6
    data.writeInt32BE(kind.offset, at)
    data.writeUInt8(nameAt(kind.name), at + 5)
  }
  // Version 1's part, which nobody reads any more, has to be there: one kind without a name.
  const old = Buffer.concat([head(0, 1, 1), Buffer.alloc(7)])
  return Buffer.concat([
    old,
    head(changes.length, kinds.length, letters.length),
    data,
    letters,
    Buffer.from('\n\n')
  ])
}

const kindOf = ({ offset, name }: Span): string => `${offset} ${name}`

function head(changes: number, kinds: number, letters: number): Buffer {
  const bytes = Buffer.alloc(44)
  bytes.write('TZif2')
  bytes.writeUInt32BE(changes, 32)
  bytes.writeUInt32BE(kinds, 36)
  bytes.writeUInt32BE(letters, 40)
  return bytes
}
