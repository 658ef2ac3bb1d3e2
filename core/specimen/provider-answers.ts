/** A hosting company that answers everything as the law wants it; the company does not exist. */
import { processingClauses } from "../records/processing-contract.ts"
import { unanswered } from "../records/questionnaire.ts"
import type { Questionnaire } from "../records/questionnaire.ts"

const day = (at: number, days: number): string => new Date(at + days * 86_400_000).toISOString().slice(0, 10)

/** As of a moment: the contract is a day old, the report began and ends a hundred days away. */
export function specimenAnswers(at: number): Questionnaire {
  return {
    ...unanswered,
    legalName: "Muster Hosting GmbH",
    seatCountry: "DE",
    establishmentGermany: true,
    parentCompany: "",
    processingCountries: ["DE"],
    storageCountries: ["DE"],
    backupCountries: ["DE"],
    supportAccessCountries: ["DE"],
    onwardRecipients: [],
    reservesOnwardRight: false,
    ownUse: false,
    deletionAfterDays: 0,
    contract: {
      version: "2026-11",
      signedOn: day(at, -1),
      clauses: processingClauses.map((clause, index) => ({ clause, reference: `Nr. ${index + 1}` })),
    },
    subProcessors: [],
    secrecyUndertaking: "firm",
    cloudReport: {
      kind: "c5",
      type: 2,
      catalogue: 2020,
      periodFrom: day(at, -100),
      periodTo: day(at, 100),
      auditor: "Muster Prüfung AG",
      scope: "Rechenzentrum und Speicher",
    },
    customerCriteriaDone: true,
    endToEnd: true,
    keyCustody: "practice",
    documentationComplete: true,
  }
}
