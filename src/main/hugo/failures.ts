/** Failures of the engine rather than of a post's text. */
import type { PreviewFailure } from '#shared/preview.ts'

const failure = (code: PreviewFailure['code'], message: string): PreviewFailure => ({
  code,
  message,
  detail: '',
  line: null,
  column: null
})

export const superseded = failure('superseded', 'A newer text took its place.')

export const tooSlow = failure(
  'timed-out',
  'Hugo did not finish this post in time and was stopped. Change the post to try again.'
)

export const tooLarge = failure(
  'engine-stopped',
  'Hugo needed too much memory for this post and was stopped. Change the post to try again.'
)

export const died = failure(
  'engine-stopped',
  'Hugo broke off while it rendered this post. Change the post to try again.'
)

export const neverStarted = failure('engine-stopped', 'The preview could not be started.')

export const neverOpened = failure('engine-stopped', 'Hugo could not open this site in time.')
