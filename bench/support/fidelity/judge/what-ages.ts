/**
 * What two versions of Hugo write differently around the same content, taken out of both sides: how
 * the frames of its own video shortcodes are dressed, and the colours of highlighted code.
 *
 * @returns names of what was left out, for the report: `iframe allow`, `highlight style`
 */
export function leaveOutWhatAges(ours: Element, native: Element): readonly string[] {
  const left = new Set<string>()
  const frames = [ours, native].map(side => [...side.querySelectorAll('iframe')].filter(isPlayer))
  for (const [index, frame] of (frames[0] ?? []).entries()) {
    const other = frames[1]?.[index]
    if (!other) continue
    for (const name of alignFrames(frame, other)) left.add(name)
  }
  const styles = [ours, native].map(highlightStyles)
  if (styles[0] !== styles[1]) left.add('highlight style')
  for (const side of [ours, native]) plainHighlights(side)
  return [...left]
}

const addressOf = (frame: Element): URL | null => {
  const src = frame.getAttribute('src') ?? ''
  return URL.canParse(src, 'https://site.invalid') ? new URL(src, 'https://site.invalid') : null
}

const isPlayer = (frame: Element): boolean =>
  /^(www\.youtube(-nocookie)?\.com|player\.vimeo\.com)$/.test(addressOf(frame)?.hostname ?? '')

/** Newer versions spell these out. */
const playerDefaults: Readonly<Record<string, string>> = {
  autoplay: '0',
  controls: '1',
  dnt: '0',
  end: '0',
  loop: '0',
  mute: '0',
  start: '0'
}

/** Makes two frames of the same video alike; a setting that only the older one has is no such thing, and stays. */
function alignFrames(ours: Element, native: Element): readonly string[] {
  const left: string[] = []
  const names = new Set([...ours.attributes, ...native.attributes].map(({ name }) => name))
  names.delete('src')
  for (const name of names) {
    if (ours.getAttribute(name) === native.getAttribute(name)) continue
    left.push(`iframe ${name}`)
    ours.removeAttribute(name)
    native.removeAttribute(name)
  }
  const [mine, theirs] = [addressOf(ours), addressOf(native)]
  if (!mine || !theirs) return left
  for (const address of [mine, theirs]) {
    for (const [name, value] of [...address.searchParams])
      if (playerDefaults[name] === value) address.searchParams.delete(name)
  }
  for (const name of [...mine.searchParams.keys()]) {
    if (theirs.searchParams.has(name)) continue
    left.push(`iframe src ?${name}`)
    mine.searchParams.delete(name)
  }
  ours.setAttribute('src', mine.href)
  native.setAttribute('src', theirs.href)
  return left
}

const highlightStyles = (side: Element): string =>
  [...side.querySelectorAll('.highlight, .highlight *')]
    .map(part => part.getAttribute('style') ?? '')
    .join('|')

/** Without styles, and without the spans that only carry a colour: newer lexers cut code into other pieces. */
function plainHighlights(side: Element): void {
  for (const part of side.querySelectorAll('.highlight, .highlight *')) part.removeAttribute('style')
  for (const part of side.querySelectorAll('.highlight code span')) part.replaceWith(...part.childNodes)
  side.normalize()
}
