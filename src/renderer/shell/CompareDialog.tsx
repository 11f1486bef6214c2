import { useEffect, useRef } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { type CompareHandle, mountCompare } from '../editor/compare-view.ts'
import { cspNonce } from '../state/csp-nonce.ts'
import { Button } from '../ui/Button.tsx'
import './compare-dialog.css'

/**
 * Two texts side by side over the window. What is done to the right one counts
 * once the writer says so.
 */
export function CompareDialog(props: {
  readonly title: string
  readonly left: { readonly text: string; readonly label: string }
  readonly right: { readonly text: string; readonly label: string }
  readonly takeLeft: string
  /** The right text as it is now. */
  readonly text: string
  readonly onChange: (text: string) => void
  /** The right text is being put away: it can be read and copied, and nothing else is done with it. */
  readonly isBusy: boolean
  /** Says what pressing it means with the right text as it is, e.g. “Apply without saving”. */
  readonly useLabel: string
  /** What to do, until both sides are the same. */
  readonly hint?: string
  readonly onUse: () => void
  /** Takes the right text and saves it; where it is not given, taking it is all there is to do. */
  readonly onSave?: () => void
  /** Leaves it. */
  readonly onClose: () => void
}) {
  const { left, right, takeLeft, text, onChange, isBusy, onSave, onClose } = props
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<CompareHandle>(null)
  const first = useRef({ left, right, takeLeft, onChange })
  useEffect(() => {
    if (parent.current === null) return
    const mounted = mountCompare(parent.current, { ...first.current, cspNonce })
    view.current = mounted
    return () => mounted.destroy()
  }, [])
  useEffect(() => view.current?.setReadOnly(isBusy), [isBusy])
  const hint = left.text === text ? 'Both sides are the same now.' : props.hint
  return (
    <ModalOverlay className="modal-overlay compare-overlay" isOpen onOpenChange={open => open || onClose()}>
      <Modal className="modal compare-modal">
        <Dialog className="compare-dialog">
          <Heading slot="title" className="modal-title">
            {props.title}
          </Heading>
          <div className="compare-labels" aria-hidden>
            <span>{left.label}</span>
            <span>{right.label}</span>
          </div>
          <div className="compare-texts" ref={parent} />
          <div className="modal-buttons">
            <span className="compare-hint">{isBusy ? 'Keeping it as an earlier version…' : hint}</span>
            <Button isPending={isBusy} onPress={onClose}>
              Close
            </Button>
            <Button
              look={onSave === undefined ? 'primary' : 'plain'}
              isDisabled={onSave !== undefined && text === right.text}
              isPending={isBusy}
              onPress={props.onUse}
            >
              {props.useLabel}
            </Button>
            {onSave !== undefined && (
              <Button look="primary" isPending={isBusy} onPress={onSave}>
                Save
              </Button>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
