/** An invitation to be handed over: as QR code to be scanned, as link to be sent. */
import type { InviteView } from "@zahnwolke/core/party/people-views"
import { useFormats, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { CopyText } from "../copy.tsx"
import { Dialog } from "../dialog.tsx"
import { Qr } from "../qr.tsx"

interface ShowInviteProps {
  readonly invite: InviteView
  readonly onClose: () => void
}

export function ShowInvite({ invite, onClose }: ShowInviteProps) {
  const { partners: words, app } = useWords()
  const formats = useFormats()
  return (
    <Dialog title={words.inviteReady} onClose={onClose}>
      <p>{words.inviteText}</p>
      <Qr text={invite.link} label={words.inviteQr} />
      <CopyText text={invite.link} label={words.inviteLink} />
      <p className="soft small">{words.validUntil(formats.moment(invite.expiresAt))}</p>
      <div className="row row-end">
        <Button look="primary" onPress={onClose}>
          {app.done}
        </Button>
      </div>
    </Dialog>
  )
}
