/** Names that a browser shows in an `img`. */
export const isImageName = (name: string): boolean => /\.(avif|gif|jpe?g|png|svg|webp|bmp|ico)$/i.test(name)

/**
 * Whether a value of front matter can be a picture's address: any on the web, or a file's by its name. Themes also
 * write `cover: true`, and posts to be shown below `feature`.
 */
export const isImageAddress = (value: string): boolean =>
  /^(?:https?:)?\/\//i.test(value) || isImageName(value.replace(/[?#].*$/s, ''))
