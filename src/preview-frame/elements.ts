/** Makes an element of ours in the given document. Classes begin with `recap-`, which the post's own never do. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  page: Document,
  name: Name,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = page.createElement(name)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}

const svgNamespace = 'http://www.w3.org/2000/svg'

/** One-path icons, drawn on a 24 px grid. */
const icons = {
  play: 'M7.5 4.6v14.8a.9.9 0 0 0 1.38.76l11.5-7.4a.9.9 0 0 0 0-1.52L8.88 3.84a.9.9 0 0 0-1.38.76Z',
  picture:
    'M4 5.5A1.5 1.5 0 0 1 5.5 4h13A1.5 1.5 0 0 1 20 5.5v13a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-13ZM4 16l4.5-4.5L17 20M14 13l2-2 4 4M15.5 8.5h.01',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18',
  page: 'M6 3.5h8l4.5 4.5v11A1.5 1.5 0 0 1 17 20.500H6A1.500 1.500 0 0 1 4.500 19V5A1.500 1.500 0 0 1 6 3.500ZM14 3.500V8h4.500',
  alert:
    'M12 8v5M12 16.500h.01M10.300 4 2.900 17a2 2 0 0 0 1.700 3h14.800a2 2 0 0 0 1.700-3L13.700 4a2 2 0 0 0-3.400 0Z'
} as const

export function icon(page: Document, name: keyof typeof icons): SVGElement {
  const drawing = page.createElementNS(svgNamespace, 'svg')
  drawing.setAttribute('viewBox', '0 0 24 24')
  drawing.setAttribute('class', `recap-icon recap-icon-${name}`)
  drawing.setAttribute('aria-hidden', 'true')
  const path = page.createElementNS(svgNamespace, 'path')
  path.setAttribute('d', icons[name])
  drawing.append(path)
  return drawing
}
