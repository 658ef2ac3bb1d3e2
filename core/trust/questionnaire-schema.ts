/** The schema of a provider's answers: one field per question, null where nobody answered (spec 6.2). */
import Type from "typebox"
import type { TSchema } from "typebox"
import { processingClauses } from "../records/processing-contract.ts"
import { unanswered } from "../records/questionnaire.ts"
import type { Question, Questionnaire } from "../records/questionnaire.ts"
import { count, country, listOf, oneOf, sha256Text, shortText, strict, time } from "./schema.ts"

const orNull = <Field extends TSchema>(field: Field) => Type.Union([field, Type.Null()])

const text = orNull(shortText)
const yesNo = orNull(Type.Boolean())
const number = orNull(count)
const countries = orNull(listOf(country, 50))
const texts = orNull(listOf(shortText, 20))

const cloudReport = Type.Union([
  Type.Object(
    {
      kind: Type.Literal("c5"),
      type: Type.Union([Type.Literal(1), Type.Literal(2)]),
      catalogue: Type.Union([Type.Literal(2020), Type.Literal(2026)]),
      periodFrom: shortText,
      periodTo: shortText,
      auditor: shortText,
      scope: shortText,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal("equivalent"),
      standard: oneOf(["ISO27001", "Grundschutz", "CCM4"]),
      planDate: shortText,
      milestoneMonths: count,
      type1Months: count,
      type2Months: count,
    },
    strict,
  ),
])

const subProcessor = Type.Object(
  { name: shortText, address: shortText, country, task: shortText, since: time },
  strict,
)

const contract = Type.Object(
  {
    version: shortText,
    signedOn: shortText,
    clauses: listOf(
      Type.Object({ clause: oneOf(processingClauses), reference: shortText }, strict),
      processingClauses.length,
    ),
  },
  strict,
)

const questions = Type.Object(
  {
    legalName: text,
    register: text,
    seatCountry: orNull(country),
    establishmentGermany: yesNo,
    parentCompany: text,
    parentCountry: orNull(country),
    processingCountries: countries,
    storageCountries: countries,
    backupCountries: countries,
    supportAccessCountries: countries,
    dataCentreCertificates: texts,
    onwardRecipients: orNull(listOf(Type.Object({ name: shortText, country }, strict), 50)),
    reservesOnwardRight: yesNo,
    ownUse: yesNo,
    deletionAfterDays: number,
    deletionProof: text,
    contract: orNull(contract),
    subProcessors: orNull(listOf(subProcessor, 50)),
    subChangeNoticeDays: number,
    secrecyUndertaking: orNull(oneOf(["none", "firm", "chain"])),
    cloudReport: orNull(cloudReport),
    customerCriteriaDone: yesNo,
    firstPlacedOnMarket: text,
    encryptionTransit: yesNo,
    encryptionRest: yesNo,
    endToEnd: yesNo,
    keyCustody: orNull(oneOf(["practice", "provider", "third-party"])),
    multiFactor: yesNo,
    penetrationTestOn: text,
    breachNoticeHours: number,
    recoveryHours: number,
    dataProtectionOfficer: text,
    recordOfProcessing: yesNo,
    transferBasis: orNull(oneOf(["none", "45", "46", "49"])),
    sccModule: text,
    assessmentOn: text,
    assessmentResult: orNull(oneOf(["positive", "negative"])),
    dpfListedUntil: text,
    dpfCheckedOn: text,
    governmentRequestsReport: text,
    taxDataAccess: yesNo,
    taxPlaceNotifiedOn: text,
    exportFormats: texts,
    exitMonths: number,
    insurance: text,
    documentationComplete: yesNo,
  },
  strict,
)

/** Named by the record's type: unfolded, it is more than the compiler follows through every kind of statement. */
export const questionnaireSchema = Type.Unsafe<Questionnaire>(questions)

const question = Type.Unsafe<Question>(Type.String({ enum: Object.keys(unanswered) }))

/** The papers behind the answers, each by its hash. */
export const evidenceSchema = listOf(Type.Object({ question, sha256: sha256Text }, strict), 100)
