import { CircleAlert } from 'lucide-react'
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components'
import type { PreviewFailure } from '#shared/preview.ts'
import { Button } from '../ui/Button.tsx'

/** Why the newest text has no preview: a sentence, the way to the line, and Hugo's own words on demand. */
export function FailureBanner(props: {
  readonly failure: PreviewFailure
  /** Whether an older page of the post is still shown. */
  readonly stale: boolean
  readonly onGoToLine: (line: number) => void
}) {
  const { message, detail, line } = props.failure
  return (
    <div className="preview-bar preview-failure" role="alert">
      <CircleAlert size={16} aria-hidden className="preview-failure-icon" />
      <p>
        {message} {props.stale && <span className="preview-aside">This is the last page that worked.</span>}
      </p>
      <div className="preview-bar-buttons">
        {line !== null && (
          <Button look="plain" onPress={() => props.onGoToLine(line)}>
            Go to line {line}
          </Button>
        )}
      </div>
      {detail !== '' && detail !== message && (
        <Disclosure className="preview-disclosure">
          <AriaButton slot="trigger" className="preview-disclosure-button">
            What Hugo says
          </AriaButton>
          <DisclosurePanel>
            <pre className="preview-detail">{detail}</pre>
          </DisclosurePanel>
        </Disclosure>
      )}
    </div>
  )
}
