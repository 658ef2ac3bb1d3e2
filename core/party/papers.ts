/** Documents at the door: which there are, and each made from what stands in the record now. */
import { paperHash, paperJson } from "../paper/legal/legal-paper.ts"
import type { LegalPaper, PaperKind } from "../paper/legal/legal-paper.ts"
import { printPaper } from "../paper/legal/print.ts"
import { isId } from "../records/id.ts"
import { tradeWords } from "../records/trade-words.ts"
import { done, no } from "./answers.ts"
import { ask } from "./asking.ts"
import type { Desk } from "./desk.ts"
import type { Drafts } from "./drafts.ts"
import { registerPaperOf } from "./holder-papers.ts"
import { withDesk } from "./house.ts"
import type { House } from "./house.ts"
import { decisionPaper, orderPaper } from "./order-papers.ts"
import { questionOf } from "./orders-at-door.ts"
import { ownKindsFor, ownPaper } from "./organisation-papers.ts"
import { readPaperFacts } from "./paper-facts.ts"
import type { PaperFacts } from "./paper-facts.ts"
import type { MadePaper, PaperRequest, PaperLine, VerdictPaperRequest } from "./paper-views.ts"
import {
  agreementWith,
  anonymityTestOf,
  assessedCountries,
  countryPaper,
  sheetCountries,
} from "./partner-papers.ts"
import type { Party } from "./party.ts"
import { consentFormOf, consentPaper, patientPaper, receiptPaper } from "./patient-papers.ts"
import { hostDossier, hostsIn } from "./provider-papers.ts"
import { passOnPaper } from "./passing-on.ts"
import { samplePaper } from "./samples.ts"
import { record } from "./register.ts"
import type { Answer } from "./views.ts"

type PapersDoor = Pick<Party, "papers" | "paper" | "verdictPaper" | "passOnPaper" | "consentForm">

export function papersDoor(house: House, drafts: Drafts): PapersDoor {
  return {
    papers: (language) =>
      withDesk(house, async (desk) => {
        const facts = await readPaperFacts(desk, language)
        return facts.ok ? listed(desk, facts.value) : facts
      }),
    paper: (input) => printed(house, input, (desk, facts) => write(desk, facts, input)),
    consentForm: (input) =>
      printed(house, { about: input.patient, language: input.sheet.language }, (desk, facts) =>
        consentFormOf(desk, facts, input),
      ),
    passOnPaper: ({ language, question }) =>
      printed(house, { about: question.to, language }, (desk, facts) => passOnPaper(desk, facts, question)),
    verdictPaper: (input) => withDesk(house, (desk) => verdictOf(desk, drafts, input)),
  }
}

/** Written from the facts of now, in the language asked for. */
const printed = (
  house: House,
  { about, language }: Pick<PaperRequest, "about" | "language">,
  make: (desk: Desk, facts: PaperFacts) => Promise<Answer<LegalPaper>> | Answer<LegalPaper>,
): Promise<Answer<MadePaper>> =>
  withDesk(house, async (desk) => {
    const facts = await readPaperFacts(desk, language)
    if (!facts.ok) return facts
    const paper = await make(desk, facts.value)
    return paper.ok ? handOut(desk, paper.value, about) : paper
  })

/** Printed, and noted in the own record: what was made when, and by its hash exactly which. */
async function handOut(desk: Desk, paper: LegalPaper, about: string | null): Promise<Answer<MadePaper>> {
  const pdf = printPaper(paper)
  if (pdf.kind === "refused") return no("paper-unprintable")
  const hash = paperHash(paper)
  const { kind, version, title } = paper
  const noted = await record(desk, {
    kind: "paper-made",
    paper: kind,
    about,
    version,
    hash,
    at: desk.parts.now(),
  })
  return noted.ok ? done({ kind, title, pdf: pdf.bytes, json: paperJson(paper), hash }) : noted
}

async function write(desk: Desk, facts: PaperFacts, input: PaperRequest): Promise<Answer<LegalPaper>> {
  const { kind, about } = input
  const partner = about !== null && isId("org", about) ? facts.partners.get(about) : undefined
  switch (kind) {
    case "risk-sheet":
    case "transfer-assessment":
      return about === null ? no("paper-needs-subject") : done(await countryPaper(desk, facts, kind, about))
    case "data-agreement":
    case "secrecy-undertaking":
      return partner === undefined ? no("unknown-partner") : done(agreementWith(desk, facts, kind, partner))
    case "anonymity-test":
      return partner === undefined ? no("unknown-partner") : done(anonymityTestOf(facts, partner))
    case "access":
    case "recipients":
      return about !== null && isId("patient", about)
        ? patientPaper(desk, facts, kind, about)
        : no("patient-unknown")
    case "register":
      return registerPaperOf(desk, facts)
    case "consent-form":
      // Only from what a person settled on screen: there is no form without a recipient and a purpose.
      return no("paper-needs-subject")
    case "consent-copy":
      return about !== null && isId("consent", about)
        ? consentPaper(desk, facts, about)
        : no("consent-unknown")
    case "sample-report":
      return about === null ? no("paper-needs-subject") : samplePaper(desk, facts, about)
    case "withdrawal-receipt":
      return about !== null && isId("consent", about)
        ? receiptPaper(desk, facts, about)
        : no("consent-unknown")
    case "verdict":
    case "custom-made-statement":
      return about !== null && isId("order", about)
        ? orderPaper(desk, facts, kind, about)
        : no("unknown-order")
    case "provider-dossier":
      return hostDossier(desk, facts, about)
    case "information":
    case "laboratory-information":
    case "record-controller":
    case "record-processor":
    case "measures":
    case "impact-assessment":
    case "erasure-concept":
    case "processing-contract":
    case "breach-notice":
    case "nis2-self-check":
    case "tax-place-notice":
    case "tax-permit-request":
      return done(await ownPaper(desk, facts, kind, about))
  }
}

async function verdictOf(
  desk: Desk,
  drafts: Drafts,
  { question, language }: VerdictPaperRequest,
): Promise<Answer<MadePaper>> {
  const facts = await readPaperFacts(desk, language)
  if (!facts.ok) return facts
  const asked = await questionOf(desk, drafts, question)
  if (!asked.ok) return asked
  const { request, decision } = await ask(desk, asked.value)
  const { name, role } = asked.value.to.profile.body.profile
  const recipient = { name, role: tradeWords[language].roles[role] }
  return handOut(
    desk,
    decisionPaper(facts.value, {
      act: "send",
      sent: null,
      until: null,
      request,
      decision,
      recipient,
      label: null,
    }),
    question.to,
  )
}

/** The list is of the documents themselves, so that title and signers are never others than theirs. */
async function listed(desk: Desk, facts: PaperFacts): Promise<Answer<readonly PaperLine[]>> {
  const subjects: (readonly [PaperKind, string | null])[] = [
    ...ownKindsFor(facts).map((kind) => [kind, null] as const),
    ...hostsIn(facts).map((host) => ["provider-dossier", host] as const),
    ...[...facts.partners.keys()].flatMap((partner) =>
      (["data-agreement", "secrecy-undertaking", "anonymity-test"] as const).map(
        (kind) => [kind, partner] as const,
      ),
    ),
    ...sheetCountries(facts).map((code) => ["risk-sheet", code] as const),
    ...assessedCountries(facts).map((code) => ["transfer-assessment", code] as const),
  ]
  const lines: PaperLine[] = []
  for (const [kind, about] of subjects) {
    const paper = await write(desk, facts, { kind, about, language: facts.language })
    if (!paper.ok) return paper
    const { title, about: aboutText, signers } = paper.value
    lines.push({ kind, about, title, aboutText, signers, lastMadeAt: lastMade(desk, kind, about) })
  }
  return done(lines)
}

const lastMade = ({ register }: Desk, kind: PaperKind, about: string | null): number | null =>
  register.papers.get(`${kind} ${about ?? ""}`)?.at ?? null
