/** Makes an invitation: for whom, and a note that only this organisation sees. */
import type { InviteView } from "@zahnwolke/core/party/people-views"
import { organisationRoles } from "@zahnwolke/core/records/organisation"
import type { OrganisationRole } from "@zahnwolke/core/records/organisation"
import { useState } from "react"
import { useDeed, useMe, useParty } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Choices } from "../choice.tsx"
import { Dialog } from "../dialog.tsx"
import { TextField } from "../field.tsx"
import { Refused } from "../note.tsx"
import { ShowInvite } from "./show-invite.tsx"

export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { partners: words, terms, app } = useWords()
  const me = useMe()
  const party = useParty()
  const deed = useDeed()
  const [role, setRole] = useState<OrganisationRole>(
    me.profile.role === "practice"
      ? "laboratory"
      : me.profile.role === "laboratory"
        ? "milling-centre"
        : "laboratory",
  )
  const [note, setNote] = useState("")
  const [invite, setInvite] = useState<InviteView | null>(null)
  if (invite !== null) return <ShowInvite invite={invite} onClose={onClose} />
  return (
    <Dialog title={words.inviteTitle} onClose={onClose}>
      <Choices
        label={words.inviteRole}
        value={role}
        options={organisationRoles.map((one) => ({ value: one, text: terms.roles[one] }))}
        onChange={setRole}
      />
      <TextField label={words.inviteNote} hint={words.inviteNoteHint} value={note} onChange={setNote} />
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button
          look="primary"
          busy={deed.busy}
          onPress={() => void deed.run(() => party.invitePartner({ role, note: note.trim() }), setInvite)}
        >
          {words.inviteMake}
        </Button>
      </div>
    </Dialog>
  )
}
