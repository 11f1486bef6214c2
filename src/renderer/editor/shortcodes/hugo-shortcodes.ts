/** A shortcode that can be completed. */
export interface ShortcodeOption {
  readonly name: string
  /** Its arguments as an example without braces, e.g. `"id"`; the first one's value is selected. Empty for none. */
  readonly args: string
  /** A few words for the list. */
  readonly detail: string
  /** Whether it stands around a text and needs a closing call. */
  readonly paired?: boolean
}

/** Hugo's own shortcodes that need no other service to be of use: gohugo.io/shortcodes. */
export const HUGO_SHORTCODES: readonly ShortcodeOption[] = [
  { name: 'youtube', args: '"id"', detail: 'YouTube video' },
  { name: 'vimeo', args: '"id"', detail: 'Vimeo video' },
  {
    name: 'figure',
    args: 'src="image.jpg" alt="what it shows"',
    detail: 'Image with a caption'
  },
  { name: 'details', args: 'summary="summary"', detail: 'Text that opens', paired: true },
  { name: 'highlight', args: 'language', detail: 'Code with colours', paired: true },
  { name: 'ref', args: '"page.md"', detail: 'Address of a page' },
  { name: 'relref', args: '"page.md"', detail: 'Address within the site' },
  { name: 'param', args: '"name"', detail: 'Value of the front matter' },
  { name: 'qr', args: 'text="address"', detail: 'QR code' },
  { name: 'x', args: 'user="name" id="id"', detail: 'Post on X' },
  { name: 'instagram', args: '"id"', detail: 'Instagram post' }
]
