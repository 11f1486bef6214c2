import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FieldPath } from '#core/frontmatter/types.ts'
import { type PostAnalysis, useAnalysis } from '../state/analysis.ts'
import { markFieldPlace } from '../state/source-place.ts'
import '../ui/check-box.css'
import { LockHelp } from './LockHelp.tsx'
import { useAtCursor } from './use-at-cursor.ts'

/** A yes-or-no value of the front matter. */
export function CheckField(props: {
  readonly path: FieldPath
  readonly label: string
  readonly locked: string | null
  readonly select: (post: PostAnalysis) => string
  readonly write: (on: boolean) => void
  readonly corner?: ReactNode
}) {
  const { path, locked, select } = props
  const on = useAnalysis(({ current }) => current !== null && /^(true|yes|on|y)$/i.test(select(current)))
  const { atCursor, ref } = useAtCursor(path)
  return (
    <div className="form-field" ref={ref} data-at-cursor={atCursor || undefined}>
      <div className="check-line">
        {/* The browser's own box, drawn by us: pointers and assistive programs meet the control itself. */}
        <label className="tick">
          <span className="tick-box">
            <input
              type="checkbox"
              checked={on}
              disabled={locked !== null}
              onChange={event => props.write(event.target.checked)}
              onFocus={() => markFieldPlace(path)}
              onBlur={() => markFieldPlace(null)}
            />
            {on && <Check size={13} strokeWidth={3} aria-hidden />}
          </span>
          {props.label}
        </label>
        {props.corner}
      </div>
      {locked !== null && <p className="field-hint">{locked}</p>}
      {locked !== null && <LockHelp path={path} />}
    </div>
  )
}
