import type { Rule } from './rule.ts'
import { bareAddress, missingPage } from './rules/addresses.ts'
import { unknownAuthor } from './rules/authors.ts'
import { coverSize, missingAlternative, missingFile } from './rules/body-files.ts'
import { futureDate, unreadableDate, wrongWeekday } from './rules/dates.ts'
import { duplicateKey, unreadableFrontMatter } from './rules/front-matter.ts'
import { firstLevelHeading, skippedLevel } from './rules/headings.ts'
import { missingVideoFields } from './rules/missing-video-fields.ts'
import { misspelledKey } from './rules/misspelled-key.ts'
import { unbalancedQuote } from './rules/quotes.ts'
import { reconciledVideos } from './rules/reconciled.ts'
import { brokenShortcode, malformedEmbedId, unclosedShortcode, unknownShortcode } from './rules/shortcodes.ts'
import { missingDate, missingTitle, overLimit } from './rules/title-and-lengths.ts'
import {
  impossibleVideoDate,
  malformedDuration,
  malformedVideoDate,
  startBehindEnd,
  unlikelyDuration
} from './rules/video-facts.ts'
import { malformedVideoLink, malformedVideoText, unrecognisedVideoLink } from './rules/video-texts.ts'
import { foreignThumbnail, httpThumbnail, malformedThumbnail } from './rules/video-thumbnails.ts'

/** Every rule, in the order in which they are documented. */
export const rules: readonly Rule[] = [
  unreadableFrontMatter,
  duplicateKey,
  misspelledKey,
  missingTitle,
  missingDate,
  overLimit,
  unreadableDate,
  wrongWeekday,
  futureDate,
  unknownAuthor,
  unbalancedQuote,
  ...missingVideoFields,
  malformedVideoText,
  malformedVideoLink,
  unrecognisedVideoLink,
  malformedThumbnail,
  httpThumbnail,
  foreignThumbnail,
  malformedVideoDate,
  impossibleVideoDate,
  malformedDuration,
  unlikelyDuration,
  startBehindEnd,
  ...reconciledVideos,
  malformedEmbedId,
  brokenShortcode,
  unknownShortcode,
  unclosedShortcode,
  missingFile,
  missingAlternative,
  coverSize,
  firstLevelHeading,
  skippedLevel,
  missingPage,
  bareAddress
]
