import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import '../ui/modal-dialog.css'
import './wide-dialog.css'

/** A dialog with room for a list: head and buttons stay, what is between scrolls. Closed by Escape. */
export function WideDialog(props: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly buttons: ReactNode
}) {
  return (
    <ModalOverlay
      className="modal-overlay wide-overlay"
      isOpen
      onOpenChange={open => {
        if (!open) props.onClose()
      }}
    >
      <Modal className="modal wide-modal">
        <Dialog className="wide-dialog">
          <Heading slot="title" className="modal-title">
            {props.title}
          </Heading>
          <div className="wide-body">{props.children}</div>
          <div className="modal-buttons wide-buttons">{props.buttons}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
