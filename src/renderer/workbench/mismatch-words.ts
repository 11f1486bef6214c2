import type { Mismatch, MismatchKind } from '#core/videos/mismatches.ts'

const kinds: Readonly<Record<MismatchKind, (count: number) => string>> = {
  'not-in-text': count =>
    count === 1 ? '1 video is not in the text' : `${count} videos are not in the text`,
  'not-in-entries': count =>
    count === 1 ? '1 video of the text has no entry' : `${count} videos of the text have no entry`,
  'other-video': count =>
    count === 1
      ? '1 entry names another video than the text'
      : `${count} entries name other videos than the text`,
  'entry-twice': count => (count === 1 ? '1 entry is there twice' : `${count} entries are there twice`),
  'embed-twice': count =>
    count === 1 ? '1 video is in the text twice' : `${count} videos are in the text twice`,
  'out-of-order': count => (count === 1 ? '1 entry is out of order' : `${count} entries are out of order`),
  'heading-unlike': count =>
    count === 1
      ? '1 heading says something else than its title'
      : `${count} headings say something else than their titles`
}

/** What does not fit, counted by kind, as one line: the gravest first. */
export function mismatchSummary(mismatches: readonly Mismatch[]): string {
  const counts = (Object.keys(kinds) as MismatchKind[]).flatMap(kind => {
    const count = mismatches.filter(mismatch => mismatch.kind === kind).length
    return count === 0 ? [] : [kinds[kind](count)]
  })
  return counts.join(' · ')
}
