import { Tag } from '@lezer/highlight'

/** Highlighting of what Hugo adds to Markdown; the other tags are @lezer/highlight's own. */
export const shortcodeTags = {
  mark: Tag.define('shortcodeMark'),
  name: Tag.define('shortcodeName'),
  key: Tag.define('shortcodeKey'),
  value: Tag.define('shortcodeValue'),
  comment: Tag.define('shortcodeComment')
}
