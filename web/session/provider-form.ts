/** The questionnaire as a form: which question stands in which group, and how each is answered. */
import { blockingQuestions } from "@zahnwolke/core/policy/provider"
import { processingClauses } from "@zahnwolke/core/records/processing-contract"
import type { SignedContract } from "@zahnwolke/core/records/processing-contract"
import { articleQuestions } from "@zahnwolke/core/records/questionnaire"
import type { CloudReport, Question, Questionnaire } from "@zahnwolke/core/records/questionnaire"

/** The questions whose answer is exactly of this kind. */
type Answering<Value> = {
  [Key in Question]: Exclude<Questionnaire[Key], null> extends Value
    ? Value extends Exclude<Questionnaire[Key], null>
      ? Key
      : never
    : never
}[Question]

export type TextQuestion = Answering<string>
export type YesNoQuestion = Answering<boolean>
export type NumberQuestion = Answering<number>
export type ListQuestion = Answering<readonly string[]>
export type ChoiceQuestion = "secrecyUndertaking" | "keyCustody" | "transferBasis" | "assessmentResult"

export type Asked =
  | { readonly control: "text" | "day" | "country"; readonly question: TextQuestion }
  | { readonly control: "yes-no"; readonly question: YesNoQuestion }
  | { readonly control: "number"; readonly question: NumberQuestion }
  | { readonly control: "list" | "countries"; readonly question: ListQuestion }
  | { readonly control: "choice"; readonly question: ChoiceQuestion }
  | { readonly control: "parent"; readonly question: "parentCountry" }
  | { readonly control: "contract"; readonly question: "contract" }
  | { readonly control: "report"; readonly question: "cloudReport" }
  | { readonly control: "onward"; readonly question: "onwardRecipients" }
  | { readonly control: "sub-processors"; readonly question: "subProcessors" }

const text = (question: TextQuestion): Asked => ({ control: "text", question })
const day = (question: TextQuestion): Asked => ({ control: "day", question })
const yesNo = (question: YesNoQuestion): Asked => ({ control: "yes-no", question })
const number = (question: NumberQuestion): Asked => ({ control: "number", question })
const list = (question: ListQuestion): Asked => ({ control: "list", question })
const countries = (question: ListQuestion): Asked => ({ control: "countries", question })
const choice = (question: ChoiceQuestion): Asked => ({ control: "choice", question })

/** In the order in which the papers lie on a table: who, where, to whom, the contract, the proofs, the end. */
export const groups = [
  {
    name: "firm",
    asked: [
      text("legalName"),
      { control: "country", question: "seatCountry" },
      { control: "parent", question: "parentCountry" },
      yesNo("establishmentGermany"),
      text("register"),
      text("dataProtectionOfficer"),
      yesNo("recordOfProcessing"),
      text("insurance"),
    ],
  },
  {
    name: "places",
    asked: [
      countries("processingCountries"),
      countries("storageCountries"),
      countries("backupCountries"),
      countries("supportAccessCountries"),
      list("dataCentreCertificates"),
    ],
  },
  {
    name: "onward",
    asked: [
      { control: "onward", question: "onwardRecipients" },
      { control: "sub-processors", question: "subProcessors" },
      yesNo("reservesOnwardRight"),
      yesNo("ownUse"),
      number("subChangeNoticeDays"),
      text("governmentRequestsReport"),
    ],
  },
  { name: "contract", asked: [{ control: "contract", question: "contract" }, choice("secrecyUndertaking")] },
  {
    name: "security",
    asked: [
      { control: "report", question: "cloudReport" },
      yesNo("customerCriteriaDone"),
      day("firstPlacedOnMarket"),
      yesNo("endToEnd"),
      choice("keyCustody"),
      yesNo("encryptionTransit"),
      yesNo("encryptionRest"),
      yesNo("multiFactor"),
      day("penetrationTestOn"),
      number("breachNoticeHours"),
      number("recoveryHours"),
    ],
  },
  {
    name: "end",
    asked: [number("deletionAfterDays"), text("deletionProof"), list("exportFormats"), number("exitMonths")],
  },
  {
    name: "abroad",
    asked: [
      choice("transferBasis"),
      text("sccModule"),
      day("assessmentOn"),
      choice("assessmentResult"),
      day("dpfListedUntil"),
      day("dpfCheckedOn"),
    ],
  },
  { name: "tax", asked: [yesNo("taxDataAccess"), day("taxPlaceNotifiedOn")] },
  { name: "whole", asked: [yesNo("documentationComplete")] },
] as const satisfies readonly { readonly name: string; readonly asked: readonly Asked[] }[]

export type GroupName = (typeof groups)[number]["name"]

export const isBlocking = (question: Question): boolean => blockingQuestions.includes(question)
export const isOfArticle = (question: Question): boolean => articleQuestions.includes(question)

/** Where a paper usually stands behind the answer. */
export const evidenceQuestions: readonly Question[] = [
  "contract",
  "secrecyUndertaking",
  "cloudReport",
  "dataCentreCertificates",
  "deletionProof",
  "assessmentResult",
  "insurance",
]

export const emptyContract: SignedContract = { version: "", signedOn: "", clauses: [] }

/** The contract that this program writes numbers its points in the order of the checklist. */
export const ownContract = (contract: SignedContract, version: string): SignedContract => ({
  ...contract,
  version,
  clauses: processingClauses.map((clause, at) => ({ clause, reference: `Nr. ${at + 1}` })),
})

export const referenceOf = ({ clauses }: SignedContract, clause: string): string =>
  clauses.find((one) => one.clause === clause)?.reference ?? ""

export const withReference = (
  contract: SignedContract,
  clause: SignedContract["clauses"][number]["clause"],
  reference: string,
): SignedContract => ({
  ...contract,
  clauses: processingClauses.flatMap((one) => {
    const said = one === clause ? reference : referenceOf(contract, one)
    return said === "" ? [] : [{ clause: one, reference: said }]
  }),
})

export const emptyReport: Extract<CloudReport, { kind: "c5" }> = {
  kind: "c5",
  type: 2,
  catalogue: 2020,
  periodFrom: "",
  periodTo: "",
  auditor: "",
  scope: "",
}

export const emptyPlan: Extract<CloudReport, { kind: "equivalent" }> = {
  kind: "equivalent",
  standard: "ISO27001",
  planDate: "",
  milestoneMonths: 12,
  type1Months: 18,
  type2Months: 24,
}

/** What is half written is no answer yet. */
export const countIn = (said: string): number | null =>
  /^\d{1,6}$/u.test(said.trim()) ? Number(said.trim()) : null

export const listIn = (said: string): readonly string[] | null => {
  const items = said
    .split(/[,;\n]/u)
    .map((item) => item.trim().slice(0, 200))
    .filter(Boolean)
  return items.length === 0 ? null : items.slice(0, 20)
}

/** Where the server says that this operator stands, each country once. */
export const hostCountries = ({
  places,
}: {
  readonly places: readonly { readonly country: string }[]
}): readonly string[] => [...new Set(places.map(({ country }) => country))]

/** Seat and every place in the same countries: for the many providers of whom that is true. */
export function allIn(answers: Questionnaire, countries: readonly string[]): Questionnaire {
  const [seat] = countries
  return {
    ...answers,
    seatCountry: seat ?? null,
    processingCountries: countries,
    storageCountries: countries,
    backupCountries: countries,
    supportAccessCountries: countries,
  }
}
