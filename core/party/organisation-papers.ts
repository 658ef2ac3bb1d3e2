/** Documents about the own organisation: which there are for its role, each made from what is configured now. */
import { impactAssessment } from "../paper/legal/assessments.ts"
import { breachNotice } from "../paper/legal/breach-notice.ts"
import { erasureConcept } from "../paper/legal/erasure-concept.ts"
import { information, laboratoryInformation } from "../paper/legal/information.ts"
import type { LegalPaper, PaperKind } from "../paper/legal/legal-paper.ts"
import { measuresSheet } from "../paper/legal/measures.ts"
import { nis2SelfCheck } from "../paper/legal/nis2-self-check.ts"
import { controllerRecord, processorRecord } from "../paper/legal/processing-record.ts"
import { taxPermitRequest, taxPlaceNotice } from "../paper/legal/tax-letters.ts"
import type { TaxFacts } from "../paper/legal/tax-letters.ts"
import { countriesAsOf } from "../policy/countries.table.ts"
import { law } from "../policy/law.ts"
import { retentionTable } from "../policy/retention.ts"
import type { Desk } from "./desk.ts"
import { ownRetention, partnerProfiles, recipientInLaw, retentionLines } from "./paper-facts.ts"
import { allThirdCountries, serverThirdCountries } from "./paper-countries.ts"
import type { PaperFacts } from "./paper-facts.ts"
import { isServerAtHome, processingContractOf } from "./processing-papers.ts"

const ownKinds = [
  "information",
  "laboratory-information",
  "record-controller",
  "record-processor",
  "measures",
  "impact-assessment",
  "erasure-concept",
  "processing-contract",
  "breach-notice",
  "nis2-self-check",
  "tax-place-notice",
  "tax-permit-request",
] as const satisfies readonly PaperKind[]
export type OwnKind = (typeof ownKinds)[number]

/** A laboratory never met the patient; a practice did. */
export const ownKindsFor = ({ own }: PaperFacts): readonly OwnKind[] =>
  ownKinds.filter((kind) => kind !== (own.role === "practice" ? "laboratory-information" : "information"))

const officerOf = ({ own }: PaperFacts): string => own.contact.dataProtectionOfficer

const informed = (facts: PaperFacts) => ({
  officer: officerOf(facts),
  recipients: partnerProfiles(facts).map((profile) => recipientInLaw(profile, facts)),
  thirdCountries: allThirdCountries(facts),
  mode: facts.mode,
  retention: ownRetention(facts),
  sources: partnerProfiles(facts)
    .filter(({ role }) => role === "practice")
    .map(({ name }) => name),
})

/** `about` only where the kind needs a moment: when the practice became aware of a breach. */
export async function ownPaper(
  desk: Desk,
  facts: PaperFacts,
  kind: OwnKind,
  about: string | null,
): Promise<LegalPaper> {
  const { frame } = facts
  switch (kind) {
    case "information":
      return information(frame, informed(facts))
    case "laboratory-information":
      return laboratoryInformation(frame, informed(facts))
    case "record-controller":
      return recordOf(facts)
    case "record-processor":
      return hostRecord(facts, await isServerAtHome(desk, facts))
    case "measures":
      return measuresSheet(frame, {
        ...peopleOf(desk),
        mode: facts.mode,
        role: facts.own.role === "practice" ? "practice" : "maker",
      })
    case "impact-assessment":
      return impactAssessment(frame, {
        ...informed(facts),
        patients: facts.own.role === "practice" ? desk.register.patients.size : null,
        disclosures: desk.register.orders.size,
        received: desk.register.received.size,
      })
    case "erasure-concept":
      return erasureConcept(frame, { classes: erasureClasses(facts), retentionAsOf: countriesAsOf })
    case "processing-contract":
      return processingContractOf(desk, facts)
    case "breach-notice":
      return breachOf(desk, facts, about)
    case "nis2-self-check":
      return nis2SelfCheck(frame, {
        role: facts.own.role,
        peopleInProgram: peopleOf(desk).people,
      })
    case "tax-place-notice":
      return taxPlaceNotice(frame, taxPlaces(facts))
    case "tax-permit-request":
      return taxPermitRequest(frame, taxPlaces(facts))
  }
}

function recordOf(facts: PaperFacts): LegalPaper {
  const { sources: _, ...rest } = informed(facts)
  return controllerRecord(facts.frame, {
    ...rest,
    role: facts.own.role === "practice" ? "practice" : "laboratory",
  })
}

function hostRecord(facts: PaperFacts, atHome: boolean): LegalPaper {
  const { frame, own } = facts
  return processorRecord(frame, {
    controllers: [{ name: own.name, address: frame.issuer.address, officer: officerOf(facts) }],
    thirdCountries: serverThirdCountries(facts),
    host: facts.host,
    atHome,
  })
}

function peopleOf({ organisation, register }: Desk) {
  const people = [...organisation.members.values()].filter(({ active }) => active)
  return {
    people: people.length,
    devices: [...organisation.devices.values()].filter(({ revokedAt }) => revokedAt === null).length,
    kitConfirmed: register.kitConfirmed,
  }
}

const erasureClasses = (facts: PaperFacts) =>
  retentionLines(facts).map((line) => ({
    ...line,
    waits: retentionTable.some(
      ({ record, waitsForAssessment }) => record === line.record && waitsForAssessment,
    ),
  }))

function breachOf(desk: Desk, facts: PaperFacts, about: string | null): LegalPaper {
  const aware = Date.parse(about ?? "")
  return breachNotice(facts.frame, {
    awareAt: Number.isSafeInteger(aware) ? aware : null,
    officer: officerOf(facts),
    patients: facts.own.role === "practice" ? desk.register.patients.size : null,
    // What is erased by now was there when it may have been read.
    orders: desk.register.orders.size + desk.register.received.size,
    recipients: partnerProfiles(facts).map(({ name }) => name),
  })
}

function taxPlaces({ frame, today }: PaperFacts): TaxFacts {
  const { operator, country, pools } = frame.server
  const places = pools.length === 0 ? [{ operator, country }] : pools
  return {
    places: places.map((one) => ({
      operator: one.operator,
      country: one.country,
      law: taxLaw(law.countryOn(one.country.code, today).class),
    })),
  }
}

/** Adequate for the GDPR is not adequate for the Fiscal Code: outside the Union everything is a third state. */
function taxLaw(cls: ReturnType<typeof law.countryOn>["class"]): TaxFacts["places"][number]["law"] {
  if (cls === "de") return "inland"
  return cls === "eu" ? "member-state" : "third-country"
}
