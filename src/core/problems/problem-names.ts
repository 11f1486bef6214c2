/** What each rule is called in lists and filters: short, and in the writer's words. */
const names: Readonly<Record<string, string>> = {
  'front-matter-unreadable': 'Unreadable front matter',
  'duplicate-key': 'Key used twice',
  'misspelled-key': 'Misspelled key',
  'missing-title': 'Title missing',
  'missing-date': 'Date missing',
  'over-limit': 'Too long for the site',
  'date-unreadable': 'Unreadable date',
  'weekday-mismatch': 'Wrong day of the week',
  'date-in-future': 'Date still to come',
  'unknown-author': 'Unknown author',
  'unbalanced-quote': 'Unbalanced quote',
  'video-title-missing': 'Video without a title',
  'video-description-missing': 'Video without a description',
  'video-link-missing': 'Video without a link',
  'video-thumbnail-missing': 'Video without a thumbnail',
  'video-date-missing': 'Video without an upload date',
  'video-duration-missing': 'Video without a duration',
  'video-text-malformed': 'Video text that is none',
  'video-link-malformed': 'Broken video link',
  'video-link-unrecognised': 'Video link of an unknown form',
  'video-thumbnail-malformed': 'Broken thumbnail address',
  'video-thumbnail-http': 'Thumbnail without https',
  'video-thumbnail-foreign': 'Thumbnail of another video',
  'video-date-malformed': 'Unreadable upload date',
  'video-date-impossible': 'Impossible upload date',
  'video-duration-malformed': 'Unreadable duration',
  'video-duration-unlikely': 'Unlikely duration',
  'video-not-in-text': 'Video entry missing from the text',
  'video-not-in-entries': 'Video without an entry',
  'video-other-in-text': 'Other video in the text',
  'video-entry-twice': 'Same video entry twice',
  'video-embed-twice': 'Same video twice in the text',
  'video-out-of-order': 'Videos in another order',
  'heading-unlike-title': 'Heading and video title differ',
  'embed-id-malformed': 'Broken video id',
  'shortcode-broken': 'Broken shortcode',
  'shortcode-unknown': 'Unknown shortcode',
  'shortcode-unclosed': 'Shortcode left open',
  'file-missing': 'Missing picture or file',
  'image-without-text': 'Picture without a description',
  'cover-size': 'Cover too small or too large',
  'heading-first-level': 'Second title in the text',
  'heading-skipped': 'Skipped heading level',
  'page-missing': 'Link to a missing page',
  'bare-address': 'Address without link words'
}

/** The name of a rule of ours by its code; a rule of the site's markdownlint has its code in words. */
export function problemName(code: string): string {
  const words = code.replaceAll('-', ' ')
  return names[code] ?? words.charAt(0).toUpperCase() + words.slice(1)
}
