import { readAtMost } from '../read-at-most.ts'
import { mediaType } from '../windows/media-types.ts'

/** Where the pictures of a page are read. */
export interface PictureSources {
  /** A file of the opened folder, by its `recap-media:` address; null where there is none. */
  readonly media: (address: string) => Promise<Response | null>
  /** A video's thumbnail. */
  readonly thumbnail: (
    host: string,
    id: string
  ) => Promise<{ readonly bytes: Uint8Array; readonly type: string } | null>
  /** A picture of another website; null where the writer does not allow these in this folder. */
  readonly remote: ((address: string, signal: AbortSignal) => Promise<Response>) | null
}

/** All pictures of a page together: more would make a file that nobody can send or open. */
const totalLimit = 150 * 1024 * 1024
const remoteLimit = 20 * 1024 * 1024
const remotePatience = 15_000

/** The pictures as `data:` addresses, in order; null for one that cannot be had or is too much. */
export async function readPictures(
  addresses: readonly string[],
  sources: PictureSources
): Promise<readonly (string | null)[]> {
  const pictures: (string | null)[] = []
  let total = 0
  for (const address of addresses) {
    const picture = await readPicture(address, sources).catch(() => null)
    total += picture?.bytes.length ?? 0
    if (picture === null || total > totalLimit) pictures.push(null)
    else pictures.push(`data:${picture.type};base64,${Buffer.from(picture.bytes).toString('base64')}`)
  }
  return pictures
}

interface Picture {
  readonly bytes: Uint8Array
  readonly type: string
}

async function readPicture(address: string, sources: PictureSources): Promise<Picture | null> {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  switch (url.protocol) {
    case 'recap-media:':
      return ofImage(await sources.media(url.href), totalLimit)
    case 'recap-thumb:':
      return await sources.thumbnail(url.host, url.pathname.slice(1))
    case 'http:':
    case 'https:': {
      if (sources.remote === null) return null
      return await remotePicture(await sources.remote(url.href, AbortSignal.timeout(remotePatience)))
    }
    default:
      return null
  }
}

/** Only what our own server calls a picture. */
async function ofImage(response: Response | null, limit: number): Promise<Picture | null> {
  const type = response?.headers.get('Content-Type') ?? ''
  if (response === null || !response.ok || !type.startsWith('image/')) {
    await response?.body?.cancel()
    return null
  }
  const bytes = await readAtMost(response, limit)
  return bytes === null ? null : { bytes, type }
}

/** What another website calls its file is not believed: the bytes decide. */
async function remotePicture(response: Response): Promise<Picture | null> {
  const bytes = response.ok ? await readAtMost(response, remoteLimit) : null
  if (bytes === null) return null
  const said = response.headers.get('Content-Type') ?? ''
  const type = mediaType(said.startsWith('image/svg') ? '.svg' : '.jpg', bytes.subarray(0, 4096))
  return type === null ? null : { bytes, type }
}
