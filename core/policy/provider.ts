/** Is a provider's questionnaire complete? A blocking gap makes it unusable: undocumented is unusable (Art. 5(2), 28(1) GDPR). */
import { coveredClauses, processingClauses } from "../records/processing-contract.ts"
import type { Question, Questionnaire } from "../records/questionnaire.ts"
import { addMonths, daysBetween, isDay, type Day } from "./day.ts"
import type { Law } from "./law.ts"
import type { Recipient } from "./request.ts"
import type { Sentences } from "./rules.table.ts"

/** A question whose answer is missing or bad, and what that means. */
export interface Gap {
  readonly question: Question
  readonly sentence: Sentences
}

/** What else the answers depend on: a home server needs no cloud report, a pool without invoices no tax access. */
export interface ProviderUse {
  readonly cloud: boolean
  readonly tax: boolean
}

type Check = (answers: Questionnaire, facts: CheckFacts) => boolean
interface CheckFacts extends ProviderUse {
  readonly law: Law
  readonly day: Day
}

interface BlockingQuestion {
  readonly question: Question
  readonly good: Check
  readonly sentence: Sentences
}

const ask = (question: Question, good: Check, de: string, en: string): BlockingQuestion => ({
  question,
  good,
  sentence: { de, en },
})

const known = (countries: readonly string[] | null, { law, day }: CheckFacts): boolean =>
  countries !== null &&
  countries.length > 0 &&
  countries.every((country) => law.countryOn(country, day).class !== "unknown")

/** The questions that block activation (spec 6.2). */
const blocking: readonly BlockingQuestion[] = [
  ask(
    "legalName",
    ({ legalName }) => (legalName ?? "").trim() !== "",
    "Der Name der Firma fehlt.",
    "The firm's name is missing.",
  ),
  ask(
    "seatCountry",
    ({ seatCountry }, facts) => known(seatCountry === null ? null : [seatCountry], facts),
    "Das Land des Sitzes fehlt oder gibt es nicht.",
    "The country of the seat is missing or does not exist.",
  ),
  ask(
    "establishmentGermany",
    ({ establishmentGermany }, { cloud }) => !cloud || establishmentGermany === true,
    "Eine Niederlassung in Deutschland fehlt (§ 393 SGB V).",
    "An establishment in Germany is missing (§ 393 SGB V).",
  ),
  ask(
    "parentCountry",
    ({ parentCompany, parentCountry }, facts) =>
      parentCompany === "" || known(parentCountry === null ? null : [parentCountry], facts),
    "Das Land der Muttergesellschaft fehlt.",
    "The parent company's country is missing.",
  ),
  ask(
    "processingCountries",
    ({ processingCountries }, facts) => known(processingCountries, facts),
    "Die Länder der Verarbeitung fehlen.",
    "The countries of processing are missing.",
  ),
  ask(
    "storageCountries",
    ({ storageCountries }, facts) => known(storageCountries, facts),
    "Die Länder der Speicherung fehlen.",
    "The countries of storage are missing.",
  ),
  ask(
    "backupCountries",
    ({ backupCountries }, facts) => known(backupCountries, facts),
    "Die Länder der Sicherungskopien fehlen.",
    "The countries of backups are missing.",
  ),
  ask(
    "supportAccessCountries",
    ({ supportAccessCountries }, facts) => known(supportAccessCountries, facts),
    "Es fehlt, von welchen Ländern aus Fernzugriff möglich ist.",
    "The countries of remote access are missing.",
  ),
  ask(
    "onwardRecipients",
    ({ onwardRecipients }, facts) =>
      onwardRecipients !== null &&
      onwardRecipients.every(({ name, country }) => name.trim() !== "" && known([country], facts)),
    "Die weiteren Empfänger fehlen oder haben keinen Namen oder kein Land.",
    "The further recipients are missing or have no name or no country.",
  ),
  ask(
    "reservesOnwardRight",
    ({ reservesOnwardRight }) => reservesOnwardRight === false,
    "Der Anbieter behält sich die Weitergabe vor oder hat die Frage nicht beantwortet.",
    "The provider reserves onward transfer or did not answer.",
  ),
  ask(
    "ownUse",
    ({ ownUse }) => ownUse === false,
    "Der Anbieter nutzt die Daten für sich oder hat die Frage nicht beantwortet.",
    "The provider uses the data for itself or did not answer.",
  ),
  ask(
    "deletionAfterDays",
    ({ deletionAfterDays }) => deletionAfterDays !== null && deletionAfterDays >= 0,
    "Es fehlt, wann nach der Verarbeitung gelöscht wird.",
    "The time of deletion after processing is missing.",
  ),
  ask(
    "contract",
    ({ contract }, { day }) =>
      contract !== null &&
      contract.version.trim() !== "" &&
      isDay(contract.signedOn) &&
      contract.signedOn <= day,
    "Der Vertrag zur Auftragsverarbeitung ist nicht unterschrieben: Fassung oder Tag der Unterschrift fehlt.",
    "The processing contract is not signed: its version or the day of its signature is missing.",
  ),
  ask(
    "contract",
    ({ contract }) => contract === null || coveredClauses(contract).length === processingClauses.length,
    "Im Vertrag zur Auftragsverarbeitung fehlt zu einem Pflichtpunkt die Fundstelle (Art. 28 Abs. 3 DSGVO).",
    "In the processing contract the place of a mandatory point is missing (Art. 28(3) GDPR).",
  ),
  ask(
    "subProcessors",
    ({ subProcessors }, facts) =>
      subProcessors !== null &&
      subProcessors.every(
        ({ name, address, country, task }) =>
          [name, address, task].every((text) => text.trim() !== "") && known([country], facts),
      ),
    "Die Liste der Unterauftragnehmer fehlt oder nennt nicht Name, Anschrift, Land und Aufgabe.",
    "The list of sub-processors is missing or lacks name, address, country and task.",
  ),
  ask(
    "secrecyUndertaking",
    ({ secrecyUndertaking, subProcessors }) =>
      secrecyUndertaking === "chain" || (secrecyUndertaking === "firm" && subProcessors?.length === 0),
    "Die Verpflichtung nach § 203 StGB fehlt oder deckt die Unterauftragnehmer nicht.",
    "The undertaking under § 203 StGB is missing or does not cover the sub-processors.",
  ),
  ask(
    "cloudReport",
    (answers, facts) => !facts.cloud || hasReport(answers, facts.day),
    "Das C5-Testat fehlt, ist abgelaufen oder genügt nicht (§ 393 Abs. 4 SGB V).",
    "The C5 report is missing, ended or not sufficient (§ 393(4) SGB V).",
  ),
  ask(
    "customerCriteriaDone",
    ({ customerCriteriaDone }, { cloud }) => !cloud || customerCriteriaDone === true,
    "Die korrespondierenden Kundenkriterien des C5-Testats sind nicht umgesetzt (§ 393 Abs. 3 SGB V).",
    "The corresponding customer criteria of the C5 report are not done (§ 393(3) SGB V).",
  ),
  ask(
    "endToEnd",
    ({ endToEnd }) => endToEnd === true,
    "Der Dienst ist nicht Ende-zu-Ende-verschlüsselt.",
    "The service is not end-to-end encrypted.",
  ),
  ask(
    "keyCustody",
    ({ keyCustody }) => keyCustody === "practice",
    "Die Schlüssel liegen nicht in der Praxis.",
    "The keys are not with the practice.",
  ),
  ask(
    "taxDataAccess",
    ({ taxDataAccess }, { tax }) => !tax || taxDataAccess === true,
    "Der Datenzugriff der Finanzverwaltung ist nicht zugesichert (§ 147 Abs. 6 AO).",
    "Data access of the tax office is not assured (§ 147(6) AO).",
  ),
  ask(
    "documentationComplete",
    ({ documentationComplete }) => documentationComplete === true,
    "Niemand hat bestätigt, dass die Unterlagen vollständig sind.",
    "Nobody confirmed that the papers are complete.",
  ),
]

/** C5GleichwV § 1: a plan with milestones within 12 months, type 1 within 18, type 2 within 24. */
function hasReport({ cloudReport, firstPlacedOnMarket }: Questionnaire, today: Day): boolean {
  if (cloudReport === null) return false
  switch (cloudReport.kind) {
    case "c5": {
      const { type, periodFrom, periodTo, auditor, scope } = cloudReport
      if (!isDay(periodFrom) || !isDay(periodTo) || today < periodFrom || periodTo < today) return false
      if (auditor.trim() === "" || scope.trim() === "") return false
      if (type === 2) return true
      return (
        firstPlacedOnMarket !== null &&
        isDay(firstPlacedOnMarket) &&
        firstPlacedOnMarket <= today &&
        today < addMonths(firstPlacedOnMarket, 18)
      )
    }
    case "equivalent": {
      const { planDate, milestoneMonths, type1Months, type2Months } = cloudReport
      const kept = milestoneMonths <= 12 && type1Months <= 18 && type2Months <= 24
      return kept && isDay(planDate) && daysBetween(planDate, today) >= 0 && today < addMonths(planDate, 24)
    }
  }
}

/** The questions of which a missing or bad answer keeps the provider from being used. */
export const blockingQuestions: readonly Question[] = [...new Set(blocking.map(({ question }) => question))]

/** Empty only where the provider may be used. */
export function blockingGaps(answers: Questionnaire, use: ProviderUse, law: Law, day: Day): readonly Gap[] {
  const facts = { ...use, law, day }
  return blocking.flatMap(({ question, good, sentence }) =>
    good(answers, facts) ? [] : [{ question, sentence }],
  )
}

/**
 * Where the data are handled, by the provider and by whoever processes for it: a sub-processor's country is a place like
 * any other (Art. 28(4), 44 GDPR).
 */
export function providerPlaces(answers: Questionnaire): Recipient["places"] {
  const { seatCountry, processingCountries, subProcessors } = answers
  const own = processingCountries ?? []
  const theirs = (subProcessors ?? []).map(({ country }) => country)
  return {
    seat: seatCountry ?? "??",
    // Nobody said where the provider itself works: no sub-processor says it in its stead.
    processing: own.length === 0 ? [] : [...new Set([...own, ...theirs])],
    storage: answers.storageCountries ?? [],
    backup: answers.backupCountries ?? [],
    support: answers.supportAccessCountries ?? [],
  }
}

/** The provider as the engine sees it; what nobody answered stays the worst value. */
export function providerToRecipient(
  organisation: string,
  answers: Questionnaire,
  use: ProviderUse,
  law: Law,
  day: Day,
): Recipient {
  const dayOrNull = (text: string | null): Day | null => (text !== null && isDay(text) ? text : null)
  const places = providerPlaces(answers)
  return {
    organisation,
    role: "processor",
    places,
    // "" says that there is no parent company; null, that nobody answered.
    parent: answers.parentCompany === "" ? places.seat : (answers.parentCountry ?? "??"),
    onward: onwardOf(answers),
    dpfListedUntil: dayOrNull(answers.dpfListedUntil),
    establishmentGermany: answers.establishmentGermany === true,
    firstPlacedOnMarket: dayOrNull(answers.firstPlacedOnMarket),
    profileComplete: blockingGaps(answers, use, law, day).length === 0,
  }
}

/** Firms are named by their place in the list: two firms may bear one name, and no name belongs in a request. */
function onwardOf({ reservesOnwardRight, onwardRecipients }: Questionnaire): Recipient["onward"] {
  if (reservesOnwardRight === true) return { kind: "reserved", recipients: [] }
  if (reservesOnwardRight === null || onwardRecipients === null) return { kind: "unknown", recipients: [] }
  if (onwardRecipients.length === 0) return { kind: "none", recipients: [] }
  return {
    kind: "named",
    recipients: onwardRecipients.map(({ country }, at) => ({ organisation: `next-${at + 1}`, country })),
  }
}
