/** The risk sheet of one country (policy S21; Art. 13(1)(f), 49(1)(a) GDPR): to be shown and signed before data go there. */
import { riskSheetVersion } from "./sheet-versions.ts"
import { legalPaper, named, points, text, warning } from "./legal-paper.ts"
import type { LegalPaper, NamedCountry, PaperFrame, Part, Section } from "./legal-paper.ts"
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

export type PlaceUse = "seat" | "processing" | "storage" | "backup" | "support"

export interface RecipientThere {
  readonly name: string
  readonly role: string
  readonly address: string
  /** What of it happens in this country: its address may be in another one. */
  readonly uses: readonly PlaceUse[]
}

export interface RiskSheetFacts {
  readonly country: CountryFacts
  /** The day up to which the law table was checked. */
  readonly lawAsOf: string
  /** Everybody who would hold data there, by name (Art. 15(1)(c)). */
  readonly recipients: readonly RecipientThere[]
  /** Recipients with which standard contractual clauses are on file. */
  readonly clausesWith: readonly string[]
  /** The settings let nothing leave for there. */
  readonly closed: boolean
  readonly issuedBy: "practice" | "maker"
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
      {
        title: say.effect,
        parts: [
          ...(facts.closed ? [warning(say.closed)] : []),
          text(say.effects[country.class]),
          text(say.without),
          points(say.alternatives),
        ],
      },
    ],
    signers: signersOf(frame, facts),
    limits: say.limits,
    facts,
  })
}

/** Whom it is shown to; where the law is the same there is nothing to be warned of. */
function signersOf({ language }: PaperFrame, { country, issuedBy }: RiskSheetFacts): readonly string[] {
  const say = riskSheetWords[language]
  if (hasSameLaw(country.class)) return [say.officer]
  return [say.officer, issuedBy === "practice" ? say.patient : say.orderer]
}

const hasSameLaw = (cls: LawClass): boolean => cls === "de" || cls === "eu" || cls === "eea"

function statusRows({ language }: PaperFrame, facts: RiskSheetFacts) {
  const { clausesWith, country, lawAsOf } = facts
  const say = riskSheetWords[language]
  return named([
    [say.instrument, country.instrument === "" ? say.noInstrument : country.instrument],
    [say.ends, country.endsOn === null ? say.noEnd : dayText(country.endsOn, language)],
    [say.checked, dayText(lawAsOf, language)],
    [say.data, say.dataText],
    ...(hasSameLaw(country.class) || country.class === "adequate"
      ? []
      : [
          [
            say.safeguards,
            clausesWith.length === 0 ? say.noSafeguards : say.clauses(clausesWith.join(", ")),
          ] as const,
        ]),
  ])
}

export function recipientPart(
  { language }: PaperFrame,
  { recipients }: Pick<RiskSheetFacts, "recipients">,
): Part {
  const say = riskSheetWords[language]
  if (recipients.length === 0) return text(say.noRecipient)
  return points(
    recipients.map(({ address, name, role, uses }) => {
      const there = say.there(uses.map((use) => say.uses[use]).join(", "))
      return [name, role, address, there].filter(Boolean).join(", ")
    }),
  )
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
        parts: [points(say.general), special === null ? text(say.noSpecial) : points(special)],
      }
  }
}
