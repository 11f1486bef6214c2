import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import './modal-dialog.css'
import './wide-dialog.css'

/**
 * A dialog over the window, closed by Escape; the buttons are the caller's. A question, or `isWide` with room for a
 * list: head and buttons stay, what is between scrolls.
 */
export function ModalDialog(props: {
  readonly title: string
  readonly isWide?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  readonly buttons: ReactNode
}) {
  const wide = (also: string) => (props.isWide ? ` ${also}` : '')
  return (
    <ModalOverlay
      className={`modal-overlay${wide('wide-overlay')}`}
      isOpen
      onOpenChange={open => {
        if (!open) props.onClose()
      }}
    >
      <Modal className={`modal${wide('wide-modal')}`}>
        <Dialog
          className={props.isWide ? 'wide-dialog' : 'modal-dialog'}
          role={props.isWide ? 'dialog' : 'alertdialog'}
        >
          <Heading slot="title" className="modal-title">
            {props.title}
          </Heading>
          <div className={props.isWide ? 'wide-body' : 'modal-body'}>{props.children}</div>
          <div className={`modal-buttons${wide('wide-buttons')}`}>{props.buttons}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
