/** The question put to the policy, made the same way on both ends: by the sender from all it knows, by the server from what it can see. */
import type { Json } from "../encoding/json.ts"
import { canonicalJson } from "../encoding/json.ts"
import { instant } from "../policy/day.ts"
import { parseRequest } from "../policy/request.ts"
import type { ConsentFact, DisclosureRequest, DocumentFact } from "../policy/request.ts"
import type { ContentShape } from "../policy/vocabulary.ts"
import type { Category } from "../records/consent.ts"
import type { OrderId, OrganisationId } from "../records/id.ts"
import type { OrganisationProfile } from "../records/organisation.ts"
import type { StatementBody } from "../trust/statements.ts"

/** What was signed and can be checked by whoever sees the statements. */
export interface SignedFacts {
  readonly profile: OrganisationProfile
  /** Of both sides with each other, as they stand. */
  readonly ours: readonly StatementBody<"agreement">[]
  readonly theirs: readonly StatementBody<"agreement">[]
  readonly consent: StatementBody<"consent"> | null
  readonly withdrawal: StatementBody<"withdrawal"> | null
  readonly mode: StatementBody<"policy-mode"> | null
}

/** What only the sender knows; it stands signed in the disclosure. */
export interface SenderFacts {
  readonly at: number
  readonly order: OrderId
  readonly sender: OrganisationId
  readonly recipient: OrganisationId
  readonly category: Category
  readonly contents: readonly ContentShape[]
  readonly scanned: boolean
  readonly ageGroup: "under-14" | "14-to-15" | "16-to-17" | "adult" | "unknown"
  readonly informed: boolean
  readonly reasonForName: boolean
  readonly mayPassTo: readonly OrganisationId[]
}

const noText = "0".repeat(64)

function agreementDocuments(signed: SignedFacts, recipient: OrganisationId): readonly DocumentFact[] {
  const asDocument = (agreement: StatementBody<"agreement">): DocumentFact => ({
    kind: agreement.kind,
    about: recipient,
    covers: [],
    result: "positive",
    version: agreement.version,
    text: agreement.text,
    validFrom: instant(agreement.validFrom),
    validUntil: instant(agreement.validUntil),
  })
  // A data agreement binds once both have signed the same text; secrecy is the recipient's own undertaking (§ 203(4) StGB).
  const bothSigned = signed.theirs.filter(
    (theirs) =>
      theirs.kind === "data-agreement" &&
      signed.ours.some((ours) => ours.kind === theirs.kind && ours.text === theirs.text),
  )
  const secrecy = signed.theirs.filter((theirs) => theirs.kind === "secrecy-undertaking")
  return [...bothSigned, ...secrecy].map((agreement) => asDocument(agreement))
}

function consentFacts({ consent, withdrawal }: SignedFacts): readonly ConsentFact[] {
  if (consent === null) return []
  const { scope } = consent
  return [
    {
      id: consent.consent,
      scope: { ...scope, order: "any" },
      releasesFromSecrecy: consent.releasesFromSecrecy,
      givenAt: instant(consent.givenAt),
      validUntil: instant(consent.validUntil),
      withdrawnAt: withdrawal === null ? null : instant(withdrawal.at),
      signer: consent.signer,
      assent: consent.assent,
      capacityDocumented: consent.capacityDocumented,
      authorityShown: consent.authorityShown,
      form: "simple",
      evidence: consent.evidence,
    },
  ]
}

function statedDocuments(facts: SenderFacts): readonly DocumentFact[] {
  const document = (kind: DocumentFact["kind"], about: string): DocumentFact => ({
    kind,
    about,
    covers: [],
    result: "positive",
    version: "1",
    text: noText,
    validFrom: instant(facts.at),
    validUntil: instant(facts.at + 86_400_000),
  })
  return [
    ...(facts.informed ? [document("information-notice", facts.recipient)] : []),
    ...(facts.reasonForName ? [document("reason-for-name", facts.order)] : []),
  ]
}

/** Statutory mode counts only with the signed approval of a data protection officer. */
function modeDocuments({ mode }: SignedFacts, sender: OrganisationId): readonly DocumentFact[] {
  if (mode === null || mode.mode !== "statutory") return []
  return [
    {
      kind: "dpo-mode-approval",
      about: sender,
      covers: [],
      result: "positive",
      version: String(mode.version),
      text: noText,
      validFrom: instant(mode.at),
      validUntil: instant(mode.at + 365 * 86_400_000),
    },
  ]
}

function recipientFacts(
  profile: OrganisationProfile,
  recipient: OrganisationId,
): DisclosureRequest["recipient"] {
  const { onward, places, role } = profile
  const named = onward.kind === "named" ? onward.recipients : []
  return {
    organisation: recipient,
    role,
    places: {
      ...places,
      processing: [...places.processing],
      storage: [...places.storage],
      backup: [...places.backup],
      support: [...places.support],
    },
    parent: places.seat,
    onward: {
      kind: onward.kind,
      recipients: named.map(({ country }, index) => ({ organisation: `next-${index}`, country })),
    },
    dpfListedUntil: null,
    establishmentGermany: places.seat === "DE",
    firstPlacedOnMarket: null,
    profileComplete: true,
  }
}

export function makeRequest(facts: SenderFacts, signed: SignedFacts): DisclosureRequest {
  const written: Json = JSON.parse(
    JSON.stringify({
      version: 1,
      at: instant(facts.at),
      order: facts.order,
      sender: facts.sender,
      op: "transfer",
      mode: signed.mode?.mode ?? "strict",
      kind: "health",
      category: facts.category,
      contents: facts.contents.length === 0 ? ["unknown"] : facts.contents,
      scanned: facts.scanned,
      mappingKept: true,
      unaltered: false,
      handling: "copy",
      purpose: "make-restoration",
      encrypted: true,
      emergency: false,
      deployment: "hosted",
      singleCasesThisYear: 1_000_000,
      standingOrder: true,
      patient: { age: facts.ageGroup, deceased: false },
      recipient: recipientFacts(signed.profile, facts.recipient),
      consents: consentFacts(signed),
      documents: [
        ...agreementDocuments(signed, facts.recipient),
        ...statedDocuments(facts),
        ...modeDocuments(signed, facts.sender),
      ],
      erasure: null,
      settings: {},
    }),
  )
  const request = parseRequest(written)
  if ("problem" in request) throw new Error(`a request of our own making was refused: ${request.problem}`)
  return request
}

export const requestText = (request: DisclosureRequest): string => {
  const json: Json = JSON.parse(JSON.stringify(request))
  return canonicalJson(json)
}

/** The sender's request with everything that signed statements say put in its place: what a server decides on. */
export function overwriteSeen(
  claimed: DisclosureRequest,
  signed: SignedFacts,
  sender: OrganisationId,
  recipient: OrganisationId,
): DisclosureRequest {
  const seen: readonly string[] = ["data-agreement", "secrecy-undertaking", "dpo-mode-approval"]
  return {
    ...claimed,
    sender,
    op: "transfer",
    mode: signed.mode?.mode ?? "strict",
    handling: "copy",
    recipient: {
      ...recipientFacts(signed.profile, recipient),
      dpfListedUntil: claimed.recipient.dpfListedUntil,
    },
    consents: consentFacts(signed),
    documents: [
      ...claimed.documents.filter((document) => !seen.includes(document.kind)),
      ...agreementDocuments(signed, recipient),
      ...modeDocuments(signed, sender),
    ],
    settings: {},
  }
}
