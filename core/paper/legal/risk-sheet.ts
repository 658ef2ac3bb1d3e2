/** The risk sheet of one country (policy S21; Art. 13(1)(f), 49(1)(a) GDPR): to be shown and signed before data go there. */
import { riskSheetVersion } from "./sheet-versions.ts"
import { legalPaper, named, points, text, warning } from "./legal-paper.ts"
import type { LegalPaper, NamedCountry, PaperFrame, Section } from "./legal-paper.ts"
import { dayText } from "./print.ts"
import { riskSheetWords } from "./risk-sheet.words.ts"

export type LawClass = "de" | "eu" | "eea" | "adequate" | "limited" | "us-dpf" | "third" | "unknown"

/** A country on a day, as the law table has it. */
export interface CountryFacts extends NamedCountry {
  readonly class: LawClass
  readonly instrument: string
  /** yyyy-mm-dd, where the instrument has an end. */
  readonly endsOn: string | null
}

export interface RiskSheetFacts {
  readonly country: CountryFacts
  /** The day up to which the law table was checked. */
  readonly lawAsOf: string
  /** Everybody who would hold data there, by name (Art. 15(1)(c)). */
  readonly recipients: readonly {
    readonly name: string
    readonly role: string
    readonly address: string
  }[]
}

export function riskSheet(frame: PaperFrame, facts: RiskSheetFacts): LegalPaper {
  const say = riskSheetWords[frame.language]
  const { country } = facts
  return legalPaper(frame, {
    kind: "risk-sheet",
    version: riskSheetVersion,
    title: say.title(country.name),
    about: `${country.name} (${country.code})`,
    sections: [
      {
        title: say.status,
        parts: [warning(say.classes[country.class](country.name)), statusRows(frame, facts)],
      },
      { title: say.recipients, parts: [recipientPart(frame, facts)] },
      risks(frame, facts),
      { title: say.effect, parts: [text(say.effectText), points(say.alternatives)] },
    ],
    signers: [say.officer, say.patient],
    limits: say.limits,
    facts,
  })
}

function statusRows({ language }: PaperFrame, { country, lawAsOf }: RiskSheetFacts) {
  const say = riskSheetWords[language]
  return named([
    [say.instrument, country.instrument === "" ? say.noInstrument : country.instrument],
    [say.ends, country.endsOn === null ? say.noEnd : dayText(country.endsOn, language)],
    [say.checked, dayText(lawAsOf, language)],
  ])
}

function recipientPart({ language }: PaperFrame, { recipients }: RiskSheetFacts) {
  const say = riskSheetWords[language]
  return recipients.length === 0
    ? text(say.noRecipient)
    : points(recipients.map(({ name, role, address }) => [name, role, address].filter(Boolean).join(", ")))
}

function risks({ language }: PaperFrame, { country }: RiskSheetFacts): Section {
  const say = riskSheetWords[language]
  const special = country.code === "CN" ? say.china : country.code === "US" ? say.unitedStates : null
  switch (country.class) {
    case "de":
    case "eu":
    case "eea":
      return { title: say.risks, parts: [text(say.sameLaw)] }
    case "adequate":
      return { title: say.risks, parts: [text(say.adequateRisk)] }
    case "limited":
      return { title: say.risks, parts: [text(say.limitedRisk), points(say.general)] }
    case "us-dpf":
    case "third":
    case "unknown":
      return {
        title: say.risks,
        parts: [points(say.general), special === null ? text(say.noSpecial(country.name)) : points(special)],
      }
  }
}
