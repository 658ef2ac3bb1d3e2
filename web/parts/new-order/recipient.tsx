/** To whom, for whom, on which ground: the side column of a new order. */
import type { ConsentView, PatientView } from "@zahnwolke/core/party/patient-views"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import type { OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import type { OrganisationRole } from "@zahnwolke/core/records/organisation"
import type { OrderDraft } from "../../session/order-draft.ts"
import { useFormats, useVoice, useWords } from "../../words/words.tsx"
import { refusalSentence } from "../../words/refusal.ts"
import { Badge } from "../badge.tsx"
import { Button, LinkButton } from "../button.tsx"
import { Tick } from "../choice.tsx"
import { SelectField, TextField } from "../field.tsx"
import { Note } from "../note.tsx"
import { PatientPicker } from "../patient-picker.tsx"

interface RecipientFieldProps {
  readonly partners: readonly PartnerView[]
  readonly to: OrganisationId | null
  readonly onChange: (to: OrganisationId | null) => void
}

export function RecipientField({ partners, to, onChange }: RecipientFieldProps) {
  const { newOrder, terms } = useWords()
  const voice = useVoice()
  const formats = useFormats()
  const chosen = partners.find(({ organisation }) => organisation === to)
  if (partners.length === 0) {
    return (
      <div className="stack-tight" id="recipient">
        <p>{newOrder.noPartner}</p>
        <LinkButton to="/partner" icon="plus">
          {newOrder.invite}
        </LinkButton>
      </div>
    )
  }
  return (
    <div className="stack-tight" id="recipient">
      <SelectField<string>
        label={newOrder.to}
        value={to ?? ""}
        options={[
          ...(to === null ? [{ value: "", text: newOrder.chooseRecipient }] : []),
          ...partners.map(({ organisation, profile }) => ({
            value: organisation,
            text: `${profile.name} (${terms.roles[profile.role]}, ${formats.country(profile.places.seat)})`,
          })),
        ]}
        onChange={(value) =>
          onChange(partners.find(({ organisation }) => organisation === value)?.organisation ?? null)
        }
      />
      {chosen !== undefined && chosen.obstacle !== null && (
        <Note mood="danger">{refusalSentence(chosen.obstacle, voice)}</Note>
      )}
      {chosen?.trust === "key-changed" && <Note mood="danger">{terms.trust["key-changed"]}</Note>}
    </div>
  )
}

interface PatientPartProps {
  readonly patients: readonly PatientView[]
  readonly patient: PatientId | null
  readonly onPatient: (patient: PatientId | null) => void
  readonly code: string | null
  readonly recipient: OrganisationRole | null
  readonly draft: OrderDraft
  readonly onChange: (draft: OrderDraft) => void
}

export function PatientPart(props: PatientPartProps) {
  const { patients, patient, onPatient, code, recipient, draft, onChange } = props
  const { newOrder } = useWords()
  return (
    <div className="stack-tight">
      <PatientPicker patients={patients} value={patient} onChange={onPatient} nobody={newOrder.noPatient} />
      <p className="small">{code === null ? newOrder.codeLater : newOrder.code(code, recipient)}</p>
      {patient !== null && (
        <>
          <Tick checked={draft.withName} onChange={(withName) => onChange({ ...draft, withName })}>
            {newOrder.withName}
          </Tick>
          {draft.withName && (
            <div id="name-reason">
              <TextField
                label={newOrder.nameReason(recipient)}
                value={draft.nameReason}
                onChange={(nameReason) => onChange({ ...draft, nameReason })}
              />
            </div>
          )}
        </>
      )}
    </div>
  )
}

interface ConsentPartProps {
  readonly patient: PatientId | null
  readonly consents: readonly ConsentView[] | null
  readonly consent: ConsentView | null
  readonly onCapture: () => void
}

export function ConsentPart({ patient, consents, consent, onCapture }: ConsentPartProps) {
  const { newOrder, terms } = useWords()
  const formats = useFormats()
  const other = (consents ?? []).some(({ state }) => state === "given")
  return (
    <div className="stack-tight" id="consent">
      <div className="row row-between">
        <h3>{newOrder.consent}</h3>
        {consent !== null ? (
          <Badge tone="ok">{newOrder.consentUntil(formats.date(consent.validUntil))}</Badge>
        ) : (
          <Badge tone="open">{patient === null ? newOrder.consentNoPatient : newOrder.consentNone}</Badge>
        )}
      </div>
      {consent !== null && (
        <p className="soft small">
          {formats.list(consent.scope.kinds.map((kind) => terms.contentKinds[kind]))}
        </p>
      )}
      {patient !== null && consent === null && (
        <>
          {other && <p className="soft small">{newOrder.consentElse}</p>}
          <div>
            <Button icon="pen" onPress={onCapture}>
              {newOrder.consentCapture}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

interface MayPassProps {
  readonly mills: readonly PartnerView[]
  readonly named: readonly OrganisationId[]
  readonly onChange: (named: readonly OrganisationId[]) => void
}

export function MayPass({ mills, named, onChange }: MayPassProps) {
  const { newOrder } = useWords()
  const formats = useFormats()
  if (mills.length === 0) return null
  return (
    <fieldset id="may-pass">
      <legend className="field-label">{newOrder.mayPass}</legend>
      {mills.map(({ organisation, profile }) => (
        <Tick
          key={organisation}
          checked={named.includes(organisation)}
          onChange={(on) =>
            onChange(on ? [...named, organisation] : named.filter((other) => other !== organisation))
          }
        >
          {profile.name}, {formats.country(profile.places.processing[0] ?? profile.places.seat)}
        </Tick>
      ))}
    </fieldset>
  )
}
