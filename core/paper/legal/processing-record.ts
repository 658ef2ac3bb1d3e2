/** The record of processing: Art. 30(1) GDPR for the practice or laboratory, Art. 30(2) for whoever runs the server. */
import { purposesOf } from "./information.ts"
import type { InformationFacts, NamedRecipient } from "./information.ts"
import { informationWords } from "./information.words.ts"
import { fillIn, grid, legalPaper, named, points, text, warning } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame, Part, Section } from "./legal-paper.ts"
import { labelWords, paperLabels } from "../label.words.ts"
import { measures } from "./measures.words.ts"
import { serverText } from "./print.ts"
import { processingRecordWords } from "./processing-record.words.ts"
import { thirdCountryParts } from "./third-countries.ts"
import type { ThirdCountry } from "./third-countries.ts"

export interface ControllerRecordFacts extends Omit<InformationFacts, "sources"> {
  readonly role: "practice" | "laboratory"
}

const processingRecordVersion = "2026-11b"

export function controllerRecord(frame: PaperFrame, facts: ControllerRecordFacts): LegalPaper {
  const say = processingRecordWords[frame.language]
  const info = informationWords[frame.language]
  const isPractice = facts.role === "practice"
  return legalPaper(frame, {
    kind: "record-controller",
    version: processingRecordVersion,
    title: say.controllerTitle,
    about: "",
    sections: [
      controllerSection(frame, facts.officer),
      {
        title: say.b,
        parts: [grid([4, 6], info.purposeHead, purposesOf(frame, facts.mode, isPractice))],
      },
      {
        title: say.c,
        parts: [text(say.people), text(isPractice ? info.practiceCategories : info.laboratoryCategories)],
      },
      {
        title: say.d,
        parts: [
          recipients(facts.recipients, info.noRecipient),
          text(say.server(serverText(frame))),
          ...(isPractice ? labelParts(frame) : []),
        ],
      },
      { title: say.e, parts: thirdCountryParts(facts.thirdCountries, frame.language) },
      {
        title: say.f,
        parts: [
          grid(
            [4, 2, 3, 4],
            info.retentionHead,
            facts.retention.map(({ name, period, from, law }) => [name, period, from, law]),
          ),
        ],
      },
      measuresSection(frame, say.g),
    ],
    signers: [say.controllerSigner],
    limits: isPractice ? say.controllerLimits : say.laboratoryLimits,
    facts,
  })
}

export interface ProcessorRecordFacts {
  /** Those for whom it processes, as far as this organisation knows: itself. */
  readonly controllers: readonly {
    readonly name: string
    readonly address: string
    readonly officer: string
  }[]
  readonly thirdCountries: readonly ThirdCountry[]
  /** Null where the server names no company: then its operator writes down who it is. */
  readonly host: string | null
  /** The house signed that the server stands in its own rooms: then this record falls away. */
  readonly atHome: boolean
}

export function processorRecord(frame: PaperFrame, facts: ProcessorRecordFacts): LegalPaper {
  const say = processingRecordWords[frame.language]
  return legalPaper(frame, {
    kind: "record-processor",
    version: processingRecordVersion,
    title: say.processorTitle,
    about: facts.host ?? "",
    sections: [
      {
        title: say.processorA,
        parts: [
          ...(facts.atHome ? [warning(say.atHome)] : []),
          ...(facts.host === null
            ? [text(say.unnamed), fillIn(say.processorLine)]
            : [
                named([[say.processor, `${facts.host}, ${frame.server.country.name}`]]),
                fillIn(say.processorContact),
              ]),
          grid(
            [4, 4, 5],
            say.controllerHead,
            facts.controllers.map(({ name, address, officer }) => [name, address, officer]),
          ),
          text(say.onlyOwn),
        ],
      },
      { title: say.processorB, parts: [points(say.processorWork)] },
      {
        title: say.processorC,
        parts: [text(serverText(frame)), ...thirdCountryParts(facts.thirdCountries, frame.language)],
      },
      measuresSection(frame, say.processorD),
    ],
    signers: [say.processorSigner],
    limits: say.processorLimits,
    facts,
  })
}

/** In which states files are disclosed, and what none of these states is. */
function labelParts({ language }: PaperFrame): readonly Part[] {
  const { labels, meanings, not } = labelWords[language]
  return [
    text(processingRecordWords[language].disclosedAs),
    points(paperLabels.map((label) => `${labels[label]}: ${meanings[label]}`)),
    text(not),
  ]
}

const recipients = (list: readonly NamedRecipient[], otherwise: string): Part =>
  list.length === 0
    ? text(otherwise)
    : points(
        list.map(
          ({ name, role, address, countries }) =>
            `${name} (${role}), ${address}: ${countries.map((country) => country.name).join(", ")}`,
        ),
      )

function controllerSection({ language, issuer }: PaperFrame, officer: string): Section {
  const info = informationWords[language]
  return {
    title: processingRecordWords[language].a,
    parts: [
      named([
        [info.controller, [issuer.name, issuer.address, issuer.contact].filter(Boolean).join("\n")],
        [info.officer, officer === "" ? info.noOfficer : officer],
      ]),
    ],
  }
}

const measuresSection = ({ language }: PaperFrame, title: string): Section => ({
  title,
  parts: [points(measures[language].map(({ subject, program }) => `${subject}: ${program}`))],
})
