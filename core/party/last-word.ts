/** What a patient said last of a recipient: a no stands against every older sheet, and against going without one (Art. 7(3) GDPR). */
import { utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { randomId } from "../records/id.ts"
import type { ConsentId, OrganisationId, PatientId } from "../records/id.ts"
import { no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { codeKey } from "./patient-events.ts"
import type { RefusalInput, RefusalView } from "./patient-views.ts"
import { record } from "./register.ts"
import { ownConsent } from "./signed-facts.ts"
import type { Given } from "./signed-facts.ts"
import type { Answer } from "./views.ts"

interface Whom {
  readonly patient: PatientId | null
  readonly to: OrganisationId
}

interface No {
  readonly at: number
  readonly given: Given
}

const about = ({ register }: Desk, { patient, to }: Whom) =>
  [...register.consents.values()].filter(
    (one) =>
      one.patient === patient &&
      [...one.scope.recipients, ...one.scope.onward].some(({ organisation }) => organisation === to),
  )

function lastWithdrawal(desk: Desk, whom: Whom): No | null {
  const [gone] = about(desk, whom)
    .flatMap(({ consent }) => desk.register.withdrawals.get(consent) ?? [])
    .toSorted((a, b) => b.at - a.at)
  return gone === undefined ? null : { at: gone.at, given: ownConsent(desk, gone.consent) }
}

/** A sheet that was never signed, withdrawn in the same moment: the policy knows no third word, and nothing leaves on it. */
function lastRefusal(desk: Desk, { patient, to }: Whom): No | null {
  const refused = desk.register.refusals.get(codeKey(patient, to))
  if (refused === undefined) return null
  const { at } = refused
  const consent = randomId("consent")
  const unsigned = {
    organisation: desk.id,
    at,
    consent,
    scope: {
      recipients: [{ organisation: to, country: "??" }],
      onward: [],
      purpose: "treatment" as const,
      kinds: [],
      category: "anonymous" as const,
      countries: [],
    },
    releasesFromSecrecy: false,
    givenAt: at,
    validUntil: at,
    signer: "patient" as const,
    assent: false,
    capacityDocumented: false,
    authorityShown: false,
    evidence: hashHex(utf8("")),
  }
  return { at, given: { consent: unsigned, withdrawal: { organisation: desk.id, at, consent } } }
}

function lastNo(desk: Desk, whom: Whom): No | null {
  const withdrawn = lastWithdrawal(desk, whom)
  const refused = lastRefusal(desk, whom)
  if (withdrawn === null || refused === null) return withdrawn ?? refused
  return withdrawn.at < refused.at ? refused : withdrawn
}

/** Whatever came after it: in an emergency the question is whether a no is known at all. */
export const anyNo = (desk: Desk, whom: Whom): Given | null => lastNo(desk, whom)?.given ?? null

/** The no, where the sheet that was chosen is none or an older one; null where a yes was signed after it. */
function lastWordWasNo(desk: Desk, whom: Whom, chosen: ConsentId | null): Given | null {
  const last = lastNo(desk, whom)
  if (last === null) return null
  const yes = about(desk, whom).filter(({ consent }) =>
    chosen === null ? !desk.register.withdrawals.has(consent) : consent === chosen,
  )
  return yes.some(({ givenAt }) => last.at < givenAt) ? null : last.given
}

/**
 * What stands where the person chose a sheet or none: a no that came last, or a sheet that ended and was not renewed. Null
 * where the choice itself says all. To change the ground in silence once somebody was asked would be unfair (spec 2.6).
 */
export function lastWord(desk: Desk, whom: Whom, chosen: ConsentId | null): Given | null {
  const refused = lastWordWasNo(desk, whom, chosen)
  if (refused !== null || chosen !== null) return refused
  const [newest] = about(desk, whom)
    .filter(({ consent }) => !desk.register.withdrawals.has(consent))
    .toSorted((a, b) => b.validUntil - a.validUntil)
  const isOver = newest !== undefined && newest.validUntil <= desk.parts.now()
  return isOver ? ownConsent(desk, newest.consent) : null
}

/** Nothing is signed and the server learns nothing: it knows no patients, and this device sends nothing from now on. */
export async function refuseConsent(desk: Desk, { patient, to }: RefusalInput): Promise<Answer<null>> {
  if (!desk.register.patients.has(patient)) return no("patient-unknown")
  const kept = await record(desk, { kind: "consent-refused", patient, to, at: desk.parts.now() })
  if (kept.ok) desk.tell({ kind: "changed", what: "orders" })
  return kept
}

/** Those that still stand: a consent that was signed later takes the no back. */
export const viewRefusals = (desk: Desk, patient: PatientId): readonly RefusalView[] =>
  [...desk.register.refusals.values()]
    .filter((one) => one.patient === patient && lastWordWasNo(desk, one, null) !== null)
    .map(({ at, to }) => ({ at, to }))
