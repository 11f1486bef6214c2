import type { Thumbnail } from './thumbnails.ts'

/** A sheet of film in a quiet grey: what stands for a video without a picture, in light and in dark. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360">
<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#5a6072"/><stop offset="1" stop-color="#353945"/></linearGradient></defs>
<rect width="640" height="360" fill="url(#g)"/>
<g fill="#fff" fill-opacity=".07">${sprockets(14)}${sprockets(322)}</g>
</svg>`

function sprockets(y: number): string {
  return Array.from(
    { length: 16 },
    (_, i) => `<rect x="${11 + i * 40}" y="${y}" width="18" height="24" rx="4"/>`
  ).join('')
}

/** The placeholder for a video whose thumbnail cannot be had now. */
export const drawnThumbnail: Thumbnail = {
  bytes: new Uint8Array(Buffer.from(drawing)),
  type: 'image/svg+xml',
  drawn: true
}
