/** What a provider answers before it may hold anything (spec 6.2): one field per question, null where nobody answered. */
import type { CountryCode } from "./organisation.ts"
import type { SignedContract, SubProcessor } from "./processing-contract.ts"

/** § 393(4) SGB V: a C5 report, or the plan of the C5-Gleichwertigkeitsverordnung. Days as yyyy-mm-dd. */
export type CloudReport =
  | {
      readonly kind: "c5"
      readonly type: 1 | 2
      readonly catalogue: 2020 | 2026
      readonly periodFrom: string
      readonly periodTo: string
      readonly auditor: string
      readonly scope: string
    }
  | {
      readonly kind: "equivalent"
      readonly standard: "ISO27001" | "Grundschutz" | "CCM4"
      readonly planDate: string
      /** Months from the plan to its milestones, to type 1 and to type 2. */
      readonly milestoneMonths: number
      readonly type1Months: number
      readonly type2Months: number
    }

/** A question asked by the founding article keeps its star in `articleQuestions`. */
export interface Questionnaire {
  readonly legalName: string | null
  readonly register: string | null
  readonly seatCountry: CountryCode | null
  readonly establishmentGermany: boolean | null
  readonly parentCompany: string | null
  readonly parentCountry: CountryCode | null
  readonly processingCountries: readonly CountryCode[] | null
  readonly storageCountries: readonly CountryCode[] | null
  readonly backupCountries: readonly CountryCode[] | null
  readonly supportAccessCountries: readonly CountryCode[] | null
  readonly dataCentreCertificates: readonly string[] | null
  readonly onwardRecipients: readonly { readonly name: string; readonly country: CountryCode }[] | null
  readonly reservesOnwardRight: boolean | null
  /** Training, analytics, telemetry for itself. */
  readonly ownUse: boolean | null
  readonly deletionAfterDays: number | null
  readonly deletionProof: string | null
  /** Art. 28(3): the version, the day, and where each point of the checklist stands in it. */
  readonly contract: SignedContract | null
  readonly subProcessors: readonly SubProcessor[] | null
  readonly subChangeNoticeDays: number | null
  readonly secrecyUndertaking: "none" | "firm" | "chain" | null
  readonly cloudReport: CloudReport | null
  readonly customerCriteriaDone: boolean | null
  readonly firstPlacedOnMarket: string | null
  readonly encryptionTransit: boolean | null
  readonly encryptionRest: boolean | null
  readonly endToEnd: boolean | null
  readonly keyCustody: "practice" | "provider" | "third-party" | null
  readonly multiFactor: boolean | null
  readonly penetrationTestOn: string | null
  readonly breachNoticeHours: number | null
  readonly recoveryHours: number | null
  readonly dataProtectionOfficer: string | null
  readonly recordOfProcessing: boolean | null
  readonly transferBasis: "none" | "45" | "46" | "49" | null
  readonly sccModule: string | null
  readonly assessmentOn: string | null
  readonly assessmentResult: "positive" | "negative" | null
  readonly dpfListedUntil: string | null
  readonly dpfCheckedOn: string | null
  readonly governmentRequestsReport: string | null
  readonly taxDataAccess: boolean | null
  readonly taxPlaceNotifiedOn: string | null
  readonly exportFormats: readonly string[] | null
  readonly exitMonths: number | null
  readonly insurance: string | null
  /** "Dokumentation … reicht nicht aus" (ULD): somebody checked that the papers are all here. */
  readonly documentationComplete: boolean | null
}

export type Question = keyof Questionnaire

/** A paper that proves an answer, by its SHA-256: the paper itself stays with whoever filed it. */
export interface Evidence {
  readonly question: Question
  readonly sha256: string
}

/** Asked by the founding article of 2017. */
export const articleQuestions: readonly Question[] = [
  "seatCountry",
  "processingCountries",
  "storageCountries",
  "onwardRecipients",
  "reservesOnwardRight",
  "deletionAfterDays",
  "deletionProof",
  "documentationComplete",
]

/** Everything unanswered: the start of each provider's file. */
export const unanswered: Questionnaire = {
  legalName: null,
  register: null,
  seatCountry: null,
  establishmentGermany: null,
  parentCompany: null,
  parentCountry: null,
  processingCountries: null,
  storageCountries: null,
  backupCountries: null,
  supportAccessCountries: null,
  dataCentreCertificates: null,
  onwardRecipients: null,
  reservesOnwardRight: null,
  ownUse: null,
  deletionAfterDays: null,
  deletionProof: null,
  contract: null,
  subProcessors: null,
  subChangeNoticeDays: null,
  secrecyUndertaking: null,
  cloudReport: null,
  customerCriteriaDone: null,
  firstPlacedOnMarket: null,
  encryptionTransit: null,
  encryptionRest: null,
  endToEnd: null,
  keyCustody: null,
  multiFactor: null,
  penetrationTestOn: null,
  breachNoticeHours: null,
  recoveryHours: null,
  dataProtectionOfficer: null,
  recordOfProcessing: null,
  transferBasis: null,
  sccModule: null,
  assessmentOn: null,
  assessmentResult: null,
  dpfListedUntil: null,
  dpfCheckedOn: null,
  governmentRequestsReport: null,
  taxDataAccess: null,
  taxPlaceNotifiedOn: null,
  exportFormats: null,
  exitMonths: null,
  insurance: null,
  documentationComplete: null,
}
