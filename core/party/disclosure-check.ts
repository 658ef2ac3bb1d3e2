/** One disclosure checked again from signed pieces alone: by the officer's sample, and by whoever holds an audit package. */
import { leafHash, verifyInclusion } from "../audit/merkle.ts"
import type { TreeHead } from "../audit/merkle.ts"
import { hexToBytes, utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { canonicalJson } from "../encoding/json.ts"
import type { Json } from "../encoding/json.ts"
import { dayOf, instant } from "../policy/day.ts"
import { decide } from "../policy/decide.ts"
import { law } from "../policy/law.ts"
import { parseRequest } from "../policy/request.ts"
import type { ConsentFact, DisclosureRequest } from "../policy/request.ts"
import { agreementKinds } from "../records/agreement.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import { parseCanonical, statementHash } from "../trust/statement.ts"
import type { Envelope } from "../trust/statement.ts"
import { areAttested } from "./attestations.ts"
import { believe, believeAll } from "./signed.ts"
import type { Signed } from "./signed.ts"

const disclosureFaults = [
  /** No device of the sender signed it, or it names another recipient than its request. */
  "unsigned",
  "request-unreadable",
  "not-permitted",
  /** Permitted, but for other reasons than were signed. */
  "decided-otherwise",
  "unattested",
  "agreement-unsigned",
  "consent-unsigned",
  "consent-differs",
  "consent-not-in-force",
  "report-differs",
  "not-in-log",
] as const
export type DisclosureFault = (typeof disclosureFaults)[number]

/** What could not be looked at here, and is therefore neither right nor wrong. */
export const openPoints = ["report-not-here", "consent-of-another", "recipient-unknown"] as const
export type OpenCheck = (typeof openPoints)[number]

/** The disclosure and everything that was signed around it. */
export interface DisclosureProof {
  readonly disclosure: Envelope
  readonly statements: readonly Envelope[]
  /** Word for word; null where it is not here. */
  readonly report: string | null
  readonly inclusion: { readonly index: number; readonly proof: readonly string[] } | null
}

export interface Witnesses {
  readonly organisations: ReadonlyMap<string, OrganisationState>
  readonly head: TreeHead
}

export interface CheckedDisclosure {
  readonly faults: readonly DisclosureFault[]
  readonly open: readonly OpenCheck[]
}

/** Somebody of these signed it; whom does not matter where the body names them. */
async function believeBy<Kind extends "disclosure" | "consent" | "withdrawal">(
  kind: Kind,
  envelope: Envelope,
  { organisations }: Witnesses,
): Promise<Signed<Kind> | null> {
  for (const organisation of organisations.values()) {
    const signed = await believe(kind, envelope, organisation)
    if (signed !== null) return signed
  }
  return null
}

export async function checkDisclosure(
  proof: DisclosureProof,
  witnesses: Witnesses,
): Promise<CheckedDisclosure> {
  const signed = await believeBy("disclosure", proof.disclosure, witnesses)
  if (signed === null) return { faults: ["unsigned"], open: [] }
  const parsed = parseRequest(parseCanonical(utf8(signed.body.request)))
  if ("problem" in parsed) return { faults: ["request-unreadable"], open: [] }
  const { body } = signed
  const isSame = parsed.order === body.order && parsed.recipient.organisation === body.recipient
  const papers = await checkPapers(proof, parsed, signed, witnesses)
  const consent = await checkConsent(proof, parsed, signed, witnesses)
  const report = checkReport(proof, signed)
  return {
    faults: [
      ...(isSame ? [] : (["unsigned"] as const)),
      ...checkVerdict(parsed, body.reasons),
      ...papers.faults,
      ...consent.faults,
      ...report.faults,
      ...(isInLog(proof, witnesses) ? [] : (["not-in-log"] as const)),
    ],
    open: [...papers.open, ...consent.open, ...report.open],
  }
}

const fine: CheckedDisclosure = { faults: [], open: [] }
const wrong = (one: DisclosureFault): CheckedDisclosure => ({ faults: [one], open: [] })
const unseen = (one: OpenCheck): CheckedDisclosure => ({ faults: [], open: [one] })

/** The law of that day, asked again, must give the same leave on the same grounds. */
function checkVerdict(request: DisclosureRequest, reasons: readonly string[]): readonly DisclosureFault[] {
  const decision = decide(request, law, dayOf(request.at))
  if (decision.kind !== "permit") return ["not-permitted"]
  const again = decision.reasons.map(({ id }) => id).toSorted()
  return again.join(" ") === reasons.toSorted().join(" ") ? [] : ["decided-otherwise"]
}

/** Every document on which the leave rests must be a statement that its own side signed. */
async function checkPapers(
  { statements }: DisclosureProof,
  request: DisclosureRequest,
  { body }: Signed<"disclosure">,
  { organisations }: Witnesses,
): Promise<CheckedDisclosure> {
  const sender = organisations.get(body.organisation)
  const recipient = organisations.get(body.recipient)
  if (sender === undefined || recipient === undefined) return unseen("recipient-unknown")
  if (!(await areAttested(request, { sender, recipient }, statements))) return wrong("unattested")
  const theirs = await believeAll("agreement", statements, recipient)
  const claimed = request.documents.filter(({ kind }) => agreementKinds.some((one) => one === kind))
  const areSigned = claimed.every(({ kind, text, validFrom, validUntil }) =>
    theirs.some(
      (one) =>
        one.body.kind === kind &&
        one.body.partner === body.organisation &&
        one.body.text === text &&
        instant(one.body.validFrom) === validFrom &&
        instant(one.body.validUntil) === validUntil,
    ),
  )
  return areSigned ? fine : wrong("agreement-unsigned")
}

async function checkConsent(
  { statements }: DisclosureProof,
  request: DisclosureRequest,
  { body }: Signed<"disclosure">,
  witnesses: Witnesses,
): Promise<CheckedDisclosure> {
  const [fact] = request.consents
  if (body.consent === null) return fact === undefined ? fine : wrong("consent-unsigned")
  const given = await Promise.all(statements.map((one) => believeBy("consent", one, witnesses)))
  const consent = given.find((one) => one?.body.consent === body.consent) ?? null
  // What a laboratory passes on rests on a consent that the practice signed, whose log a third party may not hold.
  if (consent === null) return body.parent === null ? wrong("consent-unsigned") : unseen("consent-of-another")
  if (fact === undefined || !saysTheSame(fact, consent)) return wrong("consent-differs")
  const gone = await Promise.all(statements.map((one) => believeBy("withdrawal", one, witnesses)))
  const withdrawn = gone.flatMap((one) => (one?.body.consent === body.consent ? [one.body.at] : []))
  const { givenAt, validUntil } = consent.body
  const isInForce = givenAt <= body.at && body.at < validUntil && withdrawn.every((at) => body.at < at)
  return isInForce ? fine : wrong("consent-not-in-force")
}

const textOf = (value: unknown): string => {
  const json: Json = JSON.parse(JSON.stringify(value))
  return canonicalJson(json)
}

function saysTheSame(fact: ConsentFact, { body }: Signed<"consent">): boolean {
  const { order: _, ...scope } = fact.scope
  return (
    fact.id === body.consent &&
    fact.evidence === body.evidence &&
    fact.signer === body.signer &&
    fact.releasesFromSecrecy === body.releasesFromSecrecy &&
    // Who may sign for whom rests on these three (spec 5.4), and no statement carries a form above the simple one.
    fact.assent === body.assent &&
    fact.capacityDocumented === body.capacityDocumented &&
    fact.authorityShown === body.authorityShown &&
    fact.form === "simple" &&
    fact.givenAt === instant(body.givenAt) &&
    fact.validUntil === instant(body.validUntil) &&
    textOf(scope) === textOf(body.scope)
  )
}

function checkReport({ report }: DisclosureProof, { body }: Signed<"disclosure">): CheckedDisclosure {
  if (report === null) return unseen("report-not-here")
  return hashHex(utf8(report)) === body.findings ? fine : wrong("report-differs")
}

export function isInLog(
  { disclosure, inclusion }: Pick<DisclosureProof, "disclosure" | "inclusion">,
  { head }: Pick<Witnesses, "head">,
): boolean {
  const leaf = hexToBytes(statementHash(disclosure))
  if (inclusion === null || leaf === null) return false
  const path = inclusion.proof.flatMap((text) => hexToBytes(text) ?? [])
  return verifyInclusion(leafHash(leaf), inclusion.index, head.size, path, head.root)
}
