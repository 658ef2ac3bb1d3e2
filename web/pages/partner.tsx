/** One partner: what it says of itself, whether its key is the right one, what both sides signed. */
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import { placesOrders } from "@zahnwolke/core/records/organisation"
import { useParams } from "@tanstack/react-router"
import { Button, LinkButton } from "../parts/button.tsx"
import { Digits } from "../parts/copy.tsx"
import { Badge } from "../parts/badge.tsx"
import { Note, Refused } from "../parts/note.tsx"
import { Loading, Page, Section } from "../parts/page.tsx"
import { PartnerChecks } from "../parts/partners/partner-checks.tsx"
import { AskPartner } from "../parts/partners/ask-partner.tsx"
import { PartnerPapers } from "../parts/partners/partner-papers.tsx"
import { AgreementTexts } from "../parts/partners/agreement-texts.tsx"
import { ProfileFacts } from "../parts/profile-facts.tsx"
import { NotFound } from "../shell/not-found.tsx"
import { useAnswer, useDeed, useMe, useParty, useSession } from "../session/use-session.tsx"
import { standingOf } from "../session/partner-standing.ts"
import { refusalSentence } from "../words/refusal.ts"
import { useFormats, useVoice, useWords } from "../words/words.tsx"

export function Partner() {
  const { partners: words } = useWords()
  const party = useParty()
  const { organisation } = useParams({ from: "/partner/$organisation" })
  const { value, refusal } = useAnswer(() => party.partners(), "partners", ["partners"])
  if (value === null) {
    return (
      <Page title={words.title} back={{ to: "/partner", text: words.title }}>
        {refusal === null ? <Loading /> : <Refused refusal={refusal} />}
      </Page>
    )
  }
  const partner = value.find((one) => one.organisation === organisation)
  return partner === undefined ? <NotFound /> : <PartnerScreen partner={partner} />
}

function PartnerScreen({ partner }: { readonly partner: PartnerView }) {
  const { partners: words, terms } = useWords()
  const me = useMe()
  const voice = useVoice()
  const maySend = me.profile.role === "practice" && placesOrders(me.role) && partner.obstacle === null
  return (
    <Page
      title={partner.profile.name}
      lead={terms.roles[partner.profile.role]}
      back={{ to: "/partner", text: words.title }}
      narrow
      actions={
        maySend && (
          <LinkButton
            to="/auftraege/neu"
            search={{ to: partner.organisation, patient: undefined }}
            look={standingOf(partner) === "unsigned-here" ? "normal" : "primary"}
            icon="send"
          >
            {words.newOrder}
          </LinkButton>
        )
      }
    >
      {partner.obstacle !== null && (
        <Note
          mood="warning"
          action={
            partner.obstacle.code === "partner-profile-open" && (
              <AskPartner partner={partner} asks="profile" />
            )
          }
        >
          {refusalSentence(partner.obstacle, voice)}
        </Note>
      )}
      <Trust partner={partner} />
      <Agreements partner={partner} />
      <PartnerChecks partner={partner} />
      <PartnerPapers partner={partner} />
      <Section title={words.profile}>
        <ProfileFacts profile={partner.profile} />
      </Section>
    </Page>
  )
}

function Trust({ partner }: { readonly partner: PartnerView }) {
  const { partners: words } = useWords()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const verified = partner.trust === "verified-in-person"
  const said = {
    "by-link": words.trustByLink,
    "verified-in-person": words.trustVerified,
    "key-changed": words.trustChanged,
  }[partner.trust]
  const confirm = (): Promise<void> =>
    deed.run(
      () => party.markVerified({ partner: partner.organisation, safetyNumber: partner.safetyNumber }),
      () => {
        session.changed("partners")
        session.note(words.safetyVerified)
      },
    )
  return (
    <Section title={words.trustTitle}>
      <Note mood={verified ? "ok" : partner.trust === "key-changed" ? "danger" : "plain"}>{said}</Note>
      <h3>{words.safetyNumber}</h3>
      <Digits groups={partner.safetyNumber} label={words.safetyNumber} />
      <p className="soft small">{words.safetyText}</p>
      <Refused refusal={deed.refusal} />
      {!verified && (
        <div>
          <Button icon="check" busy={deed.busy} onPress={() => void confirm()}>
            {words.safetySame}
          </Button>
        </div>
      )}
    </Section>
  )
}

function Agreements({ partner }: { readonly partner: PartnerView }) {
  const { partners: words, terms } = useWords()
  const formats = useFormats()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const missing = partner.agreements.some(({ ours }) => !ours)
  const sign = (): Promise<void> =>
    deed.run(
      () => party.signAgreements(partner.organisation),
      () => {
        session.changed("partners")
        session.note(words.signedNow)
      },
    )
  return (
    <Section title={words.agreements}>
      <ul className="lines">
        {partner.agreements.map(({ kind, ours, theirs, validUntil }) => (
          <li className="line" key={kind}>
            <span className="line-text">
              <span className="line-title">{terms.agreements[kind]}</span>
              {validUntil !== null && (
                <span className="soft small tick-text">{words.until(formats.date(validUntil))}</span>
              )}
            </span>
            <Badge tone={ours ? "ok" : "warning"}>
              {words.ours}: {ours ? words.signed : words.unsigned}
            </Badge>
            <Badge tone={theirs ? "ok" : "warning"}>
              {words.theirs}: {theirs ? words.signed : words.unsigned}
            </Badge>
          </li>
        ))}
      </ul>
      <AgreementTexts />
      <Refused refusal={deed.refusal} />
      {missing && (
        <div>
          <Button look="primary" icon="pen" busy={deed.busy} onPress={() => void sign()}>
            {words.sign}
          </Button>
        </div>
      )}
      {!missing && partner.agreements.some(({ theirs }) => !theirs) && (
        <div>
          <AskPartner partner={partner} asks="sign" />
        </div>
      )}
    </Section>
  )
}
