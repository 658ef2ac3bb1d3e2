/** One patient of the practice: consents with their withdrawal, and the orders under their codes. */
import type { ConsentView, PatientView } from "@zahnwolke/core/party/patient-views"
import type { OrganisationId } from "@zahnwolke/core/records/id"
import { placesOrders } from "@zahnwolke/core/records/organisation"
import { Link, useParams } from "@tanstack/react-router"
import { useState } from "react"
import { Badge, StateBadge } from "../parts/badge.tsx"
import { Button, LinkButton } from "../parts/button.tsx"
import { CopyText } from "../parts/copy.tsx"
import { CorrectPatient } from "../parts/correct-patient.tsx"
import { RevealName } from "../parts/desk/reveal-name.tsx"
import { Chain } from "../parts/order/chain.tsx"
import { ProtocolButtons } from "../parts/order/erasure.tsx"
import { WithdrawDialog } from "../parts/consent/withdraw-dialog.tsx"
import { Refused } from "../parts/note.tsx"
import { Loading, Page, Section } from "../parts/page.tsx"
import { PaperButtons } from "../parts/paper-buttons.tsx"
import { NotFound } from "../shell/not-found.tsx"
import { useAnswer, useDeed, useMe, useParty } from "../session/use-session.tsx"
import { orderTitle } from "../words/order-title.ts"
import { useFormats, useWords } from "../words/words.tsx"

export function Patient() {
  const { patients: words } = useWords()
  const party = useParty()
  const { patient } = useParams({ from: "/patienten/$patient" })
  const { value, refusal } = useAnswer(() => party.patients(), "patients", ["members", "orders"])
  if (value === null) {
    return (
      <Page title={words.title} back={{ to: "/patienten", text: words.title }}>
        {refusal === null ? <Loading /> : <Refused refusal={refusal} />}
      </Page>
    )
  }
  const person = value.find((one) => one.patient === patient)
  return person === undefined ? <NotFound /> : <PatientScreen person={person} />
}

function PatientScreen({ person }: { readonly person: PatientView }) {
  const [correcting, setCorrecting] = useState(false)
  const { patients: words, app, chain } = useWords()
  const formats = useFormats()
  const mayOrder = placesOrders(useMe().role)
  return (
    <Page
      title={[person.given, person.family].filter(Boolean).join(" ")}
      lead={person.birthDate === null ? undefined : words.born(formats.day(person.birthDate))}
      back={{ to: "/patienten", text: words.title }}
      narrow
      actions={
        <>
          {mayOrder && (
            <Button icon="pen" onPress={() => setCorrecting(true)}>
              {words.correct}
            </Button>
          )}
          {mayOrder && (
            <LinkButton
              to="/auftraege/neu"
              search={{ to: undefined, patient: person.patient }}
              look="primary"
              icon="plus"
            >
              {app.newOrder}
            </LinkButton>
          )}
        </>
      }
    >
      {correcting && <CorrectPatient patient={person.patient} onClose={() => setCorrecting(false)} />}
      {person.nameHidden && <RevealName about={{ patient: person.patient }} />}
      <Consents person={person} />
      <PendingLinks person={person} />
      <Chain about={{ patient: person.patient }} title={chain.titlePatient} />
      <PapersOf person={person} />
      <OrdersOf person={person} />
    </Page>
  )
}

function Consents({ person }: { readonly person: PatientView }) {
  const { patients: words } = useWords()
  const party = useParty()
  const consents = useAnswer(() => party.consents(person.patient), `consents ${person.patient}`, ["members"])
  const partners = useAnswer(() => party.partners(), "partners", ["partners"])
  const [withdrawing, setWithdrawing] = useState<ConsentView | null>(null)
  const mayCapture = placesOrders(useMe().role)
  const nameOf = (organisation: OrganisationId): string =>
    partners.value?.find((one) => one.organisation === organisation)?.profile.name ?? "…"
  return (
    <Section
      title={words.consents}
      aside={
        mayCapture && (
          <LinkButton to="/einwilligung" search={{ patient: person.patient, to: undefined }} icon="pen">
            {words.capture}
          </LinkButton>
        )
      }
    >
      <Refused refusal={consents.refusal} />
      <Refusals person={person} nameOf={nameOf} />
      {consents.value?.length === 0 && <p className="soft">{words.noConsent}</p>}
      <ul className="lines">
        {consents.value
          ?.toSorted((a, b) => b.givenAt - a.givenAt)
          .map((consent) => (
            <ConsentLine
              key={consent.consent}
              consent={consent}
              isNamed={!person.nameHidden}
              nameOf={nameOf}
              onWithdraw={() => setWithdrawing(consent)}
            />
          ))}
      </ul>
      {withdrawing !== null && (
        <WithdrawDialog
          consent={withdrawing}
          onClose={() => {
            setWithdrawing(null)
            consents.again()
          }}
        />
      )}
    </Section>
  )
}

interface RefusalsProps {
  readonly person: PatientView
  readonly nameOf: (organisation: OrganisationId) => string
}

/** A no stands until somebody signs: it is seen beside the consents. */
function Refusals({ person, nameOf }: RefusalsProps) {
  const { patients: words } = useWords()
  const formats = useFormats()
  const party = useParty()
  const { value } = useAnswer(() => party.refusals(person.patient), `refusals ${person.patient}`, ["orders"])
  if (value === null || value.length === 0) return null
  return (
    <ul className="lines">
      {value.map(({ at, to }) => (
        <li className="line" key={to}>
          <div className="line-text">
            <p className="line-title">{nameOf(to)}</p>
            <p className="soft small">{words.refusedAt(formats.date(at))}</p>
          </div>
          <Badge tone="danger">{words.refused}</Badge>
        </li>
      ))}
    </ul>
  )
}

/** Sheets that still wait on the patient's own telephone: the screen on which they were made may be closed. */
function PendingLinks({ person }: { readonly person: PatientView }) {
  const { patients: words, consent, partners } = useWords()
  const formats = useFormats()
  const party = useParty()
  const deed = useDeed()
  const links = useAnswer(() => party.patientLinks(person.patient), `links ${person.patient}`, ["status"])
  const open = (links.value ?? []).filter(({ state }) => state === "waiting")
  if (open.length === 0) return null
  return (
    <Section title={words.openLinks}>
      <Refused refusal={links.refusal ?? deed.refusal} />
      <ul className="lines">
        {open.map(({ address, expiresAt, link, state }) => (
          <li className="line" key={link}>
            <div className="line-text">
              <p className="line-title">{consent.linkStates[state]}</p>
              <p className="soft small">{partners.validUntil(formats.moment(expiresAt))}</p>
              <CopyText text={address} label={consent.link} />
            </div>
            <Button
              busy={deed.busy}
              onPress={() => void deed.run(() => party.revokePatientLink(link), links.again)}
            >
              {consent.revokeLink}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface ConsentLineProps {
  readonly consent: ConsentView
  /** The signed sheet has the name in it. */
  readonly isNamed: boolean
  readonly nameOf: (organisation: OrganisationId) => string
  readonly onWithdraw: () => void
}

function ConsentLine({ consent, isNamed, nameOf, onWithdraw }: ConsentLineProps) {
  const { patients: words, terms, papers } = useWords()
  const formats = useFormats()
  const { scope, state } = consent
  return (
    <li className="line">
      <div className="line-text">
        <p className="line-title">
          {formats.list(scope.recipients.map(({ organisation }) => nameOf(organisation)))}
        </p>
        <p className="soft small">
          {words.givenAt(formats.date(consent.givenAt))}, {words.until(formats.date(consent.validUntil))},{" "}
          {terms.categories[scope.category]}
        </p>
        <p className="soft small">{formats.list(scope.kinds.map((kind) => terms.contentKinds[kind]))}</p>
        {scope.onward.length > 0 && (
          <p className="soft small">
            {words.onward} {formats.list(scope.onward.map(({ organisation }) => nameOf(organisation)))}
          </p>
        )}
      </div>
      <Badge tone={state === "given" ? "ok" : state === "withdrawn" ? "danger" : "still"}>
        {terms.consentStates[state]}
      </Badge>
      <div className="row">
        {isNamed && <PaperButtons kind="consent-copy" about={consent.consent} of={papers.consentCopy} />}
        {isNamed && state === "withdrawn" && (
          <span className="stack-tight">
            <span className="soft small">{papers.withdrawalReceipt}</span>
            <PaperButtons kind="withdrawal-receipt" about={consent.consent} of={papers.withdrawalReceipt} />
          </span>
        )}
        {state === "given" && (
          <Button look="danger" onPress={onWithdraw}>
            {words.withdraw}
          </Button>
        )}
      </div>
    </li>
  )
}

/** Art. 15 names the concrete recipients; so does the shorter sheet. */
function PapersOf({ person }: { readonly person: PatientView }) {
  const { papers } = useWords()
  return (
    <Section title={papers.partnerPapers}>
      <ul className="lines">
        {!person.nameHidden && (
          <li className="line">
            <span className="line-text">
              <span className="line-title">{papers.access}</span>
              <span className="soft small tick-text">{papers.accessText}</span>
            </span>
            <PaperButtons kind="access" about={person.patient} of={papers.access} />
          </li>
        )}
        <li className="line">
          <span className="line-text">
            <span className="line-title">{papers.recipients}</span>
          </span>
          <PaperButtons kind="recipients" about={person.patient} of={papers.recipients} />
        </li>
      </ul>
    </Section>
  )
}

function OrdersOf({ person }: { readonly person: PatientView }) {
  const all = useWords()
  const { patients: words, order } = all
  const party = useParty()
  const { value } = useAnswer(() => party.orders(), "orders", ["orders"])
  const theirs = (value ?? []).filter(({ patient }) => patient === person.patient)
  return (
    <Section title={words.orders}>
      {theirs.length === 0 && <p className="soft">{words.noOrders}</p>}
      <ul className="lines">
        {theirs.map((one) => (
          <li key={one.order} className={one.state === "erased" ? "line line-acts" : undefined}>
            <Link className="line" to="/auftraege/$order" params={{ order: one.order }}>
              <span className="line-text">
                <span className="line-title">{orderTitle(one.title, all)}</span>
                <span className="soft small tick-text">
                  <span className="digits">{one.number}</span>, {order.to(one.partner.name)}
                </span>
              </span>
              <StateBadge state={one.state} />
            </Link>
            {one.state === "erased" && <ProtocolButtons order={one.order} number={one.number} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}
