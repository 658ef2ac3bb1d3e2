/** Questions to a provider that are answered by one of a few words, with those words. */
import type { Questionnaire } from "./questionnaire.ts"

interface InBoth {
  readonly de: string
  readonly en: string
}

type ChoiceQuestion = "secrecyUndertaking" | "keyCustody" | "transferBasis" | "assessmentResult"
type Choices = {
  readonly [Key in ChoiceQuestion]: { readonly [Value in NonNullable<Questionnaire[Key]>]: InBoth }
}

const both = (de: string, en: string): InBoth => ({ de, en })

export const questionChoices: Choices = {
  secrecyUndertaking: {
    none: both("nein", "no"),
    firm: both("Firma und Personal", "firm and staff"),
    chain: both("auch alle Unterauftragnehmer", "all sub-processors as well"),
  },
  keyCustody: {
    practice: both("Praxis und Partner", "practice and partners"),
    provider: both("Anbieter", "provider"),
    "third-party": both("ein Dritter", "a third party"),
  },
  transferBasis: {
    none: both("keine nötig", "none needed"),
    "45": both("Angemessenheit (Art. 45)", "adequacy (Art. 45)"),
    "46": both("Garantien (Art. 46)", "safeguards (Art. 46)"),
    "49": both("Ausnahme (Art. 49)", "derogation (Art. 49)"),
  },
  assessmentResult: {
    positive: both("trägt", "holds"),
    negative: both("trägt nicht", "does not hold"),
  },
}

export const isChoiceQuestion = (text: string): text is ChoiceQuestion => Object.hasOwn(questionChoices, text)

/** Asked about countries: answered by their codes, shown by their names. */
export const countryQuestions = [
  "seatCountry",
  "parentCountry",
  "processingCountries",
  "storageCountries",
  "backupCountries",
  "supportAccessCountries",
] as const
