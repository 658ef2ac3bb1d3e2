/** People of the organisation and their devices; what is taken away from somebody is taken at once. */
import type { DeviceView, MemberView } from "@zahnwolke/core/party/people-views"
import { memberRoles } from "@zahnwolke/core/records/organisation"
import type { MemberRole } from "@zahnwolke/core/records/organisation"
import { useState } from "react"
import { useAnswer, useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { Badge } from "../badge.tsx"
import { Button } from "../button.tsx"
import { Choices } from "../choice.tsx"
import { CopyText } from "../copy.tsx"
import { Dialog } from "../dialog.tsx"
import { TextField } from "../field.tsx"
import { Icon } from "../icon.tsx"
import { Refused } from "../note.tsx"
import { Loading, Section } from "../page.tsx"
import { Qr } from "../qr.tsx"
import { TakeAway } from "./take-away.tsx"

export function MembersPart() {
  const { organisation: words } = useWords()
  const me = useMe()
  const party = useParty()
  const { value, refusal } = useAnswer(() => party.members(), "members", ["members"])
  const [inviting, setInviting] = useState(false)
  return (
    <Section
      title={words.members}
      aside={
        me.role === "owner" && (
          <Button look="plain" icon="plus" onPress={() => setInviting(true)}>
            {words.inviteMember}
          </Button>
        )
      }
    >
      <Refused refusal={refusal} />
      {value === null && refusal === null && <Loading />}
      <ul className="lines">
        {value?.map((member) => (
          <Member key={member.user} member={member} />
        ))}
      </ul>
      {inviting && <InviteMember onClose={() => setInviting(false)} />}
    </Section>
  )
}

function Member({ member }: { readonly member: MemberView }) {
  const { organisation: words, terms } = useWords()
  const me = useMe()
  const party = useParty()
  const [removing, setRemoving] = useState(false)
  const self = member.user === me.user
  return (
    <li>
      <div className="line line-head">
        <span className="line-text">
          <span className="line-title">
            {member.name}
            {self && <span className="soft"> ({words.you})</span>}
          </span>
          <span className="soft small tick-text">{terms.memberRoles[member.role]}</span>
        </span>
        {!member.active && <Badge tone="still">{words.inactive}</Badge>}
        {member.active && !self && me.role === "owner" && (
          <Button look="danger" onPress={() => setRemoving(true)}>
            {words.remove}
          </Button>
        )}
      </div>
      <ul className="devices">
        {member.devices.map((device) => (
          <Device key={device.device} device={device} mine={self} />
        ))}
      </ul>
      {removing && (
        <TakeAway
          title={words.removeTitle(member.name)}
          text={words.removeText}
          action={words.remove}
          said={words.removed}
          deed={() => party.removeMember(member.user)}
          onClose={() => setRemoving(false)}
        />
      )}
    </li>
  )
}

function Device({ device, mine }: { readonly device: DeviceView; readonly mine: boolean }) {
  const { organisation: words } = useWords()
  const formats = useFormats()
  const me = useMe()
  const party = useParty()
  const [revoking, setRevoking] = useState(false)
  const may = !device.revoked && !device.thisOne && (mine || me.role === "owner")
  return (
    <li className="device">
      <Icon name="device" small />
      <span className="line-text">
        {device.name} <span className="soft small">{words.device(formats.date(device.addedAt))}</span>
      </span>
      {device.thisOne && <Badge tone="accent">{words.thisDevice}</Badge>}
      {device.revoked && <Badge tone="still">{words.revoked}</Badge>}
      {may && (
        <Button look="plain" onPress={() => setRevoking(true)}>
          {words.revoke}
        </Button>
      )}
      {revoking && (
        <TakeAway
          title={words.revokeTitle(device.name)}
          text={words.revokeText}
          action={words.revoke}
          said={words.revokedNow}
          deed={() => party.revokeDevice(device.device)}
          onClose={() => setRevoking(false)}
        />
      )}
    </li>
  )
}

function InviteMember({ onClose }: { readonly onClose: () => void }) {
  const { organisation: words, terms, app, setup } = useWords()
  const formats = useFormats()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const [name, setName] = useState("")
  const [role, setRole] = useState<MemberRole>("member")
  const [made, setMade] = useState<{ readonly link: string; readonly expiresAt: number } | null>(null)
  const locked = name.trim() === "" ? setup.missing : null
  if (made !== null) {
    return (
      <Dialog title={words.inviteTitle} onClose={onClose}>
        <p>{words.inviteText}</p>
        <Qr text={made.link} label={words.inviteQr} />
        <CopyText text={made.link} label={words.inviteLink} />
        <p className="soft small">{words.validUntil(formats.moment(made.expiresAt))}</p>
      </Dialog>
    )
  }
  return (
    <Dialog title={words.inviteTitle} onClose={onClose}>
      <TextField label={words.inviteName} value={name} onChange={setName} autoComplete="off" />
      <Choices
        label={words.inviteRole}
        value={role}
        options={memberRoles.map((one) => ({ value: one, text: terms.memberRoles[one] }))}
        onChange={setRole}
      />
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button
          look="primary"
          busy={deed.busy}
          locked={locked}
          onPress={() =>
            void deed.run(
              () => party.inviteMember({ name: name.trim(), role }),
              (invite) => {
                setMade(invite)
                session.changed("members")
              },
            )
          }
        >
          {words.inviteMake}
        </Button>
      </div>
    </Dialog>
  )
}
