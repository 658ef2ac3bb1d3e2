/** What this organisation attested: signed by somebody who may, the newest counts, and an older one does not come back. */
import { ordering } from "../api/ordering.ts"
import type { DisclosureRequest } from "../policy/request.ts"
import { boundTo } from "../policy/documents.ts"
import { isSignedAs } from "../disclosure/signed-documents.ts"
import type { Attestation } from "../disclosure/signed-documents.ts"
import { hashHex } from "../encoding/hash.ts"
import { utf8 } from "../encoding/bytes.ts"
import {
  attestationKinds,
  attestationName,
  attestingRoles,
  attestingSide,
  isAttestationKind,
  mayAttest,
  newestAttestations,
} from "../records/attestation.ts"
import type { AttestationKind } from "../records/attestation.ts"
import { clockSlack } from "../records/clocks.ts"
import type { OrderId, OrganisationId } from "../records/id.ts"
import { memberOfDevice, roleOfDevice } from "../trust/organisation-log.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import type { Envelope } from "../trust/statement.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { statedKey } from "./officer-events.ts"
import { believeAll } from "./signed.ts"
import type { Signed } from "./signed.ts"
import { isOlderThanKnown, readKnown, stateCounted } from "./stated.ts"
import type { Known } from "./stated.ts"
import type { AttestationInput, AttestationView } from "./verdict-views.ts"
import type { Answer } from "./views.ts"

/** Read by their signatures: who may not sign a kind has signed nothing. */
export async function believeAttestations(
  envelopes: readonly Envelope[],
  author: OrganisationState,
): Promise<readonly Signed<"attestation">[]> {
  const all = await believeAll("attestation", envelopes, author)
  const entitled = all.filter(({ body, device }) =>
    mayAttest(roleOfDevice(author, device, body.at), body.kind),
  )
  return entitled.filter(
    (one) => one.body.kind !== "emergency-confirmation" || isOfAnother(one, entitled, author),
  )
}

/** A second person is one only beside a first: nobody confirms their own word. */
function isOfAnother(
  { body, device }: Signed<"attestation">,
  all: readonly Signed<"attestation">[],
  author: OrganisationState,
): boolean {
  const confirming = memberOfDevice(author, device)?.user
  const attested = all.filter(
    (one) =>
      one.body.kind === "emergency-attestation" &&
      one.body.about === body.about &&
      one.body.text === body.text,
  )
  return (
    attested.length > 0 && attested.every((one) => memberOfDevice(author, one.device)?.user !== confirming)
  )
}

/** A partner's newest of each, but none of which this device once saw a newer one: a partner's record it cannot read. */
async function remembered(
  desk: Desk,
  all: readonly Signed<"attestation">[],
): Promise<readonly Signed<"attestation">[]> {
  const kept: Signed<"attestation">[] = []
  const versions = all.map((one) => ({ ...one.body, signed: one }))
  for (const { signed, version, organisation, ...named } of newestAttestations(versions)) {
    const name = `attestation ${organisation} ${attestationName(named)}`
    const known = await desk.memory.recall("newest", name)
    if (known !== null && version < known.version) {
      desk.alarm({ code: "attestation-rolled-back", details: { kind: named.kind } })
      continue
    }
    if (known?.version !== version) await desk.memory.keep("newest", name, { version })
    kept.push(signed)
  }
  return kept
}

/**
 * The own newest of each, but none of which this device saw a newer one or of which the own record notes a newer one:
 * a server that hides how something was taken back must hide the record since then as well.
 */
async function newestOwn(
  desk: Desk,
  known: Known,
  about: string,
  all: readonly Signed<"attestation">[],
): Promise<readonly Signed<"attestation">[]> {
  const newest = newestAttestations(all.map((one) => ({ ...one.body, signed: one })))
  const kept: Signed<"attestation">[] = []
  for (const kind of attestationKinds) {
    const signed = newest.find((one) => one.kind === kind)?.signed ?? null
    const shown = signed && { version: signed.body.version, hash: signed.hash }
    const name = attestationName({ kind, about })
    if (shown === null && !known.stated.has(statedKey({ statement: "attestation", name }))) continue
    if (await isOlderThanKnown(desk, known, { statement: "attestation", name }, shown)) {
      desk.alarm({ code: "attestation-rolled-back", details: { kind } })
    } else if (signed !== null) kept.push(signed)
  }
  return kept
}

/** Of the own organisation, about one thing: an order, another organisation, or itself. */
export async function ownSigned(
  desk: Desk,
  about: string,
): Promise<Answer<readonly Signed<"attestation">[]>> {
  const known = await readKnown(desk, "attestation", about)
  if (!known.ok) return known
  const reply = await desk.connection.call(ordering.ownStatements, { query: { kind: "attestation", about } })
  if (!reply.ok) return no(reply.problem.code)
  const believed = await believeAttestations(reply.value.statements, desk.organisation)
  return done(
    await newestOwn(
      desk,
      known.value,
      about,
      believed.filter(({ body }) => body.about === about),
    ),
  )
}

/** What counts on the own side for an act; without an answer of the server nothing does, and nothing is strict. */
export async function ownAttestations(
  desk: Desk,
  abouts: readonly string[],
): Promise<readonly Attestation[]> {
  const answers = await Promise.all(abouts.map((about) => ownSigned(desk, about)))
  return answers.flatMap((answer) => (answer.ok ? answer.value.map(({ body }) => body) : []))
}

export const viewAttestation = ({
  kind,
  about,
  covers,
  result,
  version,
  text,
  at,
  validUntil,
}: Attestation): AttestationView => ({ kind, about, covers, result, version, text, at, validUntil })

/** What a partner says of itself, as the server shows it among the partner's statements. */
export async function theirAttestations(
  desk: Desk,
  partner: OrganisationState,
  envelopes: readonly Envelope[],
): Promise<readonly Attestation[]> {
  const believed = await believeAttestations(envelopes, partner)
  const own = believed.filter(({ body }) => body.about === partner.id)
  return (await remembered(desk, own)).map(({ body }) => body)
}

/** Signed now, in place of the one that stood there before; the hash of that one stands in it. */
export async function attest(desk: Desk, input: AttestationInput): Promise<Answer<null>> {
  const { kind, about } = input
  const role = desk.organisation.members.get(desk.user)?.role
  if (!mayAttest(role, kind)) return no(neededRole(kind))
  if (input.text.trim() === "") return no("attestation-without-text")
  const before = await ownSigned(desk, about)
  if (!before.ok) return before
  const replaced = before.value.find(({ body }) => body.kind === kind) ?? null
  const now = desk.parts.now()
  const signed = await stateCounted(desk, "attestation", attestationName({ kind, about }), {
    organisation: desk.id,
    at: now,
    kind,
    about,
    covers: [...input.covers],
    result: input.result,
    version: (replaced?.body.version ?? 0) + 1,
    text: hashHex(utf8(input.text)),
    validFrom: now - clockSlack,
    validUntil: now + input.days * 86_400_000,
    previous: replaced?.hash ?? null,
  })
  if (signed.ok) desk.tell({ kind: "changed", what: "attestations" })
  return signed.ok ? done(null) : signed
}

const neededRole = (kind: AttestationKind): string =>
  attestingRoles(kind).includes("owner") ? "owner-needed" : "officer-needed"

/** A day is enough for what is signed on the way to one order. */
const draftDays = 1

/**
 * About the order that is being written, or about its recipient for this order alone, as the policy binds the kind. A
 * sheet on risks speaks of every country of the recipient.
 */
export function attestForOrder(
  desk: Desk,
  order: OrderId,
  input: { readonly kind: AttestationKind; readonly to: OrganisationId; readonly text: string },
  countries: readonly string[],
): Promise<Answer<null>> {
  const { kind, to, text } = input
  const isOfOrder = boundTo(kind) === "order"
  return attest(desk, {
    kind,
    about: isOfOrder ? order : boundTo(kind) === "sender" ? desk.id : to,
    covers: isOfOrder ? (kind === "risk-sheet" ? countries : []) : [order],
    result: "positive",
    text,
    days: draftDays,
  })
}

/**
 * Every attested document of a grant must be a statement that its own side signed, by somebody whose role in that
 * side's log may sign the kind; anything else is a claim.
 */
export async function areAttested(
  request: DisclosureRequest,
  sides: { readonly sender: OrganisationState; readonly recipient: OrganisationState },
  envelopes: readonly Envelope[],
): Promise<boolean> {
  const claimed = request.documents.filter(({ kind }) => isAttestationKind(kind))
  if (claimed.length === 0) return true
  const { sender, recipient } = sides
  const believed = [
    ...(await believeAttestations(envelopes, sender)).filter(
      ({ body }) => attestingSide(body.kind) === "sender",
    ),
    ...(await believeAttestations(envelopes, recipient)).filter(
      ({ body }) => attestingSide(body.kind) === "recipient",
    ),
  ]
  return claimed.every((document) => believed.some(({ body }) => isSignedAs(document, body)))
}
