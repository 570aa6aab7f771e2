import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useWords } from '../words/use-words.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { ReturnFocus } from './return-focus.tsx'

type DialogProps = {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons, the main one last. */
  footer?: ReactNode
  size?: 'small' | 'medium' | 'large'
  /** `alertdialog` for what has to be answered. */
  role?: 'dialog' | 'alertdialog'
  /** Neither Escape nor a cross closes it: only what is in its footer. */
  isLocked?: boolean
}

/**
 * Asks for something in front of the page. Escape and a press beside it close it, and the focus goes
 * back to where it came from. A `Form` inside with an `id` is sent by a footer button with `form`.
 */
export function Dialog({ title, isOpen, onClose, children, footer, ...look }: DialogProps) {
  const { size = 'medium', role = 'dialog', isLocked = false } = look
  return (
    <ModalOverlay
      className="overlay"
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      isDismissable={role === 'dialog' && !isLocked}
      isKeyboardDismissDisabled={isLocked}
    >
      <Modal className="modal" data-size={size}>
        <DialogContent {...{ title, onClose, footer, role, isLocked }}>{children}</DialogContent>
      </Modal>
    </ModalOverlay>
  )
}

type DialogContentProps = Omit<DialogProps, 'isOpen' | 'size'>

/** What dialogs and drawers hold: a title with a cross, what they are about, and buttons below. */
export function DialogContent({ title, onClose, children, footer, ...look }: DialogContentProps) {
  const { close } = useWords().parts
  const { role = 'dialog', isLocked = false } = look
  return (
    <AriaDialog className="dialog" role={role}>
      <ReturnFocus />
      <header className="dialog-head">
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        {!isLocked && (
          <IconButton label={close} onPress={onClose}>
            <Icon name="close" />
          </IconButton>
        )}
      </header>
      <div className="dialog-body">{children}</div>
      {footer && <footer className="dialog-foot">{footer}</footer>}
    </AriaDialog>
  )
}
