import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useWords } from '../words/use-words.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { ReturnFocus } from './return-focus.tsx'

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
  const { close } = useWords().parts
  return (
    <ModalOverlay
      className="overlay"
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      isDismissable
    >
      <Modal className="drawer" data-side={side}>
        <Dialog className="dialog">
          <ReturnFocus />
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton label={close} onPress={onClose}>
              <Icon name="close" />
            </IconButton>
          </header>
          <div className="dialog-body">{children}</div>
          {footer && <footer className="dialog-foot">{footer}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
