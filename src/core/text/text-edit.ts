/**
 * A replacement of one range of a text. Offsets are UTF-16 code units into the
 * post's LF text (the CodeMirror document), `from` inclusive, `to` exclusive.
 */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** A range of a text, in the same unit as {@link TextEdit}. */
export interface TextRange {
  readonly from: number
  readonly to: number
}
