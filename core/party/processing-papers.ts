/** The contract with whoever runs the server, out of what the house signed about it; what nobody answered is said to be open. */
import { hostName, isOwnHouse, providerFile } from "../disclosure/hosting-facts.ts"
import type { PlacesOf } from "../paper/legal/agreement.ts"
import type { LegalPaper } from "../paper/legal/legal-paper.ts"
import { processingContract } from "../paper/legal/processing-contract.ts"
import type { ProcessingFacts, SignedAnswers } from "../paper/legal/processing-contract.ts"
import { dayText } from "../paper/legal/print.ts"
import { dayOf, instant } from "../policy/day.ts"
import { clauseLabels, processingClauses } from "../records/processing-contract.ts"
import { processingText, processingTextVersion, taxAccess } from "../records/processing-text.ts"
import { questionLabels } from "../records/question-labels.ts"
import type { Question, Questionnaire } from "../records/questionnaire.ts"
import { memberOfDevice } from "../trust/organisation-log.ts"
import type { Desk } from "./desk.ts"
import { ownProviders } from "./hosting.ts"
import { countryIn } from "./paper-facts.ts"
import type { PaperFacts } from "./paper-facts.ts"
import { answerText, questions } from "./provider-answers.ts"
import type { Signed } from "./signed.ts"

const measureQuestions: readonly Question[] = [
  "encryptionTransit",
  "encryptionRest",
  "endToEnd",
  "keyCustody",
  "multiFactor",
  "penetrationTestOn",
  "breachNoticeHours",
  "recoveryHours",
  "deletionAfterDays",
  "deletionProof",
  "dataProtectionOfficer",
  "recordOfProcessing",
]
const certificateQuestions: readonly Question[] = [
  "dataCentreCertificates",
  "cloudReport",
  "customerCriteriaDone",
  "insurance",
]

/** As the house itself signed it, and while that holds: server and stores in its own rooms, and so no processor. */
export async function isServerAtHome(desk: Desk, { server }: PaperFacts): Promise<boolean> {
  const files = await ownProviders(desk)
  if (!files.ok) return false
  const providers = files.value.map(({ body }) => body)
  return isOwnHouse(providerFile({ providers }, server.operator, desk.parts.now()))
}

/** The file in force of whoever runs the server; an own house has none, and no contract either. */
async function signedFile(desk: Desk, { server }: PaperFacts): Promise<Signed<"provider"> | null> {
  const files = await ownProviders(desk)
  if (!files.ok) return null
  const providers = files.value.map(({ body }) => body)
  const body = providerFile({ providers }, server.operator, desk.parts.now())
  if (body === null || body.answers === null) return null
  return files.value.find((one) => one.body.host === hostName(server.operator)) ?? null
}

function answersOf(desk: Desk, { language }: PaperFacts, { body, device, hash }: Signed<"provider">) {
  const { answers } = body
  if (answers === null) return null
  const day = (at: number): string => dayText(dayOf(instant(at)), language)
  const user = memberOfDevice(desk.organisation, device)?.user
  const lines = (list: readonly Question[]) =>
    list.map((question) => ({
      label: questionLabels[question][language],
      answer: answerText(answers, question, language),
    }))
  const signed: SignedAnswers = {
    signedOn: day(body.at),
    signedBy: (user && desk.register.memberNames.get(user)) ?? null,
    validUntil: day(body.validUntil),
    version: body.version,
    hash,
    measures: lines(measureQuestions),
    certificates: lines(certificateQuestions),
    weaker: lines(weakerIn(answers)),
    open: questions
      .filter((question) => answers[question] === null)
      .map((question) => questionLabels[question][language]),
  }
  return { answers, signed }
}

/** What the wording promises, in hours and days: whoever answers less has not agreed to it. */
const promisedNoticeHours = 24
const promisedChangeDays = 30

function weakerIn({ breachNoticeHours, subChangeNoticeDays }: Questionnaire): readonly Question[] {
  const late = (breachNoticeHours ?? 0) > promisedNoticeHours
  const short = (subChangeNoticeDays ?? promisedChangeDays) < promisedChangeDays
  return [
    ...(late ? (["breachNoticeHours"] as const) : []),
    ...(short ? (["subChangeNoticeDays"] as const) : []),
  ]
}

function placesOf(facts: PaperFacts, answers: Questionnaire | null): PlacesOf {
  const { frame, language } = facts
  const { country, pools } = frame.server
  const unknown = [countryIn("??", language)]
  const named = (codes: readonly string[] | null) =>
    codes === null || codes.length === 0 ? unknown : codes.map((code) => countryIn(code, language))
  if (answers === null) {
    const storage = pools.length === 0 ? unknown : pools.map((pool) => pool.country)
    return { seat: country, processing: [country], storage, backup: unknown, support: unknown }
  }
  return {
    seat: countryIn(answers.seatCountry ?? "??", language),
    processing: named(answers.processingCountries),
    storage: named(answers.storageCountries),
    backup: named(answers.backupCountries),
    support: named(answers.supportAccessCountries),
  }
}

/** As answered; beside them the stores of the server that somebody else runs and that no answer names. */
function subProcessorsOf(
  { frame, language }: PaperFacts,
  answers: Questionnaire | null,
): ProcessingFacts["subProcessors"] {
  const unsaid = language === "de" ? "nicht angegeben" : "not stated"
  const answered = answers?.subProcessors ?? []
  const { operator, pools } = frame.server
  const stores = pools.filter(
    (pool) => pool.operator !== operator && answered.every(({ name }) => name !== pool.operator),
  )
  return [
    ...answered.map(({ address, country, name, since, task }) => ({
      name,
      address,
      task,
      country: countryIn(country, language),
      since: dayText(dayOf(instant(since)), language),
    })),
    ...stores.map((pool) => ({
      name: pool.operator,
      address: unsaid,
      country: pool.country,
      task: `${language === "de" ? "Speicher" : "Storage"} „${pool.name}“`,
      since: unsaid,
    })),
  ]
}

export async function processingContractOf(desk: Desk, facts: PaperFacts): Promise<LegalPaper> {
  const { frame, host, language } = facts
  const file = await signedFile(desk, facts)
  const known = file && answersOf(desk, facts, file)
  const answers = known?.answers ?? null
  return processingContract(frame, {
    version: processingTextVersion,
    atHome: await isServerAtHome(desk, facts),
    answers: known?.signed ?? null,
    processor: {
      name:
        answers?.legalName ??
        host ??
        (language === "de" ? "Betreiber des Servers" : "operator of the server"),
      isNamed: (answers?.legalName ?? host) !== null,
      country: countryIn(answers?.seatCountry ?? frame.server.country.code, language),
      places: placesOf(facts, answers),
    },
    clauses: processingClauses.map((clause) => ({
      clause,
      label: clauseLabels[clause],
      wording: processingText[clause],
    })),
    taxAccess,
    subProcessors: subProcessorsOf(facts, answers),
  })
}
