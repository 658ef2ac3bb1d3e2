/** Asks a partner for what only it can sign or say: a text to hand over, because no sealed way leads there outside of orders. */
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import { useState } from "react"
import type { PartnerAsk } from "../../session/cure-of.ts"
import { useMe } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { CopyText } from "../copy.tsx"
import { Dialog } from "../dialog.tsx"
import { Note } from "../note.tsx"

interface AskPartnerDialogProps {
  readonly partner: PartnerView
  readonly asks: PartnerAsk
  readonly onClose: () => void
}

export function AskPartnerDialog({ partner, asks, onClose }: AskPartnerDialogProps) {
  const { partners: words, app } = useWords()
  const me = useMe()
  const { contact, name } = partner.profile
  // On their side our own page stands under our own name: there they sign; their profile stands under their house.
  const place = { sign: `partner/${me.organisation}`, profile: "organisation" }[asks]
  const link = `${location.origin}/#/${place}`
  const text = { sign: words.askSign, profile: words.askProfile }[asks](me.profile.name, link)
  const mail = new URLSearchParams({ subject: words.askSubject, body: text })
    .toString()
    .replaceAll("+", "%20")
  return (
    <Dialog title={words.askTitle(name)} onClose={onClose}>
      <Note>{words.askWhy}</Note>
      <CopyText text={text} label={words.askLabel} />
      <div className="row row-end">
        {contact.email !== "" && (
          <a className="button" href={`mailto:${encodeURIComponent(contact.email)}?${mail}`}>
            {words.askMail}
          </a>
        )}
        <Button look="primary" onPress={onClose}>
          {app.done}
        </Button>
      </div>
    </Dialog>
  )
}

/** The button that opens it. */
export function AskPartner({ partner, asks }: Omit<AskPartnerDialogProps, "onClose">) {
  const { partners: words } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon="send" onPress={() => setOpen(true)}>
        {words.ask}
      </Button>
      {open && <AskPartnerDialog partner={partner} asks={asks} onClose={() => setOpen(false)} />}
    </>
  )
}
