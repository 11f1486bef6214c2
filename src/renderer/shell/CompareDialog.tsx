import { useEffect, useRef, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { mountCompare } from '../editor/compare-view.ts'
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
  /** Says what pressing it means with the right text as it is, e.g. “Apply without saving”. */
  readonly useLabel: (text: string) => string
  /** What to do, until both sides are the same. */
  readonly hint?: string
  readonly onUse: (text: string) => void
  /** Takes the right text and saves it; where it is not given, taking it is all there is to do. */
  readonly onSave?: (text: string) => void
  /** Leaves it, with the right text as it is. */
  readonly onClose: (text: string) => void
}) {
  const { left, right, takeLeft, onSave } = props
  const parent = useRef<HTMLDivElement>(null)
  const [text, setText] = useState(right.text)
  const first = useRef({ left, right, takeLeft })
  useEffect(() => {
    if (parent.current === null) return
    const { left, right, takeLeft } = first.current
    const view = mountCompare(parent.current, { left, right, takeLeft, cspNonce, onChange: setText })
    return () => view.destroy()
  }, [])
  const same = left.text === text
  return (
    <ModalOverlay
      className="modal-overlay compare-overlay"
      isOpen
      onOpenChange={open => open || props.onClose(text)}
    >
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
            <span className="compare-hint">{same ? 'Both sides are the same now.' : props.hint}</span>
            <Button onPress={() => props.onClose(text)}>Close</Button>
            <Button
              look={onSave === undefined ? 'primary' : 'plain'}
              isDisabled={onSave !== undefined && text === right.text}
              onPress={() => props.onUse(text)}
            >
              {props.useLabel(text)}
            </Button>
            {onSave !== undefined && (
              <Button look="primary" onPress={() => onSave(text)}>
                Save
              </Button>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
