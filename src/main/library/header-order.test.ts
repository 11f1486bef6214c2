import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { headerOrder, readHeaderOrder } from './header-order.ts'

it.each([
  [
    '<h1>{{ .Title }}</h1><img src="{{ .Params.cover }}"><time>{{ .Date }}</time>{{ .Content }}',
    'title cover byline'
  ],
  [
    '{{ with .Resources.GetMatch "cover.*" }}{{ end }}<h1>{{ .Title }}</h1>{{ .Content }}',
    'cover title byline'
  ],
  ['<p>{{ .Params.author }}</p><h1>{{ .Title }}</h1>{{ .Content }}{{ .Params.cover }}', 'byline cover title'],
  [
    '<head><title>{{ .Title }}</title></head>{{/* .Title */}}{{ .Date }}<h1>{{ .Title }}</h1>',
    'byline cover title'
  ],
  ['{{ .Content }}', 'cover title byline']
])('%s', (template, order) => {
  expect(headerOrder(template).join(' ')).toBe(order)
})

it('reads a site, its partials and its theme', async () => {
  const site = await mkdtemp(join(tmpdir(), 'order-'))
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(site, path)), { recursive: true })
    await writeFile(join(site, path), text)
  }
  expect(await readHeaderOrder(site)).toBeNull()
  await write('themes/plain/layouts/_default/single.html', '{{ .Title }} {{ .Date }} {{ .Content }}')
  expect(await readHeaderOrder(site)).toEqual(['cover', 'title', 'byline'])
  await write(
    'layouts/evenings/single.html',
    '{{ partial "header.html" . }}{{ partial "post/head" . }}{{ .Content }}'
  )
  await write('layouts/partials/header.html', '{{ .Params.cover }}')
  await write('layouts/partials/post/head.html', '{{ .Title }}{{ partial "by.html" . }}{{ .Params.cover }}')
  await write('layouts/_partials/by.html', '{{ .Date }}')
  expect(await readHeaderOrder(site)).toEqual(['title', 'byline', 'cover'])
  await rm(site, { recursive: true })
})
