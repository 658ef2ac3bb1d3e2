/** With whom this organisation exchanges orders, and the invitations that are still out. */
import type { InviteView, PartnerView } from "@zahnwolke/core/party/people-views"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { Badge } from "../parts/badge.tsx"
import type { Tone } from "../parts/badge.tsx"
import { Button, LinkButton } from "../parts/button.tsx"
import { OpenQuestions } from "../parts/organisation/open-questions.tsx"
import { InviteDialog } from "../parts/partners/invite-dialog.tsx"
import { ShowInvite } from "../parts/partners/show-invite.tsx"
import { Refused } from "../parts/note.tsx"
import { Empty, Loading, Page, Section } from "../parts/page.tsx"
import { standingOf } from "../session/partner-standing.ts"
import type { PartnerStanding } from "../session/partner-standing.ts"
import { useAnswer, useMe, useParty } from "../session/use-session.tsx"
import { useFormats, useWords } from "../words/words.tsx"

const toneOf: Readonly<Record<PartnerStanding, Tone>> = {
  "key-changed": "danger",
  closed: "warning",
  "unsigned-here": "warning",
  "unsigned-there": "warning",
  "verified-in-person": "ok",
  "by-link": "open",
}

export function Partners() {
  const { partners: words, entry } = useWords()
  const me = useMe()
  const party = useParty()
  const partners = useAnswer(() => party.partners(), "partners", ["partners"])
  const invites = useAnswer(() => party.invites(), "invites", ["partners"])
  const [inviting, setInviting] = useState(false)
  const [shown, setShown] = useState<InviteView | null>(null)
  const open = invites.value ?? []
  return (
    <Page
      title={words.title}
      actions={
        <>
          <Button look="primary" icon="plus" onPress={() => setInviting(true)}>
            {words.invite}
          </Button>
          <LinkButton to="/einladung/{-$secret}">{entry.invited}</LinkButton>
        </>
      }
    >
      {me.profile.role !== "practice" && <OpenQuestions />}
      <Refused refusal={partners.refusal ?? invites.refusal} />
      {partners.value === null && partners.refusal === null && <Loading />}
      {partners.value?.length === 0 && (
        <Empty title={words.emptyTitle}>
          <p>{words.emptyText}</p>
        </Empty>
      )}
      {partners.value !== null && partners.value.length > 0 && (
        <ul className="lines">
          {partners.value.map((partner) => (
            <PartnerLine key={partner.organisation} partner={partner} />
          ))}
        </ul>
      )}
      {open.length > 0 && (
        <Section title={words.openInvites}>
          <ul className="lines">
            {open.map((invite) => (
              <InviteLine key={invite.invite} invite={invite} onShow={() => setShown(invite)} />
            ))}
          </ul>
        </Section>
      )}
      {inviting && (
        <InviteDialog
          onClose={() => {
            setInviting(false)
            invites.again()
          }}
        />
      )}
      {shown !== null && <ShowInvite invite={shown} onClose={() => setShown(null)} />}
    </Page>
  )
}

function PartnerLine({ partner }: { readonly partner: PartnerView }) {
  const { partners: words, terms } = useWords()
  const formats = useFormats()
  const { profile } = partner
  const standing = standingOf(partner)
  const text = { ...terms.trust, ...words.standings }[standing]
  return (
    <li>
      <Link className="line" to="/partner/$organisation" params={{ organisation: partner.organisation }}>
        <span className="line-text">
          <span className="line-title">{profile.name}</span>
          <span className="soft small tick-text">
            {terms.roles[profile.role]}, {profile.address.city}, {formats.country(profile.places.seat)}
          </span>
        </span>
        <Badge tone={toneOf[standing]}>{text}</Badge>
      </Link>
    </li>
  )
}

function InviteLine({ invite, onShow }: { readonly invite: InviteView; readonly onShow: () => void }) {
  const { partners: words, terms, app } = useWords()
  const formats = useFormats()
  return (
    <li className="line">
      <span className="line-text">
        <span className="line-title">{invite.note || terms.roles[invite.role]}</span>
        <span className="soft small tick-text">
          {invite.note !== "" && `${terms.roles[invite.role]}, `}
          {words.validUntil(formats.date(invite.expiresAt))}
        </span>
      </span>
      <Button onPress={onShow}>{app.show}</Button>
    </li>
  )
}
