/** Words that only say that there is a link, in the languages that recaps are written in most. */
const pointing =
  /^(?:(?:click|see|watch|view|play|check|find)\b.*|(?:the |this )?(?:video|talk|recording|link|youtube|vimeo|session|slides?|replay|stream|livestream)(?: (?:here|link|recording|video|on youtube|on vimeo))?|here|this|link|ver(?: el)? v[ií]deo|aqu[ií]|hier|video ansehen|ici|voir la vid[eé]o)$/i

/** Whether a link's words name its video, or only point to it (`talk here`, `Watch`, the address itself). */
export function namesVideo(words: string): boolean {
  const bare = words.replace(/[\s.:!()[\]]+/g, ' ').trim()
  return bare !== '' && !pointing.test(bare) && !/^(?:https?:|www\.|youtu\.?be)/i.test(words.trim())
}

/** A title and who speaks, as lists of talks write them in one line. */
export interface TitleAndSpeakers {
  readonly title: string
  readonly speakers: string
}

/**
 * Takes `Title - Ana Lima, Meetup` apart at the last dash or bar, `Title (Ana Lima)` at the bracket and
 * `Title by Ana Lima` at the word, where what follows looks like names: short, and each word but particles with a
 * capital. All other texts are titles.
 */
export function splitSpeakers(source: string): TitleAndSpeakers {
  const text = source.replace(/\s+/g, ' ').trim()
  const [title, speakers] = atLastDash(text)
  if (looksLikeNames(speakers)) return { title, speakers }
  const bracket = /^(.+\S) \(([^()]+)\)$/.exec(text)
  if (bracket && looksLikeNames(bracket[2] ?? ''))
    return { title: bracket[1] ?? '', speakers: bracket[2] ?? '' }
  const by = /^(.+\S),? (?:by|with|von|por|par) ([^,].*)$/.exec(text)
  if (by && looksLikeNames(by[2] ?? '')) return { title: by[1] ?? '', speakers: by[2] ?? '' }
  return { title: text, speakers: '' }
}

/** What stands before and behind the last dash or bar between spaces; all and nothing where there is none. */
function atLastDash(text: string): readonly [string, string] {
  const at = Math.max(...[' - ', ' – ', ' — ', ' | '].map(dash => text.lastIndexOf(dash)))
  return at <= 0 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at + 3).trim()]
}

const particle =
  /^(?:of|the|and|und|y|et|de|del|der|den|da|di|do|dos|la|le|van|von|al|bin|ibn|e|at|@|&|\+|\/|-)$/i

function looksLikeNames(text: string): boolean {
  const words = text.split(/[\s,&]+/).filter(word => word !== '')
  if (words.length < 2 && !/^\p{Lu}/u.test(text)) return false
  if (words.length === 0 || words.length > 16 || text.length > 140) return false
  return words.every(word => particle.test(word) || /^[(“"']?[\p{Lu}\p{N}\p{Lo}]/u.test(word))
}
