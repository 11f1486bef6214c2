import { expect, it } from 'vitest'
import { type PictureSources, readPictures } from './read-pictures.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const asData = `data:image/png;base64,${png.toString('base64')}`
const picture = (type: string, bytes: Uint8Array = png) =>
  new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } })

const sources: PictureSources = {
  media: async address => (address === 'recap-media://t/a.png' ? picture('image/png') : null),
  thumbnail: async (host, id) =>
    host === 'youtube' && id === 'x' ? { bytes: png, type: 'image/png' } : null,
  remote: null
}

it('reads pictures of the folder and thumbnails', async () => {
  expect(
    await readPictures(
      ['recap-media://t/a.png', 'recap-thumb://youtube/x', 'recap-media://t/gone.png'],
      sources
    )
  ).toEqual([asData, asData, null])
})

it.each([
  'file:///etc/passwd',
  'recap-app://window/index.html',
  'recap-preview://frame/frame.js',
  'javascript:alert(1)',
  'not an address',
  'https://pictures.example/a.png'
])('reads nothing else: %s', async address => {
  expect(await readPictures([address], sources)).toEqual([null])
})

it('serves no film as a picture', async () => {
  const film: PictureSources = { ...sources, media: async () => picture('video/mp4') }
  expect(await readPictures(['recap-media://t/a.mp4'], film)).toEqual([null])
})

it('asks other websites where the writer allows it, and believes their bytes only', async () => {
  const answers: Readonly<Record<string, Response>> = {
    'https://a.example/a.png': picture('text/html'),
    'https://a.example/page': picture('image/png', Buffer.from('<!doctype html>')),
    'https://a.example/gone': new Response(null, { status: 404 })
  }
  const remote: PictureSources = { ...sources, remote: async url => answers[url] ?? Response.error() }
  expect(await readPictures([...Object.keys(answers), 'https://a.example/none'], remote)).toEqual([
    asData,
    null,
    null,
    null
  ])
})
