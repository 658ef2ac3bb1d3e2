/** The signed facts of a disclosure: agreements with the partner, the patient's consent, the practice's mode. */
import { ordering } from "../api/ordering.ts"
import type { SenderFacts, SignedFacts } from "../disclosure/request.ts"
import type { Act } from "../disclosure/signed-documents.ts"
import { isInForce } from "../records/agreement.ts"
import type { OrderId } from "../records/id.ts"
import { roleOfDevice } from "../trust/organisation-log.ts"
import type { StatementBody } from "../trust/statements.ts"
import { ownAttestations } from "./attestations.ts"
import type { Desk } from "./desk.ts"
import type { Partner } from "./partners.ts"
import { maySetMode } from "../records/organisation.ts"
import { believeAll } from "./signed.ts"
import { ownSettings } from "./settings.ts"
import type { Signed } from "./signed.ts"
import { isOlderThanKnown, readKnown } from "./stated.ts"
import type { DraftDecisionInput } from "./draft-view.ts"

/** The order that is passed on, and what the patient signed for it. */
export interface Parent {
  readonly order: OrderId
  readonly eraseBy: number
  readonly consent: StatementBody<"consent"> | null
  readonly withdrawal: StatementBody<"withdrawal"> | null
  /** As the first sender stated it: the next one does not know the patient. */
  readonly ageGroup: SenderFacts["ageGroup"]
}

export async function signedFactsFor(
  desk: Desk,
  to: Partner,
  act: Act,
  consent: DraftDecisionInput["consent"],
  parent: Parent | null,
): Promise<SignedFacts> {
  const given = parent ?? ownConsent(desk, consent)
  const now = desk.parts.now()
  const inForce = (list: Partner["ours"]) =>
    list.map(({ body }) => body).filter((body) => isInForce(body, now))
  return {
    profile: to.profile.body.profile,
    ours: inForce(to.ours),
    theirs: inForce(to.theirs),
    attested: {
      ours: await ownAttestations(desk, [act.order, act.recipient, act.sender]),
      theirs: to.attested,
    },
    consent: given.consent,
    withdrawal: given.withdrawal,
    mode: await ownMode(desk),
    settings: await ownSettings(desk),
  }
}

export type Given = Pick<SignedFacts, "consent" | "withdrawal">

export const ownConsent = (desk: Desk, consent: DraftDecisionInput["consent"]): Given =>
  consent === null
    ? { consent: null, withdrawal: null }
    : { consent: consentStatement(desk, consent), withdrawal: withdrawalStatement(desk, consent) }

/** From the own record, not from the server: a server that hides a withdrawal changes nothing here. */
function consentStatement(
  desk: Desk,
  consent: NonNullable<DraftDecisionInput["consent"]>,
): SignedFacts["consent"] {
  const given = desk.register.consents.get(consent)
  if (given === undefined) return null
  const {
    scope,
    releasesFromSecrecy,
    givenAt,
    validUntil,
    signer,
    assent,
    capacityDocumented,
    authorityShown,
  } = given
  return {
    organisation: desk.id,
    at: givenAt,
    consent,
    scope,
    releasesFromSecrecy,
    givenAt,
    validUntil,
    signer,
    assent,
    capacityDocumented,
    authorityShown,
    evidence: given.evidence,
  }
}

function withdrawalStatement(
  desk: Desk,
  consent: NonNullable<DraftDecisionInput["consent"]>,
): SignedFacts["withdrawal"] {
  const gone = desk.register.withdrawals.get(consent)
  return gone === undefined ? null : { organisation: desk.id, at: gone.at, consent }
}

/**
 * Signed by somebody who may lower the rules, and no older than the newest that this device saw or the own record
 * notes: in every doubt the answer is null, and null is strict.
 */
export async function ownMode(desk: Desk): Promise<StatementBody<"policy-mode"> | null> {
  const known = await readKnown(desk, "policy-mode")
  if (!known.ok) return null
  const reply = await desk.connection.call(ordering.ownStatements, { query: { kind: "policy-mode" } })
  if (!reply.ok) return null
  const all = await believeAll("policy-mode", reply.value.statements, desk.organisation)
  const newest = all
    .filter(({ body, device }) => maySetMode(roleOfDevice(desk.organisation, device, body.at), body.mode))
    .reduce<Signed<"policy-mode"> | null>(
      (best, one) => (best === null || one.body.version > best.body.version ? one : best),
      null,
    )
  const shown = newest && { version: newest.body.version, hash: newest.hash }
  if (await isOlderThanKnown(desk, known.value, { statement: "policy-mode", name: "" }, shown)) {
    desk.alarm({ code: "mode-rolled-back", details: {} })
    return null
  }
  return newest?.body ?? null
}
