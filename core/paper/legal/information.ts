/** Information for the patient: Art. 13 GDPR from the practice, Art. 14 from a laboratory that did not ask the patient itself. */
import { informationVersion } from "./sheet-versions.ts"
import { informationWords } from "./information.words.ts"
import { grid, legalPaper, named, points, text } from "./legal-paper.ts"
import type { LegalPaper, NamedCountry, PaperFrame, Section } from "./legal-paper.ts"
import { serverText } from "./print.ts"
import { thirdCountryParts } from "./third-countries.ts"
import type { ThirdCountry } from "./third-countries.ts"

export interface NamedRecipient {
  readonly name: string
  readonly role: string
  readonly address: string
  readonly countries: readonly NamedCountry[]
}

export interface RetentionLine {
  readonly name: string
  /** "10 Jahre", or days where the program itself makes it. */
  readonly period: string
  readonly from: string
  readonly law: string
}

export interface InformationFacts {
  readonly officer: string
  readonly recipients: readonly NamedRecipient[]
  /** Outside the Union and the EEA: of the recipients, of the own places and of the server. */
  readonly thirdCountries: readonly ThirdCountry[]
  /** Under statutory rules a laboratory may receive without consent, and the patient is told so before. */
  readonly mode: "strict" | "statutory"
  readonly retention: readonly RetentionLine[]
  /** From whom the data come: the practices that place orders; only for Art. 14. */
  readonly sources: readonly string[]
}

export const information = (frame: PaperFrame, facts: InformationFacts): LegalPaper =>
  inform(frame, facts, "information")

export const laboratoryInformation = (frame: PaperFrame, facts: InformationFacts): LegalPaper =>
  inform(frame, facts, "laboratory-information")

function inform(
  frame: PaperFrame,
  facts: InformationFacts,
  kind: "information" | "laboratory-information",
): LegalPaper {
  const say = informationWords[frame.language]
  const isPractice = kind === "information"
  const origin: readonly Section[] = isPractice
    ? []
    : [
        {
          title: say.source,
          parts: [text(say.sourceText), list(facts.sources, say.noSource), text(say.exception)],
        },
      ]
  return legalPaper(frame, {
    kind,
    version: informationVersion,
    title: isPractice ? say.practiceTitle : say.laboratoryTitle,
    about: "",
    sections: [
      responsible(frame, facts),
      {
        title: say.purposes,
        parts: [grid([4, 6], say.purposeHead, purposesOf(frame, facts.mode, isPractice))],
      },
      {
        title: say.categories,
        parts: [text(isPractice ? say.practiceCategories : say.laboratoryCategories)],
      },
      ...origin,
      ...whereTo(frame, facts),
      { title: say.periods, parts: [text(say.periodText), retentionGrid(frame, facts)] },
      {
        title: say.rights,
        parts: [
          points(isPractice ? say.rightList : say.laboratoryRightList),
          text(say.complaint),
          text(isPractice ? say.must : say.mustNot),
          text(say.automated),
        ],
      },
    ],
    signers: [isPractice ? say.practiceSigner : say.laboratorySigner],
    limits: isPractice ? say.limits : say.laboratoryLimits,
    facts,
  })
}

/** What is done and on which ground, as it is under the rules in force. */
export function purposesOf(
  { language }: PaperFrame,
  mode: InformationFacts["mode"],
  isPractice: boolean,
): readonly (readonly string[])[] {
  const say = informationWords[language]
  if (!isPractice) return say.laboratoryPurposes
  return mode === "strict" ? say.practicePurposes : [...say.practicePurposes, say.withoutConsent]
}

const list = (items: readonly string[], otherwise: string) =>
  items.length === 0 ? text(otherwise) : points(items)

function responsible({ language, issuer }: PaperFrame, { officer }: InformationFacts): Section {
  const say = informationWords[language]
  return {
    title: say.responsible,
    parts: [
      named([
        [say.controller, [issuer.name, issuer.address, issuer.contact].filter(Boolean).join("\n")],
        [say.officer, officer === "" ? say.noOfficer : officer],
      ]),
    ],
  }
}

function whereTo(frame: PaperFrame, { recipients, thirdCountries }: InformationFacts): readonly Section[] {
  const say = informationWords[frame.language]
  const lines = recipients.map(
    ({ name, role, address, countries }) =>
      `${name} (${role}), ${address}; ${say.placesOf} ${countries.map((country) => country.name).join(", ")}`,
  )
  return [
    { title: say.recipients, parts: [list(lines, say.noRecipient), text(say.host(serverText(frame)))] },
    { title: say.thirdTitle, parts: thirdCountryParts(thirdCountries, frame.language) },
  ]
}

function retentionGrid({ language }: PaperFrame, { retention }: InformationFacts) {
  const say = informationWords[language]
  return grid(
    [4, 2, 3, 4],
    say.retentionHead,
    retention.map(({ name, period, from, law }) => [name, period, from, law]),
  )
}
