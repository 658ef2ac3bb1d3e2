/** The documents of a decision, each made from a statement that somebody entitled signed; nothing here is a claim. */
import { instant, isDay } from "../policy/day.ts"
import type { Day } from "../policy/day.ts"
import type { DocumentFact } from "../policy/request.ts"
import { agreementHash } from "../records/agreement-text.ts"
import { attestingSide, newestAttestations } from "../records/attestation.ts"
import type { OrderId, OrganisationId } from "../records/id.ts"
import type { StatementBody } from "../trust/statements.ts"

export type Attestation = StatementBody<"attestation">

/** Statements as they stand, in force or not: the policy looks at their times itself. */
export interface SignedPapers {
  /** Of both sides with each other. */
  readonly ours: readonly StatementBody<"agreement">[]
  readonly theirs: readonly StatementBody<"agreement">[]
  /** Signed by somebody who may sign this kind, on the side of the sender and of the recipient. */
  readonly attested: { readonly ours: readonly Attestation[]; readonly theirs: readonly Attestation[] }
  readonly mode: StatementBody<"policy-mode"> | null
}

/** The act to which they must belong. */
export interface Act {
  readonly order: OrderId
  readonly sender: OrganisationId
  readonly recipient: OrganisationId
}

/** Its wording binds everybody who takes part behind the signer; another wording is not known to. */
const bindsChain = agreementHash("secrecy-undertaking")

function agreementDocuments(
  { ours, theirs }: SignedPapers,
  recipient: OrganisationId,
): readonly DocumentFact[] {
  const asDocument = (agreement: StatementBody<"agreement">): DocumentFact => ({
    kind: agreement.kind,
    about: recipient,
    covers: agreement.kind === "secrecy-undertaking" && agreement.text === bindsChain ? ["chain"] : [],
    result: "positive",
    version: agreement.version,
    text: agreement.text,
    validFrom: instant(agreement.validFrom),
    validUntil: instant(agreement.validUntil),
  })
  // A data agreement binds once both have signed the same text; secrecy is the recipient's own undertaking (§ 203(4) StGB).
  const bothSigned = theirs.filter(
    (one) =>
      one.kind === "data-agreement" && ours.some(({ kind, text }) => kind === one.kind && text === one.text),
  )
  const secrecy = theirs.filter(({ kind }) => kind === "secrecy-undertaking")
  return [...bothSigned, ...secrecy].map((agreement) => asDocument(agreement))
}

/** Statutory mode counts only with the signed approval of a data protection officer. */
export function modeDocuments(mode: SignedPapers["mode"], sender: OrganisationId): readonly DocumentFact[] {
  if (mode === null || mode.mode !== "statutory") return []
  return [
    {
      kind: "dpo-mode-approval",
      about: sender,
      covers: [],
      result: "positive",
      version: String(mode.version),
      text: mode.text,
      validFrom: instant(mode.at),
      validUntil: instant(mode.validUntil),
    },
  ]
}

/** Patients are informed one by one: what was said to one about a recipient says nothing of the next. */
const isOfThisOrder = ({ kind, covers }: Attestation, { order }: Act): boolean =>
  kind !== "information-notice" || covers.includes(order)

/** Of the sender about the act, and of the recipient about itself; anybody else's word is no fact. */
function countingAttestations({ ours, theirs }: SignedPapers["attested"], act: Act): readonly Attestation[] {
  const isAbout = ({ about }: Attestation): boolean =>
    about === act.order || about === act.recipient || about === act.sender
  const own = ours.filter(
    (one) =>
      one.organisation === act.sender &&
      attestingSide(one.kind) === "sender" &&
      isAbout(one) &&
      isOfThisOrder(one, act),
  )
  const other = theirs.filter(
    ({ organisation, kind, about }) =>
      organisation === act.recipient && about === act.recipient && attestingSide(kind) === "recipient",
  )
  return [...newestAttestations(own), ...newestAttestations(other)]
}

export const attestedDocument = (attestation: Attestation): DocumentFact => ({
  kind: attestation.kind,
  about: attestation.about,
  covers: [...attestation.covers],
  result: attestation.result,
  version: String(attestation.version),
  text: attestation.text,
  validFrom: instant(attestation.validFrom),
  validUntil: instant(attestation.validUntil),
})

const documentText = (document: DocumentFact): string =>
  JSON.stringify({
    kind: document.kind,
    about: document.about,
    covers: document.covers,
    result: document.result,
    version: document.version,
    text: document.text,
    validFrom: document.validFrom,
    validUntil: document.validUntil,
  })

/** Whether a document of a request says neither more nor less than what was signed. */
export const isSignedAs = (document: DocumentFact, attestation: Attestation): boolean =>
  documentText(document) === documentText(attestedDocument(attestation))

/** All documents of the act. An allow-list: a kind that no statement carries cannot come in. */
export function signedDocuments(papers: SignedPapers, act: Act): readonly DocumentFact[] {
  return [
    ...agreementDocuments(papers, act.recipient),
    ...countingAttestations(papers.attested, act).map((one) => attestedDocument(one)),
    ...modeDocuments(papers.mode, act.sender),
  ]
}

/** The end of the listing as somebody read it in the list and signed it; the policy asks for it within thirty days. */
export function listedUntil(attested: SignedPapers["attested"], act: Act): Day | null {
  const check = countingAttestations(attested, act).find(({ kind }) => kind === "dpf-check")
  const [day = ""] = check?.result === "positive" ? check.covers : []
  return isDay(day) ? day : null
}
