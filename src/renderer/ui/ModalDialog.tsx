import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import './modal-dialog.css'

/** A dialog over the window, closed by Escape. The buttons are the caller's. */
export function ModalDialog(props: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly buttons: ReactNode
}) {
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen
      onOpenChange={open => {
        if (!open) props.onClose()
      }}
    >
      <Modal className="modal">
        <Dialog className="modal-dialog" role="alertdialog">
          <Heading slot="title" className="modal-title">
            {props.title}
          </Heading>
          <div className="modal-body">{props.children}</div>
          <div className="modal-buttons">{props.buttons}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
