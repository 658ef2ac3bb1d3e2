/** What a signed provider's file proves to the policy: contract, secrecy, report, tax. An officer's judgements are never among it. */
import { instant, isDay } from "../policy/day.ts"
import type { DocumentFact } from "../policy/request.ts"
import { coveredClauses } from "../records/processing-contract.ts"
import type { CloudReport, Questionnaire } from "../records/questionnaire.ts"
import type { StatementBody } from "../trust/statements.ts"

type File = StatementBody<"provider">

const documentOf = (
  file: File,
  kind: DocumentFact["kind"],
  covers: readonly string[] = [],
  validUntil: number = file.validUntil,
): DocumentFact => ({
  kind,
  about: file.host,
  covers,
  result: "positive",
  version: String(file.version),
  text: file.text,
  validFrom: instant(file.validFrom),
  validUntil: instant(Math.min(file.validUntil, validUntil)),
})

export function providerDocuments(file: File, answers: Questionnaire): readonly DocumentFact[] {
  return [
    ...contractDocument(file, answers),
    ...secrecyDocument(file, answers),
    ...reportDocument(file, answers),
    ...taxDocuments(file, answers),
  ]
}

function contractDocument(file: File, { contract }: Questionnaire): readonly DocumentFact[] {
  return contract === null ? [] : [documentOf(file, "processing-contract", coveredClauses(contract))]
}

function secrecyDocument(file: File, { secrecyUndertaking }: Questionnaire): readonly DocumentFact[] {
  if (secrecyUndertaking === null || secrecyUndertaking === "none") return []
  return [documentOf(file, "secrecy-undertaking", secrecyUndertaking === "chain" ? ["chain"] : [])]
}

/** A report proves its own period and not a day more; a plan, as long as its months run, which the questionnaire checks. */
function reportDocument(file: File, { cloudReport }: Questionnaire): readonly DocumentFact[] {
  if (cloudReport === null) return []
  const until = endOf(cloudReport)
  return until === null ? [] : [documentOf(file, "c5-report", [coverOf(cloudReport)], until)]
}

const coverOf = (report: CloudReport): string => (report.kind === "c5" ? `type-${report.type}` : "equivalent")

function endOf(report: CloudReport): number | null {
  switch (report.kind) {
    case "c5":
      return isDay(report.periodTo) ? Date.parse(`${report.periodTo}T24:00:00Z`) : null
    case "equivalent":
      return Number.MAX_SAFE_INTEGER
  }
}

/** § 147(6) AO and § 14b(2) UStG: access and notice, each for the countries in which the provider stores. */
function taxDocuments(
  file: File,
  { taxDataAccess, taxPlaceNotifiedOn, storageCountries }: Questionnaire,
): readonly DocumentFact[] {
  const isNotified = taxPlaceNotifiedOn !== null && isDay(taxPlaceNotifiedOn)
  return [
    ...(taxDataAccess === true ? [documentOf(file, "tax-data-access")] : []),
    ...(isNotified ? [documentOf(file, "tax-place-notice", storageCountries ?? [])] : []),
  ]
}
