/** Skeletons of the two assessments: of the impact (Art. 35 GDPR) and of a transfer (EDPB 01/2020). Never a result. */
import { assessmentWords } from "./assessments.words.ts"
import { purposesOf } from "./information.ts"
import type { InformationFacts, NamedRecipient, RetentionLine } from "./information.ts"
import { informationWords } from "./information.words.ts"
import { fillIn, grid, legalPaper, named, openBox, points, text, warning } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame } from "./legal-paper.ts"
import { measuresAnnex } from "./measures.ts"
import { dayText } from "./print.ts"
import { recipientPart } from "./risk-sheet.ts"
import type { CountryFacts, RecipientThere } from "./risk-sheet.ts"
import { riskSheetWords } from "./risk-sheet.words.ts"
import { thirdCountryParts } from "./third-countries.ts"
import type { ThirdCountry } from "./third-countries.ts"

export interface ImpactFacts {
  readonly officer: string
  readonly recipients: readonly NamedRecipient[]
  /** Null where a laboratory knows codes only. */
  readonly patients: number | null
  readonly disclosures: number
  /** Orders that came in from others. */
  readonly received: number
  readonly thirdCountries: readonly ThirdCountry[]
  readonly mode: InformationFacts["mode"]
  readonly retention: readonly RetentionLine[]
}

const assessmentVersion = "2026-11b"

export function impactAssessment(frame: PaperFrame, facts: ImpactFacts): LegalPaper {
  const say = assessmentWords[frame.language].impact
  const info = informationWords[frame.language]
  const names = facts.recipients.map(({ name, role }) => `${name} (${role})`)
  return legalPaper(frame, {
    kind: "impact-assessment",
    version: assessmentVersion,
    title: say.title,
    about: "",
    sections: [
      {
        title: say.threshold,
        parts: [
          points(say.thresholdFacts(facts.patients, facts.disclosures, facts.received)),
          ...say.thresholdBoxes.map(openBox),
          warning(say.officerDuty),
        ],
      },
      {
        title: say.a,
        parts: [
          text(say.description),
          grid([4, 6], info.purposeHead, purposesOf(frame, facts.mode, facts.patients !== null)),
          named([
            [say.recipients, names.length === 0 ? say.none : names.join("\n")],
            [say.periods, facts.retention.map(({ name, period }) => `${name}: ${period}`).join("\n")],
          ]),
          text(`${info.thirdTitle}:`),
          ...thirdCountryParts(facts.thirdCountries, frame.language),
        ],
      },
      { title: say.b, parts: [text(say.necessity), fillIn(say.reasons)] },
      {
        title: say.c,
        parts: [
          grid(
            [5, 3, 3, 4],
            say.riskHead,
            say.risks.map((risk) => [risk, "", "", ""]),
          ),
        ],
      },
      { title: say.d, parts: [fillIn(say.remaining)] },
      { title: say.views, parts: [text(say.viewsText), fillIn(say.viewsLine)] },
      measuresAnnex(frame),
      {
        title: say.advice,
        parts: [
          named([[say.officer, facts.officer === "" ? say.none : facts.officer]]),
          fillIn(say.adviceLine),
          ...say.outcomes.map(openBox),
        ],
      },
    ],
    signers: say.signers,
    limits: say.limits,
    facts,
  })
}

export interface TransferFacts {
  readonly country: CountryFacts
  readonly lawAsOf: string
  readonly recipients: readonly RecipientThere[]
  readonly clausesWith: readonly string[]
}

export function transferAssessment(frame: PaperFrame, facts: TransferFacts): LegalPaper {
  const say = assessmentWords[frame.language].transfer
  const risk = riskSheetWords[frame.language]
  const { country } = facts
  const known = country.code === "CN" ? risk.china : country.code === "US" ? risk.unitedStates : []
  return legalPaper(frame, {
    kind: "transfer-assessment",
    version: assessmentVersion,
    title: say.title(country.name),
    about: `${country.name} (${country.code})`,
    sections: [
      {
        title: say.map,
        parts: [recipientPart(frame, facts), text(say.mapText)],
      },
      {
        title: say.tool,
        parts: [
          warning(risk.classes[country.class](country.name)),
          named([
            [risk.instrument, country.instrument === "" ? risk.noInstrument : country.instrument],
            [risk.checked, dayText(facts.lawAsOf, frame.language)],
            [
              risk.safeguards,
              facts.clausesWith.length === 0 ? risk.noSafeguards : risk.clauses(facts.clausesWith.join(", ")),
            ],
          ]),
          ...say.tools.map(openBox),
        ],
      },
      {
        title: say.law,
        parts: [
          ...(known.length === 0 ? [text(risk.noSpecial)] : [points(known)]),
          ...say.questions.map((question) => fillIn(question)),
        ],
      },
      { title: say.extra, parts: [points(say.extraPresent), fillIn(say.extraMore)] },
      { title: say.steps, parts: [fillIn(say.stepsLine)] },
      { title: say.review, parts: [fillIn(say.reviewLine), ...say.outcomes.map(openBox)] },
    ],
    signers: say.signers,
    limits: say.limits,
    facts,
  })
}
