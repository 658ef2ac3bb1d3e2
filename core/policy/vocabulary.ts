/** The words of the policy: roles, contents, documents, gates, levels, actions, duties. Each list is closed. */
import { agreementKinds } from "../records/agreement.ts"
import { attestationKinds } from "../records/attestation.ts"

export const modes = ["strict", "statutory"] as const
export type Mode = (typeof modes)[number]

export const operations = ["transfer", "host", "erase"] as const

/** Health data, tax records, or both: an invoice to a private patient with the laboratory's invoice is both. */
export const dataKinds = ["health", "tax", "both"] as const
export type DataKind = (typeof dataKinds)[number]

export const roles = [
  "laboratory",
  "milling-centre",
  "importer",
  "practice",
  "processor",
  "patient",
  "billing-office",
  "authority",
  "tax-adviser",
  "family",
  "insurer",
  "lawyer",
  "debt-collector",
  "manufacturer",
  "marketing",
  "other",
] as const
export type Role = (typeof roles)[number]

/** What a content shows of a person decides how little identified it can become (spec 2.2). */
export const contentShapes = [
  "design-part",
  "shade",
  "stumps",
  "full-arch",
  "radiograph",
  "dvt",
  "face-scan",
  "photo-mouth",
  "photo-face",
  "free-text",
  "tax-record",
  "treatment-record",
  "unknown",
] as const
export type ContentShape = (typeof contentShapes)[number]

export const purposes = [
  "make-restoration",
  "treatment",
  "second-opinion",
  "access",
  "billing",
  "tax",
  "legal-duty",
  "storage",
  "insurance",
  "legal-claim",
  "training",
  "marketing",
  "unknown",
] as const
export type Purpose = (typeof purposes)[number]

/** Age groups are all the engine needs; the date of birth stays in the record. */
export const ageGroups = ["under-14", "14-to-15", "16-to-17", "adult", "unknown"] as const
export type AgeGroup = (typeof ageGroups)[number]

/**
 * Signed objects other than consents. Each expires; what a missing one blocks, and which action brings it, stands in
 * the rules.
 */
export const documentKinds = [...agreementKinds, "dpo-mode-approval", ...attestationKinds] as const
export type DocumentKind = (typeof documentKinds)[number]

const gateIds = [
  "G0",
  "G1",
  "G2",
  "G3",
  "G4",
  "G5",
  "G6",
  "G7",
  "G8",
  "G9",
  "G10",
  "G11",
  "G12",
  "G13",
  "G14",
  "K",
  "E",
] as const
/** G0 to G14 of the specification; K speaks of settings, E of retention and erasure. */
export type GateId = (typeof gateIds)[number]

/** Law, rule of the founding article, strict default. Only S and D move with the settings. */
export type Level = "H" | "S" | "D"

/** One action, one button: what cures a need, or what may be done instead of what is denied. */
export const actionIds = [
  "ask-consent",
  "ask-written-consent",
  "give-information",
  "document-implied-agreement",
  "sign-secrecy-undertaking",
  "sign-data-agreement",
  "sign-processing-contract",
  "state-reason-for-name",
  "test-anonymity",
  "sign-no-reidentification",
  "agree-contractual-clauses",
  "show-risk-sheet",
  "confirm-single-case",
  "ask-dpo",
  "check-scope",
  "check-dpf-list",
  "attach-c5-report",
  "prove-establishment",
  "decide-onward",
  "leave-out-next",
  "attest-emergency",
  "confirm-emergency",
  "record-emergency-transfer",
  "attest-no-contrary-will",
  "document-patients-wish",
  "check-identity",
  "prove-representation",
  "name-legal-duty",
  "release-tax-place",
  "secure-tax-access",
  "notify-tax-place",
  "enter-tax-permit",
  "send-under-code",
  "complete-profile",
  "examine-files",
  "choose-other-recipient",
  "choose-other-host",
  "encrypt",
  "send-original",
  "work-on-copy",
  "remove-tax-records",
  "correct-clock",
  "update-law",
  "wait-until-due",
  "review-legal-hold",
] as const
export type ActionId = (typeof actionIds)[number]

/** How a next recipient was judged that the sender names for passing on: as a transfer of its own. */
export const nextVerdicts = ["permitted", "needs-consent", "denied", "unknown"] as const
export type NextVerdict = (typeof nextVerdicts)[number]

export const dutyIds = [
  "log-recipient",
  "erase-at-deadline",
  "request-erasure",
  "notify-changes",
  "keep-information",
  "record-transfer-basis",
  "inform-afterwards",
  "log-erasure",
] as const
export type DutyId = (typeof dutyIds)[number]

/** Classes from the safest to the worst; `limited` and `us-dpf` need a check of their own (spec 2.3). */
export const countryClasses = [
  "de",
  "eu",
  "eea",
  "adequate",
  "limited",
  "us-dpf",
  "third",
  "unknown",
] as const
export type CountryClass = (typeof countryClasses)[number]

/** What section 4.1 keeps apart. */
export const recordClasses = [
  "treatment-record",
  "radiograph",
  "radiograph-minor",
  "radiotherapy",
  "books",
  "voucher",
  "business-letter",
  "delivery-note",
  "custom-made-statement",
  "custom-made-implantable",
  "custom-made-documentation",
  "adapted-device",
  "consent",
  "disclosure-log",
  "contract",
  "breach-file",
  "access-log",
  "parcel",
  "backup",
  "unknown",
] as const
export type RecordClass = (typeof recordClasses)[number]
