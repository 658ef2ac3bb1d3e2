/** A question over the screen: the rest is out of reach until it is answered or put away. */
import type { ReactNode } from "react"
import { Dialog as AriaDialog } from "react-aria-components/Dialog"
import { Heading } from "react-aria-components/Heading"
import { Modal, ModalOverlay } from "react-aria-components/Modal"
import { useWords } from "../words/words.tsx"
import { IconButton } from "./button.tsx"

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly width?: "normal" | "wide" | "full"
  /** A deed that cannot be taken back: a press beside the dialog does not close it. */
  readonly grave?: boolean
}

export function Dialog({ title, onClose, children, width = "normal", grave = false }: DialogProps) {
  const words = useWords()
  return (
    <ModalOverlay
      isOpen
      isDismissable={!grave}
      className="scrim"
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={width === "normal" ? "dialog" : `dialog dialog-${width}`}>
        <AriaDialog role={grave ? "alertdialog" : "dialog"}>
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton icon="close" label={words.app.close} onPress={onClose} />
          </div>
          <div className="dialog-body">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
