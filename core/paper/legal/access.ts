/** The answer to a request for access (Art. 15 GDPR): concrete recipients, purposes, periods, origin, rights; the data beside it. */
import { accessWords } from "./access.words.ts"
import { purposesOf } from "./information.ts"
import type { InformationFacts, RetentionLine } from "./information.ts"
import { informationWords } from "./information.words.ts"
import { grid, legalPaper, named, points, text } from "./legal-paper.ts"
import type { LegalPaper, NamedCountry, PaperFrame, Section } from "./legal-paper.ts"
import { dayText, serverText } from "./print.ts"
import { disclosureSections, patientLine } from "./recipients.ts"
import type { RecipientsFacts } from "./recipients.ts"
import { thirdCountryParts } from "./third-countries.ts"
import type { ThirdCountry } from "./third-countries.ts"

export interface ConsentLine {
  readonly givenOn: string
  readonly validUntil: string
  readonly state: "given" | "withdrawn" | "expired"
  readonly recipients: readonly string[]
  readonly onward: readonly string[]
  readonly kinds: readonly string[]
  readonly form: string
  readonly countries: readonly NamedCountry[]
  readonly releasesFromSecrecy: boolean
}

export interface AccessFacts extends RecipientsFacts {
  readonly consents: readonly ConsentLine[]
  readonly retention: readonly RetentionLine[]
  readonly mode: InformationFacts["mode"]
  /** Outside the Union and the EEA, of those who received something (Art. 15(2) GDPR). */
  readonly thirdCountries: readonly ThirdCountry[]
}

const accessVersion = "2026-11c"

export function accessPaper(frame: PaperFrame, facts: AccessFacts): LegalPaper {
  const say = accessWords[frame.language]
  const info = informationWords[frame.language]
  return legalPaper(frame, {
    kind: "access",
    version: accessVersion,
    title: say.title,
    about: patientLine(frame, facts.patient),
    sections: [
      stored(frame, facts),
      { title: say.purposes, parts: [grid([4, 6], info.purposeHead, purposesOf(frame, facts.mode, true))] },
      ...disclosureSections(frame, facts),
      {
        title: info.thirdTitle,
        parts: [
          text(say.server(serverText(frame).replaceAll("\n", "; "))),
          ...thirdCountryParts(facts.thirdCountries, frame.language),
        ],
      },
      consents(frame, facts),
      {
        title: info.periods,
        parts: [
          grid(
            [4, 2, 3, 4],
            info.retentionHead,
            facts.retention.map(({ name, period, from, law }) => [name, period, from, law]),
          ),
        ],
      },
      { title: say.origin, parts: [text(say.originText)] },
      { title: info.rights, parts: [points(info.rightList), text(info.complaint), text(info.automated)] },
      { title: say.copy, parts: [text(say.copyText)] },
    ],
    signers: [say.signer],
    limits: say.limits,
    facts,
  })
}

function stored(frame: PaperFrame, { patient }: AccessFacts): Section {
  const say = accessWords[frame.language]
  return {
    title: say.stored,
    parts: [
      named([
        [say.name, patient.name],
        [
          say.birthDate,
          patient.birthDate === null ? say.unknown : dayText(patient.birthDate, frame.language),
        ],
        ...patient.details.map((detail) => [say.detail, detail] as const),
        ...patient.codes.map(({ recipient, code }) => [say.codeAt(recipient), code] as const),
      ]),
      text(say.kinds),
    ],
  }
}

function consents({ language }: PaperFrame, facts: AccessFacts): Section {
  const say = accessWords[language]
  const rows = facts.consents.map((one) => [
    say.period(dayText(one.givenOn, language), dayText(one.validUntil, language)),
    [...one.recipients, ...one.onward.map(say.onward)].join(", "),
    `${one.kinds.join(", ")}; ${one.form}`,
    `${say.states[one.state]}${one.releasesFromSecrecy ? `; ${one.state === "given" ? say.released : say.wasReleased}` : ""}`,
  ])
  return {
    title: say.consents,
    parts: [rows.length === 0 ? text(say.noConsent) : grid([3, 4, 5, 3], say.consentHead, rows)],
  }
}
