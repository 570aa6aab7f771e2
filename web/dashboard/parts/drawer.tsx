import type { ReactNode } from 'react'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { DialogContent } from './dialog.tsx'

type DrawerProps = {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  footer?: ReactNode
  side?: 'left' | 'right'
}

/** Slides out beside the page to show one thing of a list; as wide as the window on phones. */
export function Drawer({ title, isOpen, onClose, children, footer, side = 'right' }: DrawerProps) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      isDismissable
    >
      <Modal className="drawer" data-side={side}>
        <DialogContent {...{ title, onClose, footer }}>{children}</DialogContent>
      </Modal>
    </ModalOverlay>
  )
}
